import { sql } from "drizzle-orm";
import { check, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** The rules of the community, which are also the reasons of reports and of acts. */
export const rules = sqliteTable(
  "rules",
  {
    key: text().primaryKey(),
    label: text().notNull(),
    hint: text().notNull(),
    /** What it forbids, with an example. */
    text: text().notNull(),
    position: integer().notNull(),
    /** Not, or no longer, a reason to report; entries that used it keep showing its label. */
    retired: integer({ mode: "boolean" }).notNull().default(false),
  },
  // Keys are used in JSON paths.
  (t) => [check("rules_key", sql`${t.key} <> '' and ${t.key} not glob '*[^a-z-]*'`)],
);
