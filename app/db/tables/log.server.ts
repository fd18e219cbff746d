import { sql } from "drizzle-orm";
import { foreignKey, index, integer, sqliteTable, text, unique, uniqueIndex } from "drizzle-orm/sqlite-core";
import type { LogDetails } from "../log-details";
import { logKinds } from "../vocabulary";
import { count, id } from "./columns.server";
import { rules } from "./rules.server";

/** A new kind is a row more. */
export const logKindTable = sqliteTable(
  "log_kinds",
  {
    kind: text({ enum: logKinds }).primaryKey(),
    moderation: integer({ mode: "boolean" }).notNull(),
  },
  // For the entries of the log, which name both.
  (t) => [unique("log_kinds_moderation").on(t.kind, t.moderation)],
);

/** What was done, by whom, when and why. Triggers refuse to change or remove an entry; ids are not foreign keys, so that erasure elsewhere leaves it whole. */
export const log = sqliteTable(
  "log",
  {
    id: id(),
    /** One act, one entry: the other statements of its batch look for this key, and do nothing without it. */
    act: text().notNull(),
    at: integer().notNull(),
    kind: text({ enum: logKinds }).notNull(),
    /** As its kind says, and here as well, because a partial index sees its own row alone. */
    moderation: integer({ mode: "boolean" }).notNull(),
    /** Null for what the clock or the operator does. */
    actorId: integer(),
    postId: integer(),
    /** Whom it concerns: the post's author, or the person blocked or given a role. */
    memberId: integer(),
    reason: text().references(() => rules.key),
    note: text().notNull().default(""),
    details: text({ mode: "json" }).$type<LogDetails>().notNull(),
    /** The entry that this one undid: each at most once. */
    reversesId: integer(),
    /** 0, or the place within a bulk, which rate limits count once. */
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

/** Moderation alone: word for word as in the partial indexes of the log, which nothing else makes use of. */
export const isModeration = sql`${log.moderation} = 1`;
