import { createCookie } from "@remix-run/cloudflare";
import { sessionDays } from "~/accounts/sessions/sessions.server";
import { day, second } from "~/time/units";

type Secrets = Pick<Env, "SESSION_SECRET">;

export const sessionCookie = (env: Secrets) => cookie(env, "session", (sessionDays.absolute * day) / second);
/** The message that the next page shows, see `flash.server.ts`. */
export const flashCookie = (env: Secrets) => cookie(env, "flash", 120);
/** An attempt to sign in, see `routes/auth/attempts.server.ts`. */
export const attemptCookie = (env: Secrets, id: string) => cookie(env, `attempt-${id}`, 600);
/** Which forms were sent without being signed in, see `draft.server.ts`. */
export const draftCookie = (env: Secrets) => cookie(env, "draft", 600);

// Restricts a cookie to this host, and to https (which browsers do not require of localhost).
const prefix = "__Host-";

type Cookie = ReturnType<typeof cookie>;

/**
 * The value: as `responseHeaders`, if given, set it already, or else as the browser sent it. Null where the cookie is
 * missing, forged or malformed.
 */
export async function readCookie(
  cookie: Cookie,
  request: Request,
  responseHeaders = new Headers(),
): Promise<unknown> {
  const set = responseHeaders.getSetCookie().findLast((line) => line.startsWith(`${cookie.name}=`));
  try {
    return await cookie.parse(set ?? request.headers.get("Cookie"));
  } catch {
    return null;
  }
}

export function expireCookie(cookie: Cookie): Promise<string> {
  return cookie.serialize("", { maxAge: 0 });
}

/**
 * Expires all cookies of ours that came with the request, so that the next person at this browser finds nothing. But for
 * that of the drafts, which each have an owner, see `clearAllDrafts`.
 */
export function expireCookies(env: Secrets, request: Request): Promise<string[]> {
  const kept = draftCookie(env).name;
  const ours = cookieNames(request).filter((name) => /^__Host-[\w.-]+$/.test(name) && name !== kept);
  return Promise.all(ours.map((name) => expireCookie(cookie(env, name.slice(prefix.length), 0))));
}

export function hasCookie(cookie: Cookie, request: Request): boolean {
  return cookieNames(request).includes(cookie.name);
}

/** Whether the browser has been given any cookie of ours, of whatever value. */
export function hasOurCookies(request: Request): boolean {
  return cookieNames(request).some((name) => name.startsWith(prefix));
}

export function cookieNames(request: Request): string[] {
  const header = request.headers.get("Cookie") ?? "";
  return header.split(";").map((pair) => pair.slice(0, (pair + "=").indexOf("=")).trim());
}

/**
 * A signed cookie. The first of the secrets signs and all verify, so that they can be rotated. Each is joined with the
 * name, which the signature therefore covers: the value of one cookie is not valid as another's.
 */
function cookie(env: Secrets, name: string, maxAge: number) {
  const fullName = prefix + name;
  const signed = createCookie(fullName, {
    httpOnly: true,
    secure: true,
    sameSite: "lax",
    path: "/",
    maxAge,
    secrets: env.SESSION_SECRET.split(",").map((secret) => `${fullName}=${secret}`),
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
