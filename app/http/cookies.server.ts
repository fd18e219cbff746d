import { createCookie } from "@remix-run/cloudflare";
import { sessionDays } from "~/accounts/sessions.server";
import { day, second } from "~/time/units";

export const sessionCookie = (env: Env) => cookie(env, "session", (sessionDays.absolute * day) / second);
/** The message that the next page shows, see `flash.server.ts`. */
export const flashCookie = (env: Env) => cookie(env, "flash", 120);
/** Where to go after signing in. */
export const returnCookie = (env: Env) => cookie(env, "return", 600);
/** The id of a form that was sent without being signed in, see `draft.server.ts`. */
export const draftCookie = (env: Env) => cookie(env, "draft", 600);

type Cookie = ReturnType<typeof cookie>;

/** The value; null where the cookie is missing, forged or malformed. */
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

/**
 * A signed cookie. `__Host-` restricts it to this host and https (which browsers do not require of localhost). The first
 * of the secrets signs and all verify, so that they can be rotated.
 */
function cookie(env: Env, name: string, maxAge: number) {
  const signed = createCookie(`__Host-${name}`, {
    httpOnly: true,
    secure: true,
    sameSite: "lax",
    path: "/",
    maxAge,
    secrets: env.SESSION_SECRET.split(","),
  });
  const serialize: typeof signed.serialize = async (value, options) => {
    const header = await signed.serialize(value, options);
    if (!fitsBrowser(header)) throw new Error(`The cookie ${name} is longer than browsers store.`);
    return header;
  };
  /** The longest value that browsers store, of those from 0 to `longest`. */
  const serializeLongest = async (longest: number, valueOf: (length: number) => unknown) => {
    let [fits, most] = [0, longest];
    while (fits < most) {
      const middle = Math.ceil((fits + most) / 2);
      if (fitsBrowser(await signed.serialize(valueOf(middle)))) fits = middle;
      else most = middle - 1;
    }
    return serialize(valueOf(fits));
  };
  return {
    name: signed.name,
    parse: (header: string | null) => signed.parse(header),
    serialize,
    serializeLongest,
  };
}

/** Name, value as it is signed and encoded, and attributes: RFC 6265, 6.1. Browsers drop longer ones without a word. */
function fitsBrowser(header: string): boolean {
  return new TextEncoder().encode(header).length <= 4_096;
}
