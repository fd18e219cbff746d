import { createCookie } from "@remix-run/cloudflare";
import { Miniflare } from "miniflare";
import { afterAll } from "vitest";
import { openDatabase } from "~/db/client.server";
import type { Viewer } from "~/accounts/permissions";
import { appWorker, bindings, secret } from "./app-worker";
import { behindDoor, doorWorker, migrate } from "./door";
import { makersFor } from "./makers";
import { type Watch, watchWorker } from "./watched-d1";

export const origin = bindings.APP_ORIGIN;
export { bindings };

/** The bundle that is deployed, in workerd, on a D1 of its own. `watch` stands between the two. */
export async function startWorker({
  vars = {},
  watch,
}: { vars?: Partial<typeof bindings>; watch?: Watch } = {}) {
  const app = appWorker({ vars });
  if (watch) watchWorker(app, watch);
  const output: string[] = [];
  const miniflare = new Miniflare({
    cf: false,
    handleStructuredLogs: ({ message }) => output.push(message),
    workers: [{ config: app }, doorWorker],
  });
  afterAll(() => miniflare.dispose());
  await miniflare.ready;
  const d1 = behindDoor(await miniflare.unsafeGetDirectURL("door"));
  await migrate(d1);
  const db = openDatabase(d1);
  const makers = makersFor(db);

  /** A browser's request: no redirect is followed, and a form comes from our own pages unless said otherwise. */
  async function ask(path: string, { method = "GET", as, form, headers = {}, body }: Ask = {}) {
    const sent = form ? new URLSearchParams(form).toString() : body;
    const isForm = form !== undefined || method === "POST";
    const response = await miniflare.dispatchFetch(origin + path, {
      method: form ? "POST" : method,
      redirect: "manual",
      headers: withoutNulls({
        ...(as ? { Cookie: await cookieOf(as) } : {}),
        ...(isForm ? { Origin: origin, "Content-Type": "application/x-www-form-urlencoded" } : {}),
        ...headers,
      }),
      ...(sent === undefined ? {} : { body: sent }),
    } as never);
    return response as unknown as Response;
  }

  const cookies = new Map<number, string>();
  /** The Cookie header of a person signed in; one session a person. */
  async function cookieOf(person: Viewer) {
    const known = cookies.get(person.id);
    if (known) return known;
    const made = await sessionCookieHeader(await makers.makeSession(person));
    cookies.set(person.id, made);
    return made;
  }

  return {
    miniflare,
    d1,
    db,
    ask,
    cookieOf,
    /** What the Worker has logged so far. */
    logged: () => output.join("\n"),
    ...makers,
  };
}

type Ask = {
  method?: string;
  as?: Viewer;
  form?: Record<string, string> | [string, string][];
  /** Null leaves out what would be sent. */
  headers?: Record<string, string | null>;
  body?: BodyInit;
};

export type Worker = Awaited<ReturnType<typeof startWorker>>;

function withoutNulls(headers: Record<string, string | null>) {
  return Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== null));
}

/** Signed as the app signs it. */
export async function sessionCookieHeader(token: string): Promise<string> {
  const cookie = createCookie("__Host-session", { secrets: [secret] });
  const header = await cookie.serialize(token);
  return header.slice(0, header.indexOf(";"));
}
