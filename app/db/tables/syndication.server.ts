import { sql } from "drizzle-orm";
import { check, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { id } from "./columns.server";

/** One row, about the feeds that other programs read: Atom and JSON Feed. */
export const syndication = sqliteTable(
  "syndication",
  {
    id: id(),
    /** 32 random hexadecimal digits, made with the database: their ids stay the same if the site moves to another host. */
    seed: text().notNull(),
    /**
     * When the words or names in the feeds last changed, in ms. Triggers keep it. Each change has a full second of its own,
     * because `Last-Modified` knows no parts of one.
     */
    changedAt: integer().notNull(),
  },
  (t) => [check("syndication_one_row", sql`${t.id} = 1`)],
);
