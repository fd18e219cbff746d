import { sql } from "drizzle-orm";
import { check, index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { noticeKinds } from "../vocabulary";
import { members } from "./accounts.server";
import { id, oneOf } from "./columns.server";
import { log } from "./log.server";

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
    kind: text({ enum: noticeKinds }).notNull(),
    createdAt: integer().notNull(),
    readAt: integer(),
  },
  (t) => [
    check("notices_kind", oneOf(t.kind, noticeKinds)),
    // One notice a person and decision.
    uniqueIndex("notices_once").on(t.memberId, t.entryId),
    index("notices_by_member").on(t.memberId, t.id),
    index("notices_unread")
      .on(t.memberId)
      .where(sql`${t.readAt} is null`),
  ],
);
