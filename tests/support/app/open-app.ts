import type { Viewer } from "~/accounts/permissions";
import { sessionCookie } from "~/http/cookies.server";
import { bindings } from "./app-worker";
import { keepAliveRequest, type RawResponse } from "./raw-request";

export const origin = bindings.APP_ORIGIN;

export type RequestOptions = {
  method?: string;
  as?: Viewer;
  form?: Record<string, string> | [string, string][];
  /** Null leaves out a header that would be sent otherwise. */
  headers?: Record<string, string | null>;
  body?: string;
};

/** How to ask the app at this address. `makeSession` gives the token of a new session. */
export function openApp(url: URL, makeSession: (member: Viewer) => Promise<string>) {
  /** A request as a browser sends it: redirects are not followed, and a form has our own origin unless a header says otherwise. */
  async function fetch(path: string, { method = "GET", as, form, headers = {}, body }: RequestOptions = {}) {
    const sent = form ? new URLSearchParams(form).toString() : body;
    const isForm = form !== undefined || method === "POST";
    const response = await keepAliveRequest(url, {
      method: form ? "POST" : method,
      path,
      headers: withoutNulls({
        ...(as ? { Cookie: await cookieOf(as) } : {}),
        ...(isForm ? { Origin: origin, "Content-Type": "application/x-www-form-urlencoded" } : {}),
        ...headers,
      }),
      body: sent,
    });
    return toResponse(response, method === "HEAD");
  }

  const cookies = new Map<number, string>();
  /** The Cookie header of a member who is signed in; one session for each. */
  async function cookieOf(member: Viewer) {
    const known = cookies.get(member.id);
    if (known) return known;
    const made = await sessionCookieHeader(await makeSession(member));
    cookies.set(member.id, made);
    return made;
  }

  return { fetch, cookieOf };
}

function withoutNulls(headers: Record<string, string | null>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).filter((each): each is [string, string] => each[1] !== null),
  );
}

function toResponse({ status, rawHeaders, text }: RawResponse, isHead: boolean): Response {
  const headers = new Headers();
  for (let at = 0; at < rawHeaders.length; at += 2) headers.append(rawHeaders[at]!, rawHeaders[at + 1]!);
  return new Response(isHead || [204, 304].includes(status) ? null : text, { status, headers });
}

/** The `Cookie` header with this session token, as the app signs it. */
export async function sessionCookieHeader(token: unknown, secret = bindings.SESSION_SECRET): Promise<string> {
  const header = await sessionCookie({ SESSION_SECRET: secret }).serialize(token);
  return header.slice(0, header.indexOf(";"));
}
