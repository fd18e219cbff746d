import { sql } from "drizzle-orm";
import { index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { noticeKinds } from "../vocabulary";
import { members } from "./accounts.server";
import { reports } from "./cases.server";
import { id } from "./columns.server";
import { log } from "./log.server";
import { posts } from "./posts.server";

/** A table and not a CHECK, so that a new kind is an INSERT and not a copy of `notices`. */
export const noticeKindTable = sqliteTable("notice_kinds", {
  kind: text({ enum: noticeKinds }).primaryKey(),
});

/**
 * Tells a member of an act that concerns them. Its text is made from the entry when it is shown. A trigger deletes the
 * unread ones that a new one replaces: what they tell was undone, or they are about the same case.
 */
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
    /** The post whose case it is about; null where it is about the account. */
    postId: integer().references(() => posts.id),
    /** The member's own report that was decided or opened again. */
    reportId: integer().references(() => reports.id),
    createdAt: integer().notNull(),
    readAt: integer(),
  },
  (t) => [
    // One notice for each member, act and case, because a block closes several cases; and one about the account.
    uniqueIndex("notices_once_of_case")
      .on(t.memberId, t.entryId, t.postId)
      .where(sql`${t.postId} is not null`),
    uniqueIndex("notices_once_of_account")
      .on(t.memberId, t.entryId)
      .where(sql`${t.postId} is null`),
    // The page of notices, newest first.
    index("notices_by_member").on(t.memberId, t.id),
    // Marking all as read updates only those that are unread; and a new notice replaces unread ones about the same case.
    index("notices_unread")
      .on(t.memberId, t.postId)
      .where(sql`${t.readAt} is null`),
  ],
);
