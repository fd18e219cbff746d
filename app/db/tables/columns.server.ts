import { sql } from "drizzle-orm";
import { type AnySQLiteColumn, integer } from "drizzle-orm/sqlite-core";

/**
 * Times are whole milliseconds since 1970. A `…EntryId` names the log entry of the act that brought the state about.
 * No AUTOINCREMENT, which would write a row more each time: where rows stay, no id is given twice.
 */
export const id = () => integer().primaryKey();

export const count = () => integer().notNull().default(0);

/** For a CHECK: the column holds one of these words. */
export const oneOf = (column: AnySQLiteColumn, values: readonly string[]) =>
  sql`${column} in (${sql.join(
    values.map((value) => sql`${value}`),
    sql`, `,
  )})`.inlineParams();
