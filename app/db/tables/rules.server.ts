import { sql } from "drizzle-orm";
import { check, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** The rules of the community, which are also the reasons of reports and of acts. A new one is a row more. */
export const rules = sqliteTable(
  "rules",
  {
    key: text().primaryKey(),
    label: text().notNull(),
    hint: text().notNull(),
    /** What it forbids, in full. */
    text: text().notNull(),
    position: integer().notNull(),
    /** No rule that anybody can be reported for, or not any more; what was done by it keeps its name. */
    retired: integer({ mode: "boolean" }).notNull().default(false),
  },
  // Keys stand in paths of JSON.
  (t) => [check("rules_key", sql`${t.key} <> '' and ${t.key} not glob '*[^a-z-]*'`)],
);
