import { createCookie } from "@remix-run/cloudflare";
import { Miniflare } from "miniflare";
import { afterAll } from "vitest";
import type { Viewer } from "~/accounts/permissions";
import { openDatabase } from "~/db/client.server";
import { behindDoor, doorWorker, migrate } from "../database/door";
import { makersFor } from "../database/makers";
import { appWorker, bindings, secret } from "./app-worker";
import { keptRequest, type RawAnswer } from "./raw-request";
import { type Watch, watchWorker } from "./watched-d1";

export const origin = bindings.APP_ORIGIN;

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
    workers: [{ config: app, dev: { unsafeDirectSockets: [{ port: 0 }] } }, doorWorker(["test"])],
  });
  afterAll(() => miniflare.dispose());
  await miniflare.ready;
  // Without Miniflare's own way in, which costs as much as most answers.
  const url = await miniflare.unsafeGetDirectURL("app");
  const d1 = behindDoor(await miniflare.unsafeGetDirectURL("door"), "test");
  await migrate(d1);
  const db = openDatabase(d1);
  const makers = makersFor(db);

  /** A browser's request: no redirect is followed, and a form comes from our own pages unless said otherwise. */
  async function ask(path: string, { method = "GET", as, form, headers = {}, body }: Ask = {}) {
    const sent = form ? new URLSearchParams(form).toString() : body;
    const isForm = form !== undefined || method === "POST";
    const answer = await keptRequest(url, {
      method: form ? "POST" : method,
      path,
      headers: withoutNulls({
        ...(as ? { Cookie: await cookieOf(as) } : {}),
        ...(isForm ? { Origin: origin, "Content-Type": "application/x-www-form-urlencoded" } : {}),
        ...headers,
      }),
      body: sent,
    });
    return asResponse(answer, method === "HEAD");
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
    url,
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
  body?: string;
};

export type Worker = Awaited<ReturnType<typeof startWorker>>;

function withoutNulls(headers: Record<string, string | null>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).filter((each): each is [string, string] => each[1] !== null),
  );
}

function asResponse({ status, rawHeaders, text }: RawAnswer, isHead: boolean): Response {
  const headers = new Headers();
  for (let at = 0; at < rawHeaders.length; at += 2) headers.append(rawHeaders[at]!, rawHeaders[at + 1]!);
  return new Response(isHead || [204, 304].includes(status) ? null : text, { status, headers });
}

/** Signed as the app signs it. */
export async function sessionCookieHeader(token: string): Promise<string> {
  const cookie = createCookie("__Host-session", { secrets: [secret] });
  const header = await cookie.serialize(token);
  return header.slice(0, header.indexOf(";"));
}
