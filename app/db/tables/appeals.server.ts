import { sql } from "drizzle-orm";
import { check, index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { appealStates } from "../vocabulary";
import { members } from "./accounts.server";
import { id, oneOf } from "./columns.server";
import { log } from "./log.server";

export const appeals = sqliteTable(
  "appeals",
  {
    id: id(),
    entryId: integer()
      .notNull()
      .references(() => log.id),
    memberId: integer()
      .notNull()
      .references(() => members.id),
    body: text().notNull(),
    createdAt: integer().notNull(),
    state: text({ enum: appealStates }).notNull().default("open"),
    decidedAt: integer(),
    decidedById: integer().references(() => members.id),
    /** The entry that settled it, such as an unhiding; undoing that entry opens the appeal again. */
    decidedEntryId: integer(),
    reply: text().notNull().default(""),
  },
  (t) => [
    check("appeals_body", sql`length(${t.body}) between 1 and 1000`),
    check("appeals_state", oneOf(t.state, appealStates)),
    // One appeal for each act.
    uniqueIndex("appeals_entry").on(t.entryId),
    index("appeals_open")
      .on(t.id)
      .where(sql`${t.state} = 'open'`),
    index("appeals_decided")
      .on(t.decidedAt, t.id)
      .where(sql`${t.state} <> 'open'`),
    index("appeals_by_decision")
      .on(t.decidedEntryId)
      .where(sql`${t.decidedEntryId} is not null`),
    // The rate limit, and a member's own appeals.
    index("appeals_by_member").on(t.memberId, t.createdAt),
  ],
);
