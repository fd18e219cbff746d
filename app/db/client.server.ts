import { type SQL, sql } from "drizzle-orm";
import { drizzle, type DrizzleD1Database } from "drizzle-orm/d1";
import type { SQLiteRaw } from "drizzle-orm/sqlite-core/query-builders/raw";

export type Database = DrizzleD1Database;

/** D1 did not answer, or not in time. Nothing was half done: a batch is all or nothing. */
class DatabaseUnavailable extends Error {
  override name = "DatabaseUnavailable";
}

/** Whether an error, or what caused it (Drizzle wraps), says that D1 did not answer. */
export function isDatabaseUnavailable(error: unknown): boolean {
  if (error instanceof DatabaseUnavailable) return true;
  return error instanceof Error && error.cause instanceof DatabaseUnavailable;
}

/**
 * Drizzle over D1, with retries. Everything may be sent again, because all writes are idempotent:
 * an act by its log key, a post by its form key, a session by its token.
 */
export function openDatabase(d1: D1Database | D1DatabaseSession): Database {
  return drizzle(retrying(d1), { casing: "snake_case" });
}

const attempts = 3;
const patience = 8_000;
// https://developers.cloudflare.com/d1/observability/debug-d1/#error-list
const passing = /Network connection lost|storage caused object to be reset|code was updated/;
// What the log's trigger says to an act that comes a second time.
const alreadyKept = /the log is append-only/;
const unavailable =
  /D1_ERROR: (?!.*(constraint|SQLITE_|no such|syntax))|overloaded|timed? ?out|Network connection lost|object to be reset|internal error|fetch failed/i;

/** What Drizzle uses of a statement, and the statement of D1 itself, which a batch wants. */
type Statement = Pick<D1PreparedStatement, "run" | "all"> & {
  bind: (...values: unknown[]) => Statement;
  raw: () => Promise<unknown[]>;
  inner: D1PreparedStatement;
};

function retrying(d1: D1Database | D1DatabaseSession): D1Database {
  const wrap = (statement: D1PreparedStatement): Statement => ({
    inner: statement,
    bind: (...values) => wrap(statement.bind(...values)),
    run: () => patiently(() => statement.run()),
    all: () => patiently(() => statement.all()),
    raw: () => patiently(() => statement.raw()),
  });
  const database = {
    prepare: (query: string) => wrap(d1.prepare(query)),
    batch: (statements: Statement[]) =>
      patiently<Pick<D1Result, "results">[]>(
        () => d1.batch(statements.map(({ inner }) => inner)),
        () => statements.map(() => ({ results: [] })),
      ),
  };
  return database as unknown as D1Database;
}

/** `nothingNew` is the answer when an earlier sending turns out to have been kept after all. */
async function patiently<T>(send: () => Promise<T>, nothingNew?: () => T): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await within(patience, send());
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      if (passing.test(message) && attempt < attempts) {
        await new Promise((resolve) => setTimeout(resolve, 2 ** attempt * 20 * (0.5 + Math.random())));
        continue;
      }
      if (nothingNew && attempt > 1 && alreadyKept.test(message)) return nothingNew();
      throw unavailable.test(message) ? new DatabaseUnavailable(message, { cause: error }) : error;
    }
  }
}

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`D1 timed out after ${ms} ms`)), ms);
  });
  try {
    return await Promise.race([work, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}

/** Whether D1 answers at all. */
export async function answersQueries(db: Database): Promise<boolean> {
  try {
    await db.run(sql`select 1`);
    return true;
  } catch {
    return false;
  }
}

/** A statement in one's own SQL, for a batch: there Drizzle's `db.all` loses its parameters unless it is prepared. */
export function statement<T>(db: Database, query: SQL): SQLiteRaw<T[]> {
  const raw = db.all<T>(query) as SQLiteRaw<T[]>;
  const { $client } = db as Database & { $client: D1Database };
  return Object.assign(raw, { stmt: $client.prepare(raw.getQuery().sql) });
}
