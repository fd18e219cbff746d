import { Miniflare } from "miniflare";
import { afterAll } from "vitest";
import type { Viewer } from "~/accounts/permissions";
import { openDatabase } from "~/db/client.server";
import { sessionCookie } from "~/http/cookies.server";
import { gatewayWorker, openD1 } from "../database/d1-gateway";
import { makersFor } from "../database/makers";
import { migrate } from "../database/migrate";
import { appWorker, assets, bindings } from "./app-worker";
import { addProbe, type Probe } from "./d1-probe";
import { keepAliveRequest, type RawResponse } from "./raw-request";

export const origin = bindings.APP_ORIGIN;

type WorkerOptions = Parameters<typeof appWorker>[0] & {
  /** Records and fails the calls between Worker and D1. */
  probe?: Probe;
  /** With the static files before it, as deployed. */
  withAssets?: boolean;
};

/** The deployed bundle in workerd, on a D1 of its own. */
export async function startWorker({ probe, withAssets = false, ...options }: WorkerOptions = {}) {
  const app = { ...appWorker(options), ...(withAssets && { assets }) };
  if (probe) addProbe(app, probe);
  const output: string[] = [];
  const miniflare = new Miniflare({
    cf: false,
    handleStructuredLogs: ({ message }) => output.push(message),
    workers: [{ config: app, dev: { unsafeDirectSockets: [{ port: 0 }] } }, gatewayWorker(["test"])],
  });
  afterAll(() => miniflare.dispose());
  await miniflare.ready;
  // Past Miniflare's entry Worker, which takes as long as most responses.
  const url = await miniflare.unsafeGetDirectURL("app");
  const d1 = openD1(await miniflare.unsafeGetDirectURL("d1-gateway"), "test");
  await migrate(d1);
  const db = openDatabase(d1);
  const makers = makersFor(db);

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
    const made = await sessionCookieHeader(await makers.makeSession(member));
    cookies.set(member.id, made);
    return made;
  }

  return {
    url,
    d1,
    db,
    fetch,
    cookieOf,
    /** What the Worker has logged so far. */
    logged: () => output.join("\n"),
    ...makers,
  };
}

type RequestOptions = {
  method?: string;
  as?: Viewer;
  form?: Record<string, string> | [string, string][];
  /** Null leaves out a header that would be sent otherwise. */
  headers?: Record<string, string | null>;
  body?: string;
};

export type Worker = Awaited<ReturnType<typeof startWorker>>;

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
