import { errorContent, type ErrorContent } from "./responses/error-content";
import { type Form, parseForm } from "./forms/form.server";

const bodyLimit = 16 * 1024;
const unreadable = ["This form can't be read", "Go back and send it again from its own page."] as const;

/** `rule`: by which it was refused, for the logger. */
export type GuardResult =
  { request: Request; form: Form | null } | { error: ErrorContent; allow?: string; rule?: string };

/**
 * Checks method, origin, body size and body type before Remix gets the request. Remix's own check of the origin lets
 * requests without `Origin`, resource routes and `?_data=` pass; this one applies to every POST. `allow`: the methods of
 * the address.
 */
export async function guard(request: Request, env: Env, allow: string[]): Promise<GuardResult> {
  const url = new URL(request.url);
  if (url.searchParams.has("_data"))
    return { error: errorContent(400, "This address doesn't work", "It may be mistyped.") };

  if (!allow.includes(request.method))
    return {
      error: errorContent(
        405,
        "This doesn't work here",
        "Go back to the page you came from and try again there.",
      ),
      allow: allow.join(", "),
    };
  // Of these Remix thinks only where a form is sent.
  if (request.method !== "POST") return { request, form: null };
  const headers = new Headers(request.headers);
  headers.delete("X-Forwarded-Host");
  // Checked below against APP_ORIGIN; Remix would compare it with a Host that a proxy may have changed.
  headers.delete("Origin");

  if (!isSameOrigin(request, env))
    return {
      error: errorContent(
        403,
        "This form came from another site",
        "Nothing was changed. If you meant to do this, start from one of our pages.",
      ),
      rule: "cross-site",
    };
  const read = await readForm(request);
  if ("error" in read) return read;
  const { body, form } = read;
  return { request: new Request(request.url, { method: "POST", headers, body }), form };
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
    return {
      error: errorContent(
        413,
        "This is too long to send",
        "A form can hold up to 16 KiB. Shorten it and send it again.",
      ),
    };
  if (type?.trim() !== "application/x-www-form-urlencoded" && !(body.length === 0 && !type))
    return {
      error: errorContent(415, ...unreadable),
    };
  const form = parseForm(body);
  if (!form) return { error: errorContent(400, ...unreadable) };
  return { body, form };
}

/** The body; null where it is over the limit, which is checked while streaming because `Content-Length` may be missing. */
async function readBody(request: Request): Promise<Uint8Array<ArrayBuffer> | null> {
  if (Number(request.headers.get("Content-Length") ?? 0) > bodyLimit) {
    // Nobody needs to send the rest; `wrangler dev` would read it to its end.
    await request.body?.cancel();
    return null;
  }
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
