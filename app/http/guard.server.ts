import type { ServerBuild } from "@remix-run/cloudflare";
import { type AgnosticRouteObject, matchRoutes } from "@remix-run/router";
import { errorContent, type ErrorContent } from "./error-content";
import { type Form, parseForm } from "./form.server";

const bodyLimit = 16 * 1024;

export type GuardResult = { request: Request; form: Form | null } | { error: ErrorContent; allow?: string };

/**
 * Checks method, origin, body size and body type before Remix gets the request. Remix's own check of the origin lets
 * requests without `Origin`, resource routes and `?_data=` pass; this one applies to every POST.
 */
export async function guard(request: Request, env: Env, build: ServerBuild): Promise<GuardResult> {
  const url = new URL(request.url);
  if (url.searchParams.has("_data")) return { error: errorContent(400, "That address is not one of ours") };

  const allow = allowedMethods(url.pathname, build);
  if (!allow.includes(request.method))
    return {
      error: errorContent(
        405,
        "That does not work at this address",
        "A form may have gone to the wrong place.",
      ),
      allow: allow.join(", "),
    };
  const headers = new Headers(request.headers);
  headers.delete("X-Forwarded-Host");
  // Checked below against APP_ORIGIN; Remix would compare it with a Host that a proxy may have changed.
  headers.delete("Origin");
  if (request.method !== "POST") return { request: new Request(request, { headers }), form: null };

  if (!isSameOrigin(request, env))
    return {
      error: errorContent(
        403,
        "That form came from another site",
        "Nothing was changed. If you meant to do it, do it from here.",
      ),
    };
  const read = await readForm(request);
  if ("error" in read) return read;
  const { body, form } = read;
  return { request: new Request(request.url, { method: "POST", headers, body }), form };
}

/** GET and HEAD if the route's module has a loader, POST if it has an action. */
function allowedMethods(pathname: string, build: ServerBuild): string[] {
  const isData = pathname.endsWith(".data");
  const path = isData ? pathname.slice(0, -".data".length).replace(/^\/_root$/, "/") : pathname;
  const matches = matchRoutes(routeTree(build), path) ?? [];
  const modules = matches.map((match) => build.routes[match.route.id ?? ""]?.module);
  // An index route has its parent's address, and the parent's loader where it has none of its own.
  const isBareIndex = matches.at(-1)?.route.index && !modules.at(-1)?.loader;
  const leaf = modules.at(isBareIndex ? -2 : -1);
  // Remix fetches the data of all matched routes at once, also where the last has only an action.
  const reads = isData ? modules.some((module) => module?.loader) : leaf?.loader || !leaf;
  return [...(reads ? ["GET", "HEAD"] : []), ...(leaf?.action ? ["POST"] : [])];
}

let tree: { build: ServerBuild; routes: AgnosticRouteObject[] } | undefined;

/** The routes as `matchRoutes` wants them; a Worker has one build, so they are made once. */
function routeTree(build: ServerBuild): AgnosticRouteObject[] {
  if (tree?.build !== build) tree = { build, routes: childrenOf(build, undefined) };
  return tree.routes;
}

function childrenOf(build: ServerBuild, parentId: string | undefined): AgnosticRouteObject[] {
  return Object.values(build.routes).flatMap((route): AgnosticRouteObject[] => {
    if (!route || route.parentId !== parentId) return [];
    const { id, path, index, caseSensitive } = route;
    const node = { id, path, caseSensitive };
    return [index ? { ...node, index } : { ...node, children: childrenOf(build, id) }];
  });
}

/** Browsers send `Origin` with every form; where it is "null" or missing, `Sec-Fetch-Site` decides. */
function isSameOrigin(request: Request, env: Env): boolean {
  const origin = request.headers.get("Origin");
  if (origin === null || origin === "null") return request.headers.get("Sec-Fetch-Site") === "same-origin";
  return origin === env.APP_ORIGIN;
}

async function readForm(
  request: Request,
): Promise<{ body: Uint8Array<ArrayBuffer>; form: Form } | { error: ErrorContent }> {
  const [type] = (request.headers.get("Content-Type") ?? "").toLowerCase().split(";");
  const body = await readBody(request);
  if (!body)
    return { error: errorContent(413, "That is too much at once", "A form may hold at most 16 KiB.") };
  if (type?.trim() !== "application/x-www-form-urlencoded" && !(body.length === 0 && !type))
    return {
      error: errorContent(415, "That is not a form of ours", "Send it from one of its pages."),
    };
  const form = parseForm(body);
  if (!form)
    return { error: errorContent(400, "That form cannot be read", "Send it from one of its pages.") };
  return { body, form };
}

/** The body; null where it is over the limit, which is checked while streaming because `Content-Length` may be missing. */
async function readBody(request: Request): Promise<Uint8Array<ArrayBuffer> | null> {
  if (Number(request.headers.get("Content-Length") ?? 0) > bodyLimit) return null;
  const chunks: Uint8Array[] = [];
  let size = 0;
  if (request.body)
    for await (const chunk of request.body) {
      size += chunk.length;
      if (size > bodyLimit) return null;
      chunks.push(chunk);
    }
  const body = new Uint8Array(size);
  let offset = 0;
  for (const chunk of chunks) {
    body.set(chunk, offset);
    offset += chunk.length;
  }
  return body;
}
