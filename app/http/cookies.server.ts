import { createCookie } from "@remix-run/cloudflare";

/**
 * A signed cookie. `__Host-` ties it to this very host over https (browsers take localhost for that too);
 * `secrets` may be several, so that they can be rotated: the first signs, all verify.
 */
function cookie(env: Env, name: string, maxAge?: number) {
  return createCookie(`__Host-${name}`, {
    httpOnly: true,
    secure: true,
    sameSite: "lax",
    path: "/",
    maxAge,
    secrets: env.SESSION_SECRET.split(","),
  });
}

export const sessionCookie = (env: Env) => cookie(env, "session", 30 * 86_400);
/** What was done, for the next page to say. */
export const flashCookie = (env: Env) => cookie(env, "flash", 120);
/** Where to go after signing in. */
export const returnCookie = (env: Env) => cookie(env, "return", 600);
/** What was typed by somebody who has to sign in first; sealed, see `draft.server.ts`. */
export const draftCookie = (env: Env) => cookie(env, "draft", 600);

type Cookie = ReturnType<typeof createCookie>;

/** The value, or null where the cookie is missing, forged or malformed; never an error. */
export async function readCookie(cookie: Cookie, request: Request): Promise<unknown> {
  try {
    return await cookie.parse(request.headers.get("Cookie"));
  } catch {
    return null;
  }
}

export function expireCookie(cookie: Cookie): Promise<string> {
  return cookie.serialize("", { maxAge: 0 });
}

export function hasCookie(cookie: Cookie, request: Request): boolean {
  return cookieNames(request).includes(cookie.name);
}

export function cookieNames(request: Request): string[] {
  const header = request.headers.get("Cookie") ?? "";
  return header.split(";").map((pair) => pair.slice(0, (pair + "=").indexOf("=")).trim());
}
