import { Response as WorkerResponse } from "miniflare";
import type { WorkerConfig } from "./app-worker";

/** One round trip to D1: its statements, and what D1 says of each. */
export type D1Call = { sql: string[]; rowsRead: number; rowsWritten: number };
/** `before`: D1 never got it. `after`: D1 did it, and the answer was lost. */
export type Fault = { message: string; when: "before" | "after" };

type Told = { sql: string[] } | { at: number; meta: { rows_read: number; rows_written: number }[] };

/** Stands between the app and its D1: counts round trips, and fails those that it is asked to. */
export function watchD1() {
  let calls: D1Call[] = [];
  let faultAt: (call: number, sql: string[]) => Fault | null = () => null;

  /** What the watching entry tells; the answer says whether to fail. */
  async function hear(request: { json(): Promise<unknown> }) {
    const told = (await request.json()) as Told;
    if ("at" in told) {
      const call = calls[told.at];
      for (const { rows_read, rows_written } of told.meta) {
        if (!call) continue;
        call.rowsRead += rows_read;
        call.rowsWritten += rows_written;
      }
      return WorkerResponse.json({});
    }
    const at = calls.push({ sql: told.sql, rowsRead: 0, rowsWritten: 0 }) - 1;
    return WorkerResponse.json({ at, fault: faultAt(at, told.sql) });
  }

  return {
    hear,
    calls: () => calls,
    /** What D1 was asked while `act` ran. */
    async during<T>(act: () => Promise<T>): Promise<{ result: T; calls: D1Call[] }> {
      calls = [];
      const result = await act();
      return { result, calls };
    },
    /** From now on, calls counted from 0. */
    failWhen(decide: typeof faultAt) {
      calls = [];
      faultAt = decide;
    },
    heal() {
      faultAt = () => null;
    },
  };
}

export type Watch = ReturnType<typeof watchD1>;

/** Puts an entry before the app's own that gives it a watched `DB`. */
export function watchWorker({ manifest, env }: WorkerConfig, watch: Watch): void {
  if (!manifest || !env) throw new Error("a Worker without modules or bindings");
  manifest.modules["watched.js"] = { type: "esm", contents: watchedEntry };
  manifest.mainModule = "watched.js";
  env.WATCH = { type: "fetcher", handler: watch.hear };
}

/** A single statement is asked for its figures apart, since `raw` tells none. */
const watchedEntry = `
import app from "./entry.worker.js";

function watched(env) {
  const tell = async (line) =>
    (await env.WATCH.fetch("http://watch/", { method: "POST", body: JSON.stringify(line) })).json();
  const fail = (message) => { throw new Error("D1_ERROR: " + message, { cause: new Error(message) }); };
  const reads = (sql) => /^\\s*(select|with)\\b/i.test(sql);

  function wrapDatabase(real) {
    async function call(sql, send) {
      const { at, fault } = await tell({ sql });
      if (fault && fault.when === "before") fail(fault.message);
      const { result, meta } = await send();
      await tell({ at, meta: meta.map(({ rows_read, rows_written }) => ({ rows_read, rows_written })) });
      if (fault && fault.when === "after") fail(fault.message);
      return result;
    }
    const withMeta = async (send) => {
      const result = await send();
      return { result, meta: [result.meta] };
    };
    const wrap = (sql, statement) => ({
      sql,
      statement,
      bind: (...values) => wrap(sql, statement.bind(...values)),
      all: () => call([sql], () => withMeta(() => statement.all())),
      run: () => call([sql], () => withMeta(() => statement.run())),
      raw: () => call([sql], async () => {
        const result = await statement.raw();
        return { result, meta: reads(sql) ? [(await statement.all()).meta] : [] };
      }),
    });
    return {
      prepare: (sql) => wrap(sql, real.prepare(sql)),
      batch: (statements) => call(statements.map(({ sql }) => sql), async () => {
        const result = await real.batch(statements.map(({ statement }) => statement));
        return { result, meta: result.map(({ meta }) => meta) };
      }),
      withSession: (bookmark) => wrapDatabase(real.withSession(bookmark)),
    };
  }
  return { ...env, DB: wrapDatabase(env.DB) };
}

export default {
  fetch: (request, env, context) => app.fetch(request, watched(env), context),
  scheduled: (event, env, context) => app.scheduled(event, watched(env), context),
};`;
