import { and, eq, isNull, sql, type SQL } from "drizzle-orm";
import type { Viewer } from "~/accounts/permissions";
import { actorHasPermission } from "~/accounts/permission-conditions.server";
import type { Database } from "~/db/client.server";
import { members } from "~/db/tables/accounts.server";
import { appeals } from "~/db/tables/appeals.server";
import type { EntryInBatch } from "~/log/insert-entries.server";
import { findEntry, type LogEntry } from "~/log/find-entry.server";
import { type ActResult, type Guard, performAct } from "~/log/perform-act.server";
import type { Entry } from "~/log/insert-entries.server";
import { planReversal } from "~/moderation/undo/plan-reversal.server";
import { isNotUndone, type Reversal } from "~/moderation/undo/reversal.server";
import { hasColleague } from "./has-colleague.server";
import { mayDecideAppeal } from "./may-decide-appeal";

export type DecideAppeal = { appealId: number; note: string };
type AppealVerdict = "upheld" | "overturned";

/** Leaves the act as it is, with a reply to the member. */
export function upholdAppeal(db: Database, actor: Viewer, input: DecideAppeal, now: number) {
  return decideAppeal(db, actor, "upheld", input, now);
}

/** Undoes the act exactly, as `undoAct` does, with a reply to the member. */
export function overturnAppeal(db: Database, actor: Viewer, input: DecideAppeal, now: number) {
  return decideAppeal(db, actor, "overturned", input, now);
}

async function decideAppeal(
  db: Database,
  actor: Viewer,
  verdict: AppealVerdict,
  { appealId, note }: DecideAppeal,
  now: number,
): Promise<ActResult> {
  const entry = await findAppealedEntry(db, appealId);
  if (!entry) return { outcome: "not-found" };
  if (!mayDecideAppeal(actor, entry)) return { outcome: "forbidden" };
  const reversal = planReversal(db, actor, entry, now);
  if (!reversal) return { outcome: "conflict" };
  const overturns = verdict === "overturned";

  const isOpen = and(eq(appeals.id, appealId), eq(appeals.state, "open"));
  return performAct(
    db,
    actor,
    {
      permission: "appeal:decide",
      entry: toEntry(actor, verdict, { appealId, note }, entry, reversal),
      guards: [
        ...makeGuards(actor, isOpen, entry, reversal, now),
        ...(overturns ? makeReversalGuards(entry, reversal) : []),
      ],
      doneBefore: sql`select ${appeals.decidedEntryId} from ${appeals} where ${appeals.id} = ${appealId}
        and ${appeals.decidedById} = ${actor.id} and ${appeals.state} = ${verdict} and ${appeals.reply} = ${note}`,
      changes: (recorded) => [
        // The appeal before the reversal, which would grant an appeal that is still open.
        closeAppeal(db, isOpen, { state: verdict, decidedById: actor.id, reply: note }, recorded, now),
        ...(overturns ? reversal.changes(recorded) : []),
      ],
      notify: { ...(overturns ? reversal.notify : {}), member: `appeal.${verdict}` },
    },
    now,
  );
}

async function findAppealedEntry(db: Database, appealId: number): Promise<LogEntry | null> {
  const [appeal] = await db
    .select({ entryId: appeals.entryId })
    .from(appeals)
    .where(eq(appeals.id, appealId));
  return appeal ? findEntry(db, appeal.entryId) : null;
}

function toEntry(
  actor: Viewer,
  verdict: AppealVerdict,
  { appealId, note }: DecideAppeal,
  { id, postId, memberId }: LogEntry,
  reversal: Reversal,
): Entry {
  const entry = { actorId: actor.id, postId, memberId, note };
  const details = { appealId, appealedId: id };
  if (verdict === "upheld") return { ...entry, kind: "appeal.upheld", details };
  return {
    ...entry,
    kind: "appeal.overturned",
    details: { ...reversal.details, ...details },
    reversesId: id,
  };
}

function makeGuards(
  actor: Viewer,
  isOpen: SQL | undefined,
  entry: LogEntry,
  { permission }: Reversal,
  now: number,
): Guard[] {
  const { kind, memberId } = entry;
  const isForColleague =
    entry.actorId === actor.id
      ? hasColleague(actor, { kind: sql`${kind}`, memberId: sql`${memberId}` }, now)
      : undefined;
  const hasAccount = and(eq(members.id, memberId ?? 0), isNull(members.erasedAt));
  const otherwise = { outcome: "conflict" } as const;
  return [
    { holds: isForColleague && sql`not ${isForColleague}`, otherwise: { outcome: "forbidden" } },
    { holds: actorHasPermission(actor, permission, now), otherwise },
    { holds: sql`exists (select 1 from ${appeals} where ${isOpen})`, otherwise },
    { holds: sql`exists (select 1 from ${members} where ${hasAccount})`, otherwise },
  ];
}

function makeReversalGuards({ id }: LogEntry, { guard }: Reversal): Guard[] {
  const otherwise = { outcome: "conflict" } as const;
  return [
    { holds: guard, otherwise },
    { holds: isNotUndone(id), otherwise },
  ];
}

function closeAppeal(
  db: Database,
  isOpen: SQL | undefined,
  answer: { state: AppealVerdict; decidedById: number; reply: string },
  { exists, entryId }: EntryInBatch,
  now: number,
) {
  return db
    .update(appeals)
    .set({ ...answer, decidedAt: now, decidedEntryId: entryId })
    .where(and(isOpen, exists));
}
