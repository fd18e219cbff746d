import { fillPlaceholders, type SQL, sql } from "drizzle-orm";
import { drizzle, type DrizzleD1Database } from "drizzle-orm/d1";
import type { SQLiteRaw } from "drizzle-orm/sqlite-core/query-builders/raw";
import { second } from "~/time/units";
import { withTimeout } from "~/time/with-timeout";

export type Database = DrizzleD1Database;

/** D1 did not answer, or not in time. No batch was half executed. */
class DatabaseUnavailable extends Error {
  override name = "DatabaseUnavailable";
}

/** Whether the error says that D1 did not answer; Drizzle wraps such an error as the cause of its own. */
export function isDatabaseUnavailable(error: unknown): boolean {
  if (error instanceof DatabaseUnavailable) return true;
  return error instanceof Error && error.cause instanceof DatabaseUnavailable;
}

/**
 * Drizzle over D1, with a timeout and retries. Retrying is safe, because all writes are idempotent: an act by its key in
 * the log, a post by its form key, a session by its token.
 */
export function openDatabase(d1: D1Database): Database {
  return openOnce(primaries, d1, () => d1);
}

/**
 * The same, by the nearest replica, which may be a little behind the primary: each statement or batch has a session of its own
 * and needs no other's writes.
 */
export function openReplica(d1: D1Database): Database {
  return openOnce(replicas, d1, () => d1.withSession("first-unconstrained"));
}

const primaries = new WeakMap<D1Database, Database>();
const replicas = new WeakMap<D1Database, Database>();

/** Drizzle keeps the names of columns that it has made, so it is made once for a binding. */
function openOnce(opened: WeakMap<D1Database, Database>, d1: D1Database, source: () => Source): Database {
  const known = opened.get(d1);
  if (known) return known;
  const database = drizzle(retrying(source), { casing: "snake_case" });
  opened.set(d1, database);
  return database;
}

/** Whether D1 answers a trivial query. */
export async function isDatabaseUp(db: Database): Promise<boolean> {
  try {
    await db.run(sql`select 1`);
    return true;
  } catch {
    return false;
  }
}

type Select<T> = { toSQL: () => { sql: string; params: unknown[] }; _: { result: T[] } };

/**
 * A select whose SQL is made once, with a placeholder for each value, and whose rows are as D1 gives them: making SQL and
 * decoding rows take Drizzle longer than D1 takes to answer. For what most requests ask. Each of its columns has an alias and
 * is a number or text, so that there is nothing to decode.
 */
export function makeSelect<T>(make: (db: Database) => Select<T>) {
  let made: ReturnType<Select<T>["toSQL"]> | undefined;
  return async (db: Database, values: Record<string, unknown>): Promise<T[]> => {
    made ??= make(db).toSQL();
    const { $client } = db as Database & { $client: D1Database };
    const bound = $client.prepare(made.sql).bind(...fillPlaceholders(made.params, values));
    const { results } = await bound.all<T>();
    return results;
  };
}

/**
 * Raw SQL for a batch: there Drizzle binds the parameters to the query's `stmt`, which `db.all` does not prepare. Drizzle would put
 * the query together each time that it is asked for it; one that is kept by whoever made it is put together once for all.
 */
export function statement<T>(db: Database, query: SQL): SQLiteRaw<T[]> {
  const raw = db.all<T>(query) as SQLiteRaw<T[]>;
  const built = queries.get(query) ?? raw.getQuery();
  queries.set(query, built);
  const { $client } = db as Database & { $client: D1Database };
  return Object.assign(raw, { stmt: $client.prepare(built.sql), getQuery: () => built });
}

const queries = new WeakMap<SQL, ReturnType<SQLiteRaw<unknown>["getQuery"]>>();

const attempts = 3;
const timeout = 8 * second;
// https://developers.cloudflare.com/d1/observability/debug-d1/#error-list
const transient = /Network connection lost|storage caused object to be reset|code was updated/;
// Raised by the log's trigger when an act is sent a second time.
const alreadyRecorded = /the log is append-only/;
// The indexes of search are missing while a backup is made.
const unavailable =
  /no such table: (member|post)_search|D1_ERROR: (?!.*(constraint|SQLITE_|no such|syntax))|overloaded|timed? ?out|Network connection lost|object to be reset|internal error|fetch failed/i;

/** The methods that Drizzle calls on a statement, and D1's own statement, which `batch` has to be given. */
type Statement = Pick<D1PreparedStatement, "run" | "all"> & {
  bind: (...values: unknown[]) => Statement;
  raw: () => Promise<unknown[]>;
  inner: D1PreparedStatement;
};

type Source = Pick<D1Database, "prepare" | "batch">;

function retrying(source: () => Source): D1Database {
  const wrap = (statement: D1PreparedStatement): Statement => ({
    inner: statement,
    bind: (...values) => wrap(statement.bind(...values)),
    run: () => withRetries(() => statement.run()),
    all: () => withRetries(() => statement.all()),
    raw: () => withRetries(() => statement.raw()),
  });
  const database = {
    prepare: (query: string) => wrap(source().prepare(query)),
    batch: (statements: Statement[]) =>
      withRetries<Pick<D1Result, "results">[]>(
        () => source().batch(statements.map(({ inner }) => inner)),
        () => statements.map(() => ({ results: [] })),
      ),
  };
  return database as unknown as D1Database;
}

/** `whenCommitted` makes the result where an earlier attempt turns out to have been committed after all. */
async function withRetries<T>(send: () => Promise<T>, whenCommitted?: () => T): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await withTimeout(send(), timeout, () => new Error(`D1 timed out after ${timeout} ms`));
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      if (transient.test(message) && attempt < attempts) {
        await new Promise((resolve) => setTimeout(resolve, 2 ** attempt * 20 * (0.5 + Math.random())));
        continue;
      }
      if (whenCommitted && attempt > 1 && alreadyRecorded.test(message)) return whenCommitted();
      throw unavailable.test(message) ? new DatabaseUnavailable(message, { cause: error }) : error;
    }
  }
}
