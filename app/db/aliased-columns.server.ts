import { type GetColumnData, type SQL, sql } from "drizzle-orm";
import type { SQLiteColumn } from "drizzle-orm/sqlite-core";

type Columns = Record<string, SQLiteColumn>;
type Aliased<T extends Columns, Missing> = { [K in keyof T]: SQL.Aliased<GetColumnData<T[K]> | Missing> };

/**
 * Columns to select, each under its key. D1 gives the rows of a batch as objects, in which `posts.id` and `members.id`
 * would both be "id"; and Drizzle refuses plain columns of a table whose index is named in the FROM.
 */
export function aliasedColumns<T extends Columns>(columns: T): Aliased<T, never> {
  const entries = Object.entries(columns).map(([key, column]) => [
    key,
    sql`${column}`.mapWith(column).as(key),
  ]);
  return Object.fromEntries(entries) as Aliased<T, never>;
}

/** The same of a table that is left-joined: any may be null. */
export function aliasedColumnsOrNull<T extends Columns>(columns: T): Aliased<T, null> {
  return aliasedColumns(columns);
}
