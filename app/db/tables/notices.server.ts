import { sql } from "drizzle-orm";
import { index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { noticeKinds } from "../vocabulary";
import { members } from "./accounts.server";
import { id } from "./columns.server";
import { log } from "./log.server";

/** A new kind is a row more. */
export const noticeKindTable = sqliteTable("notice_kinds", {
  kind: text({ enum: noticeKinds }).primaryKey(),
});

/** What a member is told of an act that concerns them; the words come from its entry. */
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
    // One notice a person and decision.
    uniqueIndex("notices_once").on(t.memberId, t.entryId),
    // Their page, newest first.
    index("notices_by_member").on(t.memberId, t.id),
    // Reading marks those alone that are not marked yet.
    index("notices_unread")
      .on(t.memberId)
      .where(sql`${t.readAt} is null`),
  ],
);
