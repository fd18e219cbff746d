import { sql } from "drizzle-orm";
import { type AnySQLiteColumn, integer } from "drizzle-orm/sqlite-core";

/**
 * In all tables, times are milliseconds since 1970, and a `…EntryId` is the log entry of the act that caused the state.
 * Without AUTOINCREMENT, which writes a further row each time: where rows are never deleted, no id is used twice anyway.
 */
export const id = () => integer().primaryKey();

export const count = () => integer().notNull().default(0);

/** For a CHECK: the column has one of these values. */
export const oneOf = (column: AnySQLiteColumn, values: readonly string[]) =>
  sql`${column} in (${sql.join(
    values.map((value) => sql`${value}`),
    sql`, `,
  )})`.inlineParams();
