import type { ServerBuild } from "@remix-run/cloudflare";
import { matchRoutes } from "@remix-run/router";
import { errorContent, type ErrorContent } from "./error-content";
import { type Form, parseForm } from "./form.server";

const bodyLimit = 16 * 1024;

export type Guarded = { request: Request; form: Form | null } | { error: ErrorContent; allow?: string };

/**
 * What is settled before Remix sees a request: method, origin, size and type of the body. Remix's own check of the
 * origin passes requests without one, resource routes and `?_data=`; here every method but GET and HEAD must come from us.
 */
export async function guard(request: Request, env: Env, build: ServerBuild): Promise<Guarded> {
  const url = new URL(request.url);
  if (url.searchParams.has("_data")) return { error: errorContent(400, "That address is not one of ours") };

  const allow = methodsAt(url.pathname, build);
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
  // Checked here, against APP_ORIGIN; Remix would compare it with a Host that a proxy may have changed.
  headers.delete("Origin");
  if (request.method !== "POST") return { request: new Request(request, { headers }), form: null };

  if (!isOurs(request, env))
    return {
      error: errorContent(
        403,
        "That form came from another site",
        "Nothing was changed. If you meant to do it, do it from here.",
      ),
    };
  const [type] = (request.headers.get("Content-Type") ?? "").toLowerCase().split(";");
  const body = await readBody(request);
  if (!body)
    return { error: errorContent(413, "That is too much at once", "A form may hold at most 16 KiB.") };
  if (type?.trim() !== "application/x-www-form-urlencoded" && !(body.length === 0 && !type))
    return {
      error: errorContent(415, "That is not a form that Plaza reads", "Send it from one of its pages."),
    };
  const form = parseForm(body);
  if (!form)
    return { error: errorContent(400, "That form cannot be read", "Send it from one of its pages.") };
  return { request: new Request(request.url, { method: "POST", headers, body }), form };
}

/** The methods that an address answers are those for which its module has a loader or an action. */
function methodsAt(pathname: string, build: ServerBuild): string[] {
  const isData = pathname.endsWith(".data");
  const path = isData ? pathname.slice(0, -".data".length).replace(/^\/_root$/, "/") : pathname;
  const matches = matchRoutes(routeTree(build), path) ?? [];
  const modules = matches.map((match) => build.routes[match.route.id ?? ""]?.module);
  // An index has its parent's address, and here its data too.
  const isBareIndex = matches.at(-1)?.route.index && !modules.at(-1)?.loader;
  const leaf = modules.at(isBareIndex ? -2 : -1);
  // Remix asks for the data of a whole branch, also where the leaf has only an action.
  const reads = isData ? modules.some((module) => module?.loader) : leaf?.loader || !leaf;
  return [...(reads ? ["GET", "HEAD"] : []), ...(leaf?.action ? ["POST"] : [])];
}

type RouteNode = {
  id: string;
  path?: string;
  index?: boolean;
  caseSensitive?: boolean;
  children?: RouteNode[];
};
let tree: { of: ServerBuild; routes: RouteNode[] } | undefined;

function routeTree(build: ServerBuild): Parameters<typeof matchRoutes>[0] {
  if (tree?.of !== build) tree = { of: build, routes: childrenOf(build, undefined) };
  return tree.routes as Parameters<typeof matchRoutes>[0];
}

function childrenOf(build: ServerBuild, parentId: string | undefined): RouteNode[] {
  return Object.values(build.routes).flatMap((route) => {
    if (!route || route.parentId !== parentId) return [];
    const { id, path, index, caseSensitive } = route;
    return [{ id, path, caseSensitive, ...(index ? { index } : { children: childrenOf(build, id) }) }];
  });
}

/** Browsers send `Origin` with every form; where it is hidden or missing, `Sec-Fetch-Site` decides. */
function isOurs(request: Request, env: Env): boolean {
  const origin = request.headers.get("Origin");
  if (origin === null || origin === "null") return request.headers.get("Sec-Fetch-Site") === "same-origin";
  return origin === env.APP_ORIGIN;
}

/** The body, counted while it streams: null where it is over the limit, whatever its declared length. */
async function readBody(request: Request): Promise<Uint8Array<ArrayBuffer> | null> {
  if (Number(request.headers.get("Content-Length") ?? 0) > bodyLimit) return null;
  const chunks: Uint8Array[] = [];
  let size = 0;
  if (request.body)
    for await (const chunk of request.body as unknown as AsyncIterable<Uint8Array>) {
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
