import { type SQL, sql } from "drizzle-orm";
import type { BatchItem } from "drizzle-orm/batch";
import type { Permission, Viewer } from "~/accounts/permissions";
import { actorHasPermission } from "~/accounts/permission-conditions.server";
import { type Database } from "~/db/client.server";
import { log } from "~/db/tables/log.server";
import { kinds } from "./kinds";
import { withinModerationLimit } from "./moderation-limit.server";
import { type Entry, insertEntries, insertNotices, type Notify, entryInBatch } from "./record.server";

/**
 * How an act came out. `conflict`: somebody decided first, or it is already so; `why` tells apart what an act knows to
 * tell apart. `retryAfter` in seconds. Except for `done`, nothing was changed.
 */
export type ActResult<Why extends string = never> =
  { outcome: "done"; entryId: number; postId: number | null; repeated?: true } | Refused<Why>;
export type Refused<Why extends string = never> =
  | { outcome: "forbidden" | "not-found" }
  | { outcome: "conflict"; why?: Why }
  | { outcome: "too-fast"; retryAfter: number };
export type Outcome = ActResult["outcome"];

/** What must hold in the write itself, and the result where it does not. */
export type Guard<Why extends string = never> = { holds: SQL | undefined; otherwise: Refused<Why> };

/** An act as routes call it. */
export type Act<Input, Result = ActResult> = (
  db: Database,
  actor: Viewer,
  input: Input,
  now: number,
) => Promise<Result>;

/** The entry while its batch runs. */
export type EntryInBatch = {
  /** Whether it was written; every change is bound to it. */
  exists: SQL;
  /** Its id, null without one. */
  entryId: SQL<number>;
};

type ActPlan<Why extends string> = {
  /** Asked again in the write; null for what the member concerned may do whatever their role. */
  permission: Permission | null;
  entry: Entry;
  guards: Guard<Why>[];
  changes?: (recorded: EntryInBatch) => readonly BatchItem<"sqlite">[];
  notify?: Notify;
  /** A key that is the same whenever the same act is sent: a form's. Its changes must be harmless when repeated. */
  key?: string;
};

/**
 * Does an act: one atomic batch that begins with its entry in the log. The entry is written only if the actor still may
 * and all guards hold, and everything else is bound to it: there is no change without its entry and no entry without
 * its change. A batch whose answer was lost is sent again with the same key, and the log refuses a key that it has:
 * then nothing happens twice, and the entry that is found says that the act is done.
 */
export async function performAct<Why extends string = never>(
  db: Database,
  actor: Viewer,
  { permission, entry, guards, changes, notify, key }: ActPlan<Why>,
  now: number,
): Promise<ActResult<Why>> {
  const act = key ?? crypto.randomUUID();
  const recorded = entryInBatch(act);
  const all = [
    ...(permission ? [{ holds: actorHasPermission(actor, permission, now), otherwise: forbidden }] : []),
    // What members do has limits of its own.
    ...(permission && kinds[entry.kind].moderation
      ? [{ holds: withinModerationLimit(actor, now), otherwise: tooFast }]
      : []),
    ...guards.filter(({ holds }) => holds),
  ];
  const allHold = sql.join(
    all.map(({ holds }) => sql`(${holds})`),
    sql` and `,
  );
  const [inserted] = await db.batch([
    insertEntries(db, entry, {
      key: sql`${act}`,
      // An own key that is there already must reach the log, which refuses it and with it the whole batch.
      where: key ? sql`not ${recorded.exists} and ${allHold}` : sql`${recorded.exists} or (${allHold})`,
      now,
    }),
    ...(notify
      ? [insertNotices(db, notify, { where: sql`act = ${act}`, entryId: recorded.entryId }, now)]
      : []),
    ...(changes?.(recorded) ?? []),
  ]);
  const [written] = inserted;
  if (written) return { outcome: "done", entryId: written.id, postId: written.post_id };
  return explain(db, act, all);
}

const forbidden = { outcome: "forbidden" } as const;
const tooFast = { outcome: "too-fast", retryAfter: 60 } as const;

/** The first guard that did not hold; an entry that is there after all means that an earlier sending got through. */
async function explain<Why extends string>(
  db: Database,
  act: string,
  guards: Guard<Why>[],
): Promise<ActResult<Why>> {
  const columns = guards.map(({ holds }, index) => sql`${holds} as ${sql.identifier(`guard${index}`)}`);
  const [row] = await db.all<Record<string, number | null>>(
    sql`select (select id from ${log} where act = ${act}) as entryId,
      (select post_id from ${log} where act = ${act}) as postId ${columns.length > 0 ? sql`, ${sql.join(columns, sql`, `)}` : sql``}`,
  );
  if (row?.entryId)
    return { outcome: "done", entryId: row.entryId, postId: row.postId ?? null, repeated: true };
  const failed = guards.find((_, index) => !row?.[`guard${index}`]);
  return failed?.otherwise ?? { outcome: "conflict" };
}
