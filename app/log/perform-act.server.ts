import { type SQL, sql } from "drizzle-orm";
import { type Permission, type Viewer } from "~/accounts/permissions";
import { stillMay } from "~/accounts/still-may.server";
import { type Database, statement } from "~/db/client.server";
import { isModeration, isModerationKind, log, type LogDetails } from "~/db/tables/log.server";
import { notices } from "~/db/tables/notices.server";
import type { ActReason, LogKind, NoticeKind } from "~/db/vocabulary";

/** How an act came out. `conflict`: somebody decided first, or it is already so; nothing was changed. */
export type Outcome = "done" | "not-found" | "forbidden" | "conflict" | "too-fast";

/** An act that was done names its entry in the log, by which it can be undone. */
export type Result = { outcome: "done"; entryId: number } | { outcome: Exclude<Outcome, "done"> };

/** What a moderator says with every act. */
export type Grounds = { reason: ActReason; note: string };

/** An act as routes call it. */
export type ActFunction<Input, Outcome = Result> = (
  db: Database,
  actor: Viewer,
  input: Input,
  now: number,
) => Promise<Outcome>;

type Entry = {
  kind: LogKind;
  actorId: number | null;
  postId?: number | null;
  memberId?: number | null | SQL;
  reason?: ActReason | null;
  note?: string;
  /** What is known beforehand, or an expression of JSON that reads it in the write. */
  details?: LogDetails | SQL;
  reversesId?: number;
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
  const { details } = entry;
  const json = details && "getSQL" in details ? details : sql`${JSON.stringify(details ?? {})}`;
  return {
    recorded,
    /** The entry's id, null without one. */
    entryId: sql<number>`(select ${log.id} from ${log} where ${log.act} = ${key})`,
    /** Writes the entry if the guard holds; gives its id, or no row. */
    record: (guard: SQL | undefined) =>
      statement<{ id: number }>(
        db,
        sql`
        insert into ${log} (act, at, kind, moderation, actor_id, post_id, member_id, reason, note, details, reverses_id)
        select ${key}, ${now}, ${entry.kind}, ${isModerationKind(entry.kind)}, ${entry.actorId}, ${entry.postId ?? null}, ${entry.memberId ?? null},
          ${entry.reason ?? null}, ${entry.note ?? ""}, ${json}, ${entry.reversesId ?? null}
        where ${recorded} or (${guard ?? sql`1`})
        returning id`,
      ),
    /** Tells a member of it, if it is recorded. `memberId` may be read in the write. */
    notify: (kind: NoticeKind, memberId: number | SQL) =>
      statement(
        db,
        sql`insert into ${notices} (member_id, entry_id, kind, created_at)
        select ${memberId}, id, ${kind}, ${now} from ${log} where ${log.act} = ${key}`,
      ),
  };
}

const moderationPerMinute = 60;

/** In the write itself: the actor still may, and has not acted too often. */
export function stillMayModerate(actor: Viewer, permission: Permission, now: number): SQL {
  return sql`${stillMay(actor, permission, now)} and ${withinModerationLimit(actor, now)}`;
}

/** Fewer than 60 requests of moderation by this person within the minute; a bulk is one. */
export function withinModerationLimit(actor: Viewer, now: number): SQL {
  return sql`(select count(*) from (select 1 from ${log} where ${log.actorId} = ${actor.id}
    and ${log.at} > ${now - 60_000} and ${isModeration(log.kind)} and ${log.part} = 0
    limit ${moderationPerMinute})) < ${moderationPerMinute}`;
}

/** How an act came out whose batch gave these rows for its entry. */
export async function resultOf(
  recorded: { id: number }[],
  ...refusal: Parameters<typeof explainRefusal>
): Promise<Result> {
  const [entry] = recorded;
  return entry ? { outcome: "done", entryId: entry.id } : explainRefusal(...refusal);
}

/** Why the guard did not hold. An entry that is there after all means that the first sending got through. */
async function explainRefusal(
  db: Database,
  act: Act,
  actor: Viewer,
  permission: Permission,
  now: number,
): Promise<Result> {
  const [row] = await db.all<{ entryId: number | null; able: number; slow: number }>(
    sql`select ${act.entryId} as entryId, ${stillMay(actor, permission, now)} as able,
      ${withinModerationLimit(actor, now)} as slow`,
  );
  if (row?.entryId) return { outcome: "done", entryId: row.entryId };
  if (!row?.able) return { outcome: "forbidden" };
  return { outcome: row.slow ? "conflict" : "too-fast" };
}
