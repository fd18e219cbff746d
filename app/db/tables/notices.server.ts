import { sql } from "drizzle-orm";
import { index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { noticeKinds } from "../vocabulary";
import { members } from "./accounts.server";
import { id } from "./columns.server";
import { log } from "./log.server";

/** A table and not a CHECK, so that a new kind is an INSERT and not a copy of `notices`. */
export const noticeKindTable = sqliteTable("notice_kinds", {
  kind: text({ enum: noticeKinds }).primaryKey(),
});

/** Tells a member of an act that concerns them. Its text is made from the entry when it is shown. */
export const notices = sqliteTable(
  "notices",
  {
    id: id(),
    memberId: integer()
      .notNull()
      .references(() => members.id),
    entryId: integer()
      .notNull()
      .references(() => log.id),
    kind: text({ enum: noticeKinds })
      .notNull()
      .references(() => noticeKindTable.kind),
    createdAt: integer().notNull(),
    readAt: integer(),
  },
  (t) => [
    // One notice for each member and act.
    uniqueIndex("notices_once").on(t.memberId, t.entryId),
    // The page of notices, newest first.
    index("notices_by_member").on(t.memberId, t.id),
    // Marking all as read updates only those that are unread.
    index("notices_unread")
      .on(t.memberId)
      .where(sql`${t.readAt} is null`),
  ],
);
