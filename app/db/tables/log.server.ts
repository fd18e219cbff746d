import { type SQL, sql } from "drizzle-orm";
import {
  type AnySQLiteColumn,
  check,
  index,
  integer,
  sqliteTable,
  text,
  uniqueIndex,
} from "drizzle-orm/sqlite-core";
import type { LogDetails } from "../log-details";
import { actReasonKeys, logKinds } from "../vocabulary";
import { count, id, oneOf } from "./columns.server";

/** What moderators and admins do, apart from what members do. Word for word as in the partial indexes of the log. */
export const isModeration = (kind: AnySQLiteColumn | SQL) =>
  sql`${kind} not in ('post.created', 'post.deleted', 'post.reported', 'report.withdrawn')`;

/** What was done, by whom, when and why. Triggers refuse to change or remove an entry; ids are not foreign keys, so that erasure elsewhere leaves it whole. */
export const log = sqliteTable(
  "log",
  {
    id: id(),
    /** One act, one entry: the other statements of its batch look for this key, and do nothing without it. */
    act: text().notNull(),
    at: integer().notNull(),
    kind: text({ enum: logKinds }).notNull(),
    /** Null for what the clock or the operator does. */
    actorId: integer(),
    postId: integer(),
    /** Whom it concerns: the post's author, or the person blocked or given a role. */
    memberId: integer(),
    reason: text({ enum: actReasonKeys }),
    note: text().notNull().default(""),
    details: text({ mode: "json" }).$type<LogDetails>().notNull(),
    /** The entry that this one undid: each at most once. */
    reversesId: integer(),
    /** 0, or the place within a bulk, which rate limits count once. */
    part: count(),
  },
  (t) => {
    const moderation = isModeration(t.kind);
    return [
      check("log_kind", oneOf(t.kind, logKinds)),
      check("log_reason", sql`${t.reason} is null or ${oneOf(t.reason, actReasonKeys)}`),
      uniqueIndex("log_act").on(t.act),
      uniqueIndex("log_reverses")
        .on(t.reversesId)
        .where(sql`${t.reversesId} is not null`),
      // The log page shows moderation, which posting and reporting would drown: all of it, or by actor, kind, person, post.
      index("log_moderation").on(t.at).where(moderation),
      index("log_by_actor").on(t.actorId, t.at).where(moderation),
      index("log_by_actor_and_kind").on(t.actorId, t.kind, t.at).where(moderation),
      index("log_by_member").on(t.memberId, t.at).where(moderation),
      index("log_by_member_and_kind").on(t.memberId, t.kind, t.at).where(moderation),
      index("log_by_kind").on(t.kind, t.at).where(moderation),
      index("log_by_post").on(t.postId, t.at).where(moderation),
      // A rate limit counts an actor's requests of the last minute.
      index("log_requests")
        .on(t.actorId, t.at)
        .where(sql`${moderation} and ${t.part} = 0`),
    ];
  },
);
