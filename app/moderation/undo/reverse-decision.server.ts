import { and, eq, isNull, ne, type SQL, type SQLWrapper, sql } from "drizzle-orm";
import type { Viewer } from "~/accounts/permissions";
import type { Database } from "~/db/client.server";
import { members } from "~/db/tables/accounts.server";
import { cases, reports } from "~/db/tables/cases.server";
import { isModeration, log } from "~/db/tables/log.server";
import { posts } from "~/db/tables/posts.server";
import type { EntryInBatch } from "~/log/insert-entries.server";
import type { LogEntryOf } from "~/log/find-entry.server";
import { type DecisionKind, kinds } from "~/log/kinds";
import { reopenCases } from "~/moderation/blocks/lift-blocks.server";
import { isNotUndone, type Reversal, settleAppeals } from "./reversal.server";

/** The undoing of a warning shares what concerns the case. */
type DecisionEntry = LogEntryOf<DecisionKind>;

/** Null if the entry does not record the case as it was before. */
export function reverseDecision(
  db: Database,
  actor: Viewer,
  entry: Exclude<DecisionEntry, { kind: "post.warned" }>,
  now: number,
): Reversal | null {
  const { id, kind, postId, details } = entry;
  if (postId === null || details.before === undefined) return null;
  const hiddenBefore = details.hiddenEntryId ?? null;
  const setHidden = (hiddenEntryId: number | null) => (recorded: EntryInBatch) =>
    db
      .update(posts)
      .set({ hiddenEntryId })
      .where(and(eq(posts.id, postId), recorded.exists));
  const restorePost = {
    "post.hidden": setHidden(null),
    "post.unhidden": setHidden(hiddenBefore),
    "report.dismissed": null,
  }[kind];
  return {
    permission: kinds[kind].undo.permission,
    guard: makeGuard(actor, entry, postId),
    details: kind === "post.unhidden" ? { hiddenEntryId: hiddenBefore } : {},
    notify: {
      ...authorNotices[kind],
      reporters: { kind: "report.reopened", of: isReopened(entry, postId) },
    },
    changes: (recorded) => [
      db
        .update(reports)
        .set({ outcome: null, decidedEntryId: null })
        .where(and(eq(reports.postId, postId), eq(reports.decidedEntryId, id), recorded.exists)),
      restoreCase(db, actor, entry, recorded, now),
      ...reopenIfLifted(db, entry, recorded),
      ...(restorePost ? [restorePost(recorded)] : []),
      ...settleAppeals(db, actor, entry, recorded, now),
    ],
  };
}

const authorNotices = {
  "post.hidden": { member: "post.restored" },
  "post.unhidden": { member: "post.hidden" },
  "report.dismissed": {},
} as const;

/** The block that had closed the case before the decision, if one had. */
function blockBefore({ details: { before } }: DecisionEntry): number | null {
  return before?.verdict === "block" ? before.decidedEntryId : null;
}

/** Which reports are open again: those that the decision closed, and those of a block before it that was lifted since. */
export function isReopened(entry: DecisionEntry, postId: number): SQL {
  const { id, memberId } = entry;
  const block = blockBefore(entry);
  const isOfBlock =
    block === null ? sql`0` : sql`${reports.decidedEntryId} = ${block} and ${isLifted(memberId, block)}`;
  return sql`${reports.postId} = ${postId} and (${reports.decidedEntryId} = ${id} or ${isOfBlock})`;
}

/** Somebody else's post and its case are as the decision left them, and its reports can be reopened. */
function makeGuard(
  actor: Viewer,
  entry: Exclude<DecisionEntry, { kind: "post.warned" }>,
  postId: number,
): SQL {
  const { id, kind } = entry;
  const isAsDecided = {
    "post.hidden": eq(posts.hiddenEntryId, id),
    "post.unhidden": and(isNull(posts.hiddenEntryId), isNull(posts.deletedAt)),
    "report.dismissed": undefined,
  }[kind];
  const isPost = and(isAnothersPost(actor, postId), isNull(posts.erasedAt), isAsDecided);
  const isCase = and(eq(cases.postId, postId), eq(cases.decidedEntryId, id));
  return sql`exists (select 1 from ${posts} where ${isPost}) and exists (select 1 from ${cases} where ${isCase})
      and not ${isReportedAgain(entry, postId)}`;
}

