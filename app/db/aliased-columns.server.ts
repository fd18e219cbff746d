import { type GetColumnData, type SQL, sql } from "drizzle-orm";
import type { SQLiteColumn } from "drizzle-orm/sqlite-core";

type Columns = Record<string, SQLiteColumn>;
type Aliased<T extends Columns, Missing> = { [K in keyof T]: SQL.Aliased<GetColumnData<T[K]> | Missing> };

/**
 * Columns to select, each aliased (`as`) by its key. D1 returns the rows of a batch as objects, where `posts.id` and
 * `members.id` would both be "id"; and Drizzle refuses plain columns of a table that is selected `indexed by`.
 */
export function aliasedColumns<T extends Columns>(columns: T): Aliased<T, never> {
  const entries = Object.entries(columns).map(([key, column]) => [
    key,
    sql`${column}`.mapWith(column).as(key),
  ]);
  return Object.fromEntries(entries) as Aliased<T, never>;
}

/** The same for a left join, where any column may be null. */
export function aliasedColumnsOrNull<T extends Columns>(columns: T): Aliased<T, null> {
  return aliasedColumns(columns);
}
