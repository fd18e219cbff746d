import { Response as WorkerResponse } from "miniflare";
import type { WorkerConfig } from "./app-worker";

/** One round trip to D1: its statements, and the rows that D1 counts for them. */
export type D1Call = {
  sql: string[];
  /** By which a session may be answered by a replica; null where the primary is asked. */
  session: string | null;
  rowsRead: number;
  rowsWritten: number;
};
/** What several round trips cost together. */
export const sumUpCalls = (calls: D1Call[]) => ({
  roundTrips: calls.length,
  statements: calls.reduce((sum, { sql }) => sum + sql.length, 0),
  rowsRead: calls.reduce((sum, { rowsRead }) => sum + rowsRead, 0),
  rowsWritten: calls.reduce((sum, { rowsWritten }) => sum + rowsWritten, 0),
});
export type Counts = ReturnType<typeof sumUpCalls>;

/** `before`: D1 never received the call. `after`: D1 executed it, and the result was lost. */
export type Fault = { message: string; when: "before" | "after" };

/** Sent by the probe inside the Worker: before a call, its statements; after it, what D1 counted. */
type Message =
  Pick<D1Call, "sql" | "session"> | { index: number; meta: { rows_read: number; rows_written: number }[] };

/** Records the app's round trips to D1, and makes those fail that a test chooses. */
export function createProbe() {
  let calls: D1Call[] = [];
  let findFault: (call: number, sql: string[]) => Fault | null | Promise<Fault | null> = () => null;

  async function receive(request: { json(): Promise<unknown> }) {
    const message = (await request.json()) as Message;
    if ("index" in message) {
      const call = calls[message.index];
      for (const { rows_read, rows_written } of message.meta) {
        if (!call) continue;
        call.rowsRead += rows_read;
        call.rowsWritten += rows_written;
      }
      return WorkerResponse.json({});
    }
    const index = calls.push({ ...message, rowsRead: 0, rowsWritten: 0 }) - 1;
    return WorkerResponse.json({ index, fault: await findFault(index, message.sql) });
  }

  return {
    receive,
    calls: () => calls,
    /** Runs `act` and gives its result with the calls meanwhile. */
    async record<T>(act: () => Promise<T>): Promise<{ result: T; calls: D1Call[] }> {
      calls = [];
      const result = await act();
      return { result, calls };
    },
    /** From now on; calls are counted from 0 again. A call waits until it is decided. */
    failWhen(decide: typeof findFault) {
      calls = [];
      findFault = decide;
    },
    stopFailing() {
      findFault = () => null;
    },
  };
}

export type Probe = ReturnType<typeof createProbe>;

/** Wraps the app's entry in one that gives it a `DB` which reports to the probe. */
export function addProbe({ manifest, env }: WorkerConfig, probe: Probe): void {
  if (!manifest || !env) throw new Error("a Worker without modules or bindings");
  manifest.modules["probed.js"] = { type: "esm", contents: probedEntry };
  manifest.mainModule = "probed.js";
  env.PROBE = { type: "fetcher", handler: probe.receive };
}

// `raw` returns no figures: what writes is run by `all` instead, and a query is run a second time.
const probedEntry = `
import app from "./entry.worker.js";

// As in the app alone, all requests of an isolate have the same DB.
let probed;
const withProbe = (env) => (probed ??= wrapEnv(env));

function wrapEnv(env) {
  const report = async (message) =>
    (await env.PROBE.fetch("http://probe/", { method: "POST", body: JSON.stringify(message) })).json();
  const fail = (message) => { throw new Error("D1_ERROR: " + message, { cause: new Error(message) }); };
  const reads = (sql) => /^\\s*(select|with)\\b/i.test(sql);

  function wrapDatabase(real, session = null) {
    async function call(sql, send) {
      const { index, fault } = await report({ sql, session });
      if (fault && fault.when === "before") fail(fault.message);
      const { result, meta } = await send();
      await report({ index, meta: meta.map(({ rows_read, rows_written }) => ({ rows_read, rows_written })) });
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
        if (reads(sql)) return { result: await statement.raw(), meta: [(await statement.all()).meta] };
        const { results, meta } = await statement.all();
        return { result: results.map((row) => Object.values(row)), meta: [meta] };
      }),
    });
    return {
      prepare: (sql) => wrap(sql, real.prepare(sql)),
      batch: (statements) => call(statements.map(({ sql }) => sql), async () => {
        const result = await real.batch(statements.map(({ statement }) => statement));
        return { result, meta: result.map(({ meta }) => meta) };
      }),
      withSession: (bookmark) => wrapDatabase(real.withSession(bookmark), bookmark),
    };
  }
  return { ...env, DB: wrapDatabase(env.DB) };
}

export default {
  fetch: (request, env, context) => app.fetch(request, withProbe(env), context),
  scheduled: (event, env, context) => app.scheduled(event, withProbe(env), context),
};`;
