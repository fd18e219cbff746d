import type { Viewer } from "~/accounts/permissions";
import { readHtml } from "./html";
import { origin, sessionCookieHeader } from "./open-app";
import { type Worker } from "./worker";

type Visit = { form?: Record<string, string>; headers?: Record<string, string> };

/** A browser at Plaza: keeps cookies, and follows redirects within Plaza. */
export function openAppBrowser(worker: Worker) {
  const cookies = new Map<string, string>();

  async function visit(path: string, { form, headers }: Visit = {}): Promise<Response> {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const response = await worker.fetch(path, {
      form,
      headers: { Cookie: cookie || null, "User-Agent": "Test browser", ...headers },
    });
    for (const line of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (/; ?max-age=0/i.test(line)) cookies.delete(name);
      else cookies.set(name, value);
    }
    return response;
  }

  /** Follows redirects up to a page, or to the first address outside Plaza: then `away` is that address. */
  async function follow(path: string, options?: Visit) {
    let at = path;
    let response = await visit(at, options);
    for (;;) {
      const location = response.headers.get("Location");
      if (!location) return { at, status: response.status, html: await response.text(), away: null };
      const next = new URL(location, origin + at);
      if (next.origin !== origin) return { at, status: response.status, html: "", away: next };
      at = next.pathname + next.search;
      response = await visit(at);
    }
  }

  return { visit, follow, cookies };
}

export type AppBrowser = ReturnType<typeof openAppBrowser>;

/** With a new session: a block ends the existing ones, and a blocked member may sign in again. */
export async function openSignedInBrowser(worker: Worker, member: Viewer): Promise<AppBrowser> {
  const browser = openAppBrowser(worker);
  const cookie = await sessionCookieHeader(await worker.makeSession(member));
  const [name = "", value = ""] = cookie.split(/=(.*)/s);
  browser.cookies.set(name, value);
  return browser;
}

/** The page that a member gets, after redirects and without scripts and comments. */
export async function openPage(worker: Worker, path: string, as: Viewer) {
  const { html, status } = await (await openSignedInBrowser(worker, as)).follow(path);
  return { status, html: await readHtml(new Response(html)) };
}
