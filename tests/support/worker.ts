import { readFileSync } from "node:fs";
import { createCookie } from "@remix-run/cloudflare";
import { Miniflare, type MiniflareOptions } from "miniflare";
import { afterAll } from "vitest";
import { openDatabase } from "~/db/client.server";
import type { Viewer } from "~/accounts/permissions";
import { behindDoor, door, migrate } from "./database";
import { makersFor } from "./makers";
import { type Watch, watchedBinding } from "./watched-d1";

export const origin = "http://localhost:8787";
const secret = "a-secret-for-tests-of-32-characters-or-more";

export const bindings = {
  SITE_NAME: "Plaza",
  APP_ORIGIN: origin,
  AUTH0_DOMAIN: "localhost:4499",
  AUTH0_CLIENT_ID: "plaza-local",
  AUTH0_ALLOW_HTTP: "true",
  AUTH0_CLIENT_SECRET: "a client secret for tests, long enough",
  SESSION_SECRET: secret,
  TOKEN_KEY: Buffer.alloc(32, 7).toString("base64"),
};

/** The bundle that is deployed, in workerd, on a D1 of its own. `watch` stands between the two; `options` add to Miniflare's. */
export async function startWorker({
  vars = {},
  watch,
  ...options
}: { [option: string]: unknown; vars?: Partial<typeof bindings>; watch?: Watch } = {}) {
  const app = {
    name: "app",
    modules: [
      { type: "ESModule", path: "entry.worker.js", contents: readFileSync("dist/entry.worker.js", "utf8") },
    ],
    compatibilityDate: "2026-04-01",
    d1Databases: watch ? {} : { DB: "test" },
    ratelimits: { WRITES: { simple: { limit: 100_000, period: 60 } } },
    bindings: { ...bindings, ...vars },
    ...(watch && { wrappedBindings: { DB: { scriptName: "watched-d1" } } }),
    ...options,
  };
  const between = watch && {
    name: "watched-d1",
    modules: true,
    script: watchedBinding,
    d1Databases: { REAL: "test" },
    serviceBindings: { WATCH: watch.hear },
  };
  // How the tests themselves reach the same database.
  const aside = {
    name: "door",
    modules: true,
    script: door,
    compatibilityDate: "2026-04-01",
    d1Databases: { DB: "test" },
    unsafeDirectSockets: [{ port: 0 }],
  };
  const output: string[] = [];
  const collect = (stream: NodeJS.ReadableStream) =>
    void stream.on("data", (text: Buffer) => output.push(text.toString()));
  const miniflare = new Miniflare({
    cf: false,
    handleRuntimeStdio: (stdout: NodeJS.ReadableStream, stderr: NodeJS.ReadableStream) =>
      [stdout, stderr].forEach(collect),
    workers: [app, aside, ...(between ? [between] : [])],
  } as unknown as MiniflareOptions);
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
    logged: () => output.join(""),
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
