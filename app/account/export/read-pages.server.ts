import { type SQL, sql } from "drizzle-orm";
import type { SQLiteColumn } from "drizzle-orm/sqlite-core";
import type { Cursor } from "~/db/keyset";

/**
 * How many rows are read at a time. A Worker on the Free plan may ask D1 50 times in a request, and has 128 MB: this is
 * 100,000 posts in 20 queries, of which the longest texts make a few MB each. What is short is read in longer pages.
 */
export const exportPage = { texts: 5_000, short: 20_000 };

/** Page after page until one is not full, each from where the one before ended. */
export async function* readPages<Row, Item>(
  length: number,
  read: (before: Cursor | null) => PromiseLike<Row[]>,
  cursorOf: (row: Row) => Cursor,
  toItems: (rows: Row[]) => Item[],
): AsyncGenerator<Item[], void> {
  let before: Cursor | null = null;
  for (;;) {
    const rows: Row[] = await read(before);
    yield toItems(rows);
    const last = rows.at(-1);
    if (!last || rows.length < length) return;
    before = cursorOf(last);
  }
}

/** SQL: what comes after `before` where a list is newest first. Few rows share their time: everything has a rate limit. */
export function isBefore(before: Cursor | null, at: SQLiteColumn, id: SQLiteColumn): SQL | undefined {
  if (!before) return undefined;
  return sql`${at} <= ${before.value} and (${at} < ${before.value} or ${id} < ${before.id})`;
}
