import { second } from "~/time/units";
import { withTimeout } from "~/time/with-timeout";
import { logger } from "../logger.server";
import { cacheablePath } from "./cacheable-path.server";

/** A page as it was sent. `madeAt` (ms): when its making began, which is before anything was read for it. */
type Entry = { body: ArrayBuffer; headers: [name: string, value: string][]; madeAt: number };
/** A response that others may not be given is not kept. */
type Made = { entry: Entry; from: "hit" | "fwd=miss" } | { response: Response };

type Asked = {
  request: Request;
  env: Env;
  ctx: ExecutionContext;
  /** Of the scripts and styles that pages name. */
  version: string;
};
type Make = (request: Request) => Promise<Response>;

const mostKept = 100;
/** How long to wait for a page that another request makes, before making it oneself. */
const patience = 2 * second;

/** Of this isolate, the oldest first. */
const kept = new Map<string, Entry>();
const making = new Map<string, { after: number; made: Promise<Made> }>();
/** How often this isolate may have written, and when it last did: what was read before may show what is gone. */
let writes = 0;
let writtenAt = 0;

/**
 * A page that visitors share, from the memory of the isolate or else of the data centre (Cache API), for `CACHE_SECONDS` from
 * its making; all else is made by `make`. Whoever asks for a page that is just being made waits for it. `Cache-Status` (RFC
 * 9211) and `Age` say where it came from.
 */
export async function respondCached(asked: Asked, make: Make): Promise<Response> {
  const { request, env, ctx, version } = asked;
  const seconds = Number(env.CACHE_SECONDS || 0);
  const path = seconds > 0 ? cacheablePath(request) : null;
  if (path === null) return make(request);

  const now = Date.now();
  const key = `${env.APP_ORIGIN}/${version}${path}`;
  const known = kept.get(key);
  if (known && isInTime(known, seconds, now)) return toResponse(known, "hit", seconds, now);

  const begun = making.get(key);
  if (begun?.after === writes) {
    const made = await waitFor(begun.made);
    if (made && "entry" in made) return toResponse(made.entry, "fwd=miss; collapsed", seconds, now);
  }
  const made = findOrMake(key, path, seconds, asked, make);
  making.set(key, { after: writes, made });
  // Others may be waiting, also where this browser has gone.
  ctx.waitUntil(made);
  try {
    const result = await made;
    return "entry" in result ? toResponse(result.entry, result.from, seconds, now) : result.response;
  } finally {
    if (making.get(key)?.made === made) making.delete(key);
  }
}

/** For after each request that may have written. */
export function forgetCached(): void {
  writes++;
  writtenAt = Date.now();
  kept.clear();
}

function isInTime({ madeAt }: Entry, seconds: number, now: number): boolean {
  return now < madeAt + seconds * second;
}

/** Null where it takes too long, or fails. */
function waitFor(made: Promise<Made>): Promise<Made | null> {
  return withTimeout(made, patience, () => new Error("another request takes too long")).catch(() => null);
}

async function findOrMake(
  key: string,
  path: string,
  seconds: number,
  asked: Asked,
  make: Make,
): Promise<Made> {
  const { request, ctx } = asked;
  const madeAt = Date.now();
  const after = writes;
  const shared = await findShared(key);
  if (shared && shared.madeAt > writtenAt && isInTime(shared, seconds, madeAt)) {
    keep(key, shared, after);
    return { entry: shared, from: "hit" };
  }
  // Of the address as others have it, too.
  const response = await make(new Request(new URL(path, request.url), { headers: request.headers }));
  if (response.status !== 200 || response.headers.has("Set-Cookie")) return { response };
  const entry = { body: await response.arrayBuffer(), headers: [...response.headers], madeAt };
  keep(key, entry, after);
  ctx.waitUntil(share(key, entry, seconds));
  return { entry, from: "fwd=miss" };
}

/** `after`: as many writes as there had been when its making began. */
function keep(key: string, entry: Entry, after: number): void {
  if (after !== writes) return;
  kept.delete(key);
  kept.set(key, entry);
  for (const oldest of kept.keys()) {
    if (kept.size <= mostKept) return;
    kept.delete(oldest);
  }
}

function toResponse({ body, headers, madeAt }: Entry, from: string, seconds: number, now: number): Response {
  const response = new Response(body, { headers });
  const age = Math.max(0, Math.floor((now - madeAt) / second));
  response.headers.set("Age", String(age));
  response.headers.set("Cache-Status", `plaza; ${from}; ttl=${seconds - age}`);
  return response;
}

/** A cache of its own: nothing else writes there, and nothing else is answered from it. */
const openShared = () => caches.open("visitors");
/** The pages' own `Cache-Control` would keep them out of it, and is kept here with the other headers. */
const entryHeader = "X-Entry";

async function findShared(key: string): Promise<Entry | null> {
  try {
    const found = await (await openShared()).match(key);
    const entry = found?.headers.get(entryHeader);
    if (!found || !entry) return null;
    return { body: await found.arrayBuffer(), ...(JSON.parse(entry) as Omit<Entry, "body">) };
  } catch (error) {
    return giveUp(error);
  }
}

async function share(key: string, { body, ...entry }: Entry, seconds: number): Promise<void> {
  const headers = { "Cache-Control": `max-age=${seconds}`, [entryHeader]: JSON.stringify(entry) };
  try {
    await (await openShared()).put(key, new Response(body, { headers }));
  } catch (error) {
    giveUp(error);
  }
}

/** Pages are made without the cache then. */
function giveUp(error: unknown): null {
  logger.info({ event: "cache-failed", message: error instanceof Error ? error.message : "unknown" });
  return null;
}
