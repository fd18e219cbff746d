import { sql, type SQLWrapper } from "drizzle-orm";
import { foreignKey, index, integer, sqliteTable, text, unique, uniqueIndex } from "drizzle-orm/sqlite-core";
import type { LogDetails } from "../log-details";
import { logKinds, publicKinds } from "../vocabulary";
import { count, id } from "./columns.server";
import { rules } from "./rules.server";

/** A table and not a CHECK, so that a new kind is an INSERT and not a copy of `log`. */
export const logKindTable = sqliteTable(
  "log_kinds",
  {
    kind: text({ enum: logKinds }).primaryKey(),
    moderation: integer({ mode: "boolean" }).notNull(),
  },
  // The foreign key of the log refers to both.
  (t) => [unique("log_kinds_moderation").on(t.kind, t.moderation)],
);

/** In words and not as values, which a partial index cannot have. */
const isPublic = (kind: SQLWrapper) => sql`${kind} in ${[...publicKinds]}`.inlineParams();

/**
 * What was done, by whom, when and why. Triggers refuse updates and deletes. The ids of actor, member and post are not
 * foreign keys.
 */
export const log = sqliteTable(
  "log",
  {
    id: id(),
    /** The key of the act: the other statements of its batch look for it, and do nothing without it. */
    act: text().notNull(),
    at: integer().notNull(),
    kind: text({ enum: logKinds }).notNull(),
    /** Copied from the kind, because a partial index can only test columns of its own table. */
    moderation: integer({ mode: "boolean" }).notNull(),
    /** Null for what the scheduled job or the operator does. */
    actorId: integer(),
    postId: integer(),
    /** The member concerned: the post's author, or who was blocked or given a role. */
    memberId: integer(),
    reason: text().references(() => rules.key),
    note: text().notNull().default(""),
    details: text({ mode: "json" }).$type<LogDetails>().notNull(),
    /** The entry that this one undid; each is undone at most once. */
    reversesId: integer(),
    /** The position within a bulk action, which the rate limit counts once; 0 for the first, and for a single act. */
    part: count(),
  },
  (t) => {
    const moderation = sql`${t.moderation} = 1`;
    return [
      foreignKey({
        columns: [t.kind, t.moderation],
        foreignColumns: [logKindTable.kind, logKindTable.moderation],
      }),
      uniqueIndex("log_act").on(t.act),
      uniqueIndex("log_reverses")
        .on(t.reversesId)
        .where(sql`${t.reversesId} is not null`),
      // The log page shows moderation only: all of it, or by actor, kind, member or post.
      index("log_moderation").on(t.at).where(moderation),
      index("log_by_actor").on(t.actorId, t.at).where(moderation),
      index("log_by_actor_and_kind").on(t.actorId, t.kind, t.at).where(moderation),
      index("log_by_member").on(t.memberId, t.at).where(moderation),
      index("log_by_member_and_kind").on(t.memberId, t.kind, t.at).where(moderation),
      index("log_by_kind").on(t.kind, t.at).where(moderation),
      // The public acts alone, for the page that shows what was done.
      index("log_public").on(t.at).where(isPublic(t.kind)),
      index("log_by_post").on(t.postId, t.at).where(moderation),
      // What is counted for a reader leaves out the reports on their own posts.
      index("log_reports")
        .on(t.memberId, t.at)
        .where(sql`${t.kind} = 'post.reported'`),
      // A rate limit counts an actor's requests of the last minute.
      index("log_requests")
        .on(t.actorId, t.at)
        .where(sql`${moderation} and ${t.part} = 0`),
    ];
  },
);

/** Word for word as in the partial indexes of the log: SQLite uses one only where the query repeats its condition. */
export const isModeration = sql`${log.moderation} = 1`;
export const isPublicAct = isPublic(log.kind);
