import { and, eq, isNull, ne, sql } from "drizzle-orm";
import type { Viewer } from "~/accounts/permissions";
import type { Database } from "~/db/client.server";
import { members } from "~/db/tables/accounts.server";
import { cases, reports } from "~/db/tables/cases.server";
import { isModeration, log } from "~/db/tables/log.server";
import { posts } from "~/db/tables/posts.server";
import type { LogEntryOf } from "~/log/find-entry.server";
import { kinds } from "~/log/kinds";
import type { EntryInBatch } from "~/log/insert-entries.server";
import { reopenClosed } from "~/moderation/blocks/restore-blocked.server";
import { isNotUndone, type Reversal, settleAppeals } from "./reversal.server";

type Decision = LogEntryOf<"post.hidden" | "post.unhidden" | "report.dismissed">;

/** Null where the entry does not say how the case stood before. */
export function reverseDecision(db: Database, actor: Viewer, entry: Decision, now: number): Reversal | null {
  const { id, kind, postId, details } = entry;
  if (postId === null || details.before === undefined) return null;
  const isThis = eq(posts.id, postId);
  const hidden = details.hiddenEntryId ?? null;
  // Each decision leaves its mark on the post; where the mark is another's, something came later.
  const mark = {
    "post.hidden": eq(posts.hiddenEntryId, id),
    "post.unhidden": and(isNull(posts.hiddenEntryId), isNull(posts.deletedAt)),
    "report.dismissed": undefined,
  }[kind];
  const author = sql`exists (select 1 from ${members} where ${members.id} = ${posts.authorId} and ${members.erasedAt} is null)`;
  const stands = and(isThis, ne(posts.authorId, actor.id), isNull(posts.erasedAt), author, mark);
  const undecided = and(eq(cases.postId, postId), eq(cases.decidedEntryId, id));
  const block = details.before?.verdict === "block" ? details.before.decidedEntryId : null;
  // One open report a member: who has reported again, uncounted, would have two.
  const reported = sql`select 1 from ${reports} as answered join ${reports} as later
    on later.post_id = answered.post_id and later.reporter_id = answered.reporter_id and later.outcome is null
    where answered.post_id = ${postId} and answered.decided_entry_id in (${id}, ${block})`;
  const showing = (hiddenEntryId: number | null) => (recorded: EntryInBatch) =>
    db.update(posts).set({ hiddenEntryId }).where(and(isThis, recorded.exists));
  const post = { "post.hidden": showing(null), "post.unhidden": showing(hidden), "report.dismissed": null }[
    kind
  ];
  return {
    permission: kinds[kind].undo.permission,
    guard: sql`exists (select 1 from ${posts} where ${stands}) and exists (select 1 from ${cases} where ${undecided})
      and not exists (${reported})`,
    details: kind === "post.unhidden" ? { hiddenEntryId: hidden } : {},
    notifies: kind === "post.hidden" ? "post.restored" : kind === "post.unhidden" ? "post.hidden" : null,
    change: (recorded) => [
      db
        .update(reports)
        .set({ outcome: null, decidedEntryId: null })
        .where(and(eq(reports.postId, postId), eq(reports.decidedEntryId, id), recorded.exists)),
      restoreCase(db, actor, entry, recorded, now),
      ...(block === null ? [] : reopenLifted(db, entry, block, recorded)),
      ...(post ? [post(recorded)] : []),
      ...settleAppeals(db, actor, entry, recorded, now),
    ],
  };
}

/** Where a block had closed the case and was lifted since, that would have opened it, but for the decision. */
function reopenLifted(db: Database, { memberId }: Decision, block: number, recorded: EntryInBatch) {
  const holds = and(eq(members.id, memberId ?? 0), eq(members.blockEntryId, block));
  const lifted = sql`(select ${block} where ${recorded.exists} and not exists (select 1 from ${members} where ${holds}))`;
  const unblocking = and(
    eq(log.memberId, memberId ?? 0),
    isModeration,
    eq(log.kind, "user.unblocked"),
    sql`${log.details} ->> 'blockEntryId' = ${block}`,
    isNotUndone,
  );
  const reopenedEntryId = sql<number>`(select max(${log.id}) from ${log} where ${unblocking})`;
  return reopenClosed(db, lifted, { reopenedEntryId });
}

/** The case as it was before the decision. Where there was none, it stays decided: there is nothing to decide. */
function restoreCase(
  db: Database,
  actor: Viewer,
  { postId, details }: Decision,
  recorded: EntryInBatch,
  now: number,
) {
  const before = details.before ?? {
    state: "decided" as const,
    verdict: "unhide" as const,
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
      version: sql`${cases.version} + 1`,
    })
    .where(and(eq(cases.postId, postId ?? 0), recorded.exists));
}
