import { type SQL, sql } from "drizzle-orm";
import type { BatchItem } from "drizzle-orm/batch";
import { actorHasPermission } from "~/accounts/permission-conditions.server";
import type { Permission, Viewer } from "~/accounts/permissions";
import type { Database } from "~/db/client.server";
import { log } from "~/db/tables/log.server";
import { type Entry, type EntryInBatch, entryInBatch, insertEntries } from "./insert-entries.server";
import { insertNotices, type Notify } from "./insert-notices.server";
import { kinds } from "./kinds";
import { withinModerationLimit } from "./moderation-limit.server";
import { tooFast } from "./rate-limit.server";

/**
 * The result of an act. `conflict`: somebody decided first, or nothing is left to change; some acts give a `why`.
 * `retryAfter` in seconds. `repeated`: the same act had already been done. Unless `done`, nothing was changed.
 */
export type ActResult<Why extends string = never> =
  { outcome: "done"; entryId: number; postId: number | null; repeated?: true } | Refused<Why>;
export type Refused<Why extends string = never> =
  | { outcome: "forbidden" | "not-found" }
  | { outcome: "conflict"; why?: Why }
  | { outcome: "too-fast"; retryAfter: number };
export type Outcome = ActResult["outcome"];

/** A condition that is checked inside the write, and the result where it does not hold: for a rate limit, the wait in ms. */
export type Guard<Why extends string = never> = { holds: SQL | undefined } & (
  { otherwise: Refused<Why> } | { wait: SQL<number> }
);

/** The signature of every act that routes call. */
export type Act<Input, Result = ActResult> = (
  db: Database,
  actor: Viewer,
  input: Input,
  now: number,
) => Promise<Result>;

type ActPlan<Why extends string> = {
  /** Checked inside the write; null for what members may do about themselves whatever their role. */
  permission: Permission | null;
  entry: Entry;
  guards: Guard<Why>[];
  changes?: (recorded: EntryInBatch) => readonly BatchItem<"sqlite">[];
  notify?: Notify;
  /**
   * SQL for the id of the entry by which this very actor has done this very thing, and which nothing has changed since;
   * null where there is none. Where the act would be a conflict, it is then done and repeated: a form was sent twice.
   */
  doneBefore?: SQL;
  /** Makes the act idempotent across requests: the form's own key. Its changes must be harmless when repeated. */
  key?: string;
};

/**
 * Performs an act in one atomic batch that begins with its log entry. The entry is inserted only if the actor still has
 * the permission and all guards hold, and every other statement depends on the entry: no change without its entry, no
 * entry without its change. A batch whose response was lost is sent again with the same key, which the log refuses if it
 * has it already: nothing happens twice, and the existing entry proves that the act was done.
 */
export async function performAct<Why extends string = never>(
  db: Database,
  actor: Viewer,
  { permission, entry, guards, changes, notify, doneBefore, key }: ActPlan<Why>,
  now: number,
): Promise<ActResult<Why>> {
  const act = key ?? crypto.randomUUID();
  const recorded = entryInBatch(act);
  const all = [...commonGuards(actor, permission, entry, now), ...guards.filter(({ holds }) => holds)];
  const allHold = sql.join(
    all.map(({ holds }) => sql`(${holds})`),
    sql` and `,
  );
  const [inserted] = await db.batch([
    insertEntries(db, entry, {
      key: sql`${act}`,
      // With a random key, an entry that exists is this very batch, retried: inserting it again makes the log refuse the
      // whole batch. With a form's key it may be an earlier request, which is no error.
      where: key ? sql`not ${recorded.exists} and ${allHold}` : sql`${recorded.exists} or (${allHold})`,
      now,
    }),
    ...(notify
      ? [insertNotices(db, notify, { where: sql`act = ${act}`, entryId: recorded.entryId }, now)]
      : []),
    ...(changes?.(recorded) ?? []),
  ]);
  const [row] = inserted;
  if (row) return { outcome: "done", entryId: row.id, postId: row.post_id };
  return findResult(db, act, all, doneBefore);
}

/** The permission, and the rate limit of moderation; what members do has limits of its own. */
function commonGuards(
  actor: Viewer,
  permission: Permission | null,
  { kind }: Entry,
  now: number,
): Guard<never>[] {
  if (!permission) return [];
  const guards: Guard<never>[] = [
    { holds: actorHasPermission(actor, permission, now), otherwise: { outcome: "forbidden" } },
  ];
  if (kinds[kind].moderation) guards.push(withinModerationLimit(actor, now));
  return guards;
}

/** Why nothing was inserted: the act was done already, or else the first guard that does not hold. */
async function findResult<Why extends string>(
  db: Database,
  act: string,
  guards: Guard<Why>[],
  doneBefore: SQL = sql`null`,
): Promise<ActResult<Why>> {
  const columns = guards.flatMap((guard, index) => [
    sql`${guard.holds} as ${sql.identifier(`guard${index}`)}`,
    ...("wait" in guard ? [sql`${guard.wait} as ${sql.identifier(`wait${index}`)}`] : []),
  ]);
  const [row] = await db.all<Record<string, number | null>>(
    sql`select (select id from ${log} where act = ${act}) as entryId,
      (select post_id from ${log} where act = ${act}) as postId, (${doneBefore}) as doneBefore ${columns.length > 0 ? sql`, ${sql.join(columns, sql`, `)}` : sql``}`,
  );
  if (row?.entryId)
    return { outcome: "done", entryId: row.entryId, postId: row.postId ?? null, repeated: true };
  const failedIndex = guards.findIndex((_, index) => !row?.[`guard${index}`]);
  const failed = guards[failedIndex];
  if (failed && "wait" in failed) return tooFast(row?.[`wait${failedIndex}`] ?? 0);
  const result = failed?.otherwise ?? { outcome: "conflict" };
  return result.outcome === "conflict" && row?.doneBefore
    ? { outcome: "done", entryId: row.doneBefore, postId: row.postId ?? null, repeated: true }
    : result;
}