/** Of a post. */
export function isAnothersPost(actor: Viewer, postId: number): SQL | undefined {
  const hasAuthor = sql`exists (select 1 from ${members} where ${members.id} = ${posts.authorId} and ${members.erasedAt} is null)`;
  return and(eq(posts.id, postId), ne(posts.authorId, actor.id), hasAuthor);
}

/**
 * A member can have one open report on a post. One whose reports are ignored may have reported again while the case stayed
 * decided; reopening their earlier report would make two.
 */
export function isReportedAgain(entry: DecisionEntry, postId: number): SQL {
  return sql`exists (select 1 from ${reports} as closed join ${reports} as later
    on later.post_id = closed.post_id and later.reporter_id = closed.reporter_id and later.outcome is null
    where closed.post_id = ${postId} and closed.decided_entry_id in (${entry.id}, ${blockBefore(entry)}))`;
}

/** The case as it was before the decision. If there was none, it stays decided: nobody has reported the post. */
export function restoreCase(
  db: Database,
  actor: Viewer,
  { id, kind, postId, details }: DecisionEntry,
  recorded: EntryInBatch,
  now: number,
) {
  const before = details.before ?? {
    state: "decided" as const,
    verdict: kind === "post.warned" ? ("unwarn" as const) : ("unhide" as const),
    decidedAt: now,
    decidedById: actor.id,
    decidedEntryId: recorded.entryId,
  };
  return db
    .update(cases)
    .set({
      state: before.state,
      verdict: before.verdict,
      decidedAt: before.decidedAt,
      decidedById: before.decidedById,
      decidedEntryId: before.decidedEntryId,
      ...(before.verdict === "warn" ? warningOrItsUndoing(before.decidedEntryId) : {}),
      version: sql`${cases.version} + 1`,
    })
    .where(and(eq(cases.postId, postId ?? 0), eq(cases.decidedEntryId, id), recorded.exists));
}

/** A warning can be undone while a later decision stands. When that is undone too, the case must not say again that it holds. */
function warningOrItsUndoing(warningId: number | null) {
  const latest = (column: SQLWrapper) =>
    sql`(select ${column} from ${log} where ${log.id} = ${warningId} or ${log.reversesId} = ${warningId} order by ${log.id} desc limit 1)`;
  return {
    verdict: sql`(case when ${latest(log.id)} = ${warningId} then 'warn' else 'unwarn' end)`,
    decidedAt: latest(log.at),
    decidedById: latest(log.actorId),
    decidedEntryId: latest(log.id),
  };
}

/** A block had closed the case before the decision. If it was lifted since, the case reopens, as it would have then. */
export function reopenIfLifted(db: Database, entry: DecisionEntry, recorded: EntryInBatch) {
  const { memberId } = entry;
  const block = blockBefore(entry);
  if (block === null) return [];
  const liftedBlock = sql`(select ${block} where ${recorded.exists} and ${isLifted(memberId, block)})`;
  const isUnblocking = and(
    eq(log.memberId, memberId ?? 0),
    isModeration,
    eq(log.kind, "user.unblocked"),
    sql`${log.details} ->> 'blockEntryId' = ${block}`,
    isNotUndone(),
  );
  const reopenedEntryId = sql<number>`(select max(${log.id}) from ${log} where ${isUnblocking})`;
  return reopenCases(db, liftedBlock, { reopenedEntryId });
}

function isLifted(memberId: number | null, block: number): SQL {
  const isStillBlocked = and(eq(members.id, memberId ?? 0), eq(members.blockEntryId, block));
  return sql`not exists (select 1 from ${members} where ${isStillBlocked})`;
}
