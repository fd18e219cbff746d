import { and, eq, inArray, isNull, lte, or, type SQL, sql } from "drizzle-orm";
import { type Permission, rolesWith, type Viewer } from "../accounts/permissions";
import { type Database, statement } from "../db/client.server";
import { isModeration, log, type LogDetails, type LogKind, members } from "../db/schema.server";
import type { ActReason } from "./reasons";

/** How an act came out. `conflict`: somebody decided first, or it is already so; nothing was changed. */
export type Outcome = "done" | "not-found" | "forbidden" | "conflict" | "too-fast";

/** What a moderator says with every act. */
export type Grounds = { reason: ActReason; note: string };

type Entry = {
  kind: LogKind;
  actorId: number | null;
  postId?: number;
  memberId?: number | SQL;
  reason?: ActReason | null;
  note?: string;
  details?: LogDetails;
};

export type Act = ReturnType<typeof beginAct>;

/**
 * An act and its log entry. The batch begins with `record`, whose guard decides once for the whole batch; every other
 * statement is bound to `recorded`, so there is no change without its entry and no entry without its change. Sent again
 * because the answer was lost, it tries to write the same entry: the log refuses, and with it the whole batch.
 */
export function beginAct(db: Database, entry: Entry, now: number) {
  const key = crypto.randomUUID();
  const recorded = sql`exists (select 1 from ${log} where ${log.act} = ${key})`;
  return {
    key,
    recorded,
    /** The entry's id, null without one. */
    entryId: sql<number>`(select ${log.id} from ${log} where ${log.act} = ${key})`,
    /** Writes the entry if the guard holds; gives its id, or no row. */
    record: (guard: SQL | undefined) =>
      statement<{ id: number }>(
        db,
        sql`
        insert into ${log} (act, at, kind, actor_id, post_id, member_id, reason, note, details)
        select ${key}, ${now}, ${entry.kind}, ${entry.actorId}, ${entry.postId ?? null}, ${entry.memberId ?? null},
          ${entry.reason ?? null}, ${entry.note ?? ""}, ${JSON.stringify(entry.details ?? {})}
        where ${recorded} or (${guard ?? sql`1`})
        returning id`,
      ),
  };
}

/** In the write itself: the actor still holds a role with this permission and is not blocked. */
export function stillMay(actor: Viewer, permission: Permission, now: number): SQL {
  const able = and(
    eq(members.id, actor.id),
    inArray(members.role, [...rolesWith(permission)]),
    or(isNull(members.blockedUntil), lte(members.blockedUntil, now)),
    isNull(members.erasedAt),
  );
  return sql`exists (select 1 from ${members} where ${able})`;
}

const moderationPerMinute = 60;

/** In the write itself: the actor still may, and has not acted too often. */
export function stillMayModerate(actor: Viewer, permission: Permission, now: number): SQL {
  return sql`${stillMay(actor, permission, now)} and ${withinModerationLimit(actor, now)}`;
}

/** Fewer than 60 acts of moderation by this person within the minute. */
function withinModerationLimit(actor: Viewer, now: number): SQL {
  return sql`(select count(*) from (select 1 from ${log} where ${log.actorId} = ${actor.id}
    and ${log.at} > ${now - 60_000} and ${isModeration(log.kind)} limit ${moderationPerMinute})) < ${moderationPerMinute}`;
}

/** Why the guard did not hold. An entry that is there after all means that the first sending got through. */
export async function explainRefusal(
  db: Database,
  act: Act,
  actor: Viewer,
  permission: Permission,
  now: number,
): Promise<Outcome> {
  const [row] = await db.all<{ recorded: number; able: number; slow: number }>(
    sql`select ${act.recorded} as recorded, ${stillMay(actor, permission, now)} as able,
      ${withinModerationLimit(actor, now)} as slow`,
  );
  if (row?.recorded) return "done";
  if (!row?.able) return "forbidden";
  return row.slow ? "conflict" : "too-fast";
}
