import { and, eq, type SQL, sql } from "drizzle-orm";
import type { Viewer } from "~/accounts/permissions";
import type { Database } from "~/db/client.server";
import { cases, reports } from "~/db/tables/cases.server";
import { posts } from "~/db/tables/posts.server";
import type { EntryInBatch } from "~/log/insert-entries.server";
import type { LogEntryOf } from "~/log/find-entry.server";
import { kinds } from "~/log/kinds";
import { type Reversal, settleAppeals } from "./reversal.server";
import {
  isAnothersPost,
  isReopened,
  isReportedAgain,
  reopenIfLifted,
  restoreCase,
} from "./reverse-decision.server";

/**
 * Takes a warning back, whatever became of the post: its author can appeal, and the post stays open to reports and decisions
 * that would otherwise stand in the way for ever. The case opens again with its reports where nothing has changed it since;
 * else the warning alone is taken back, and its reports stay answered. Null if the entry does not record the case as it was.
 */
export function reverseWarning(
  db: Database,
  actor: Viewer,
  entry: LogEntryOf<"post.warned">,
  now: number,
): Reversal | null {
  const { id, postId, details } = entry;
  if (postId === null || details.before === undefined) return null;
  const isCase = and(eq(cases.postId, postId), eq(cases.decidedEntryId, id));
  const hasCase = sql`exists (select 1 from ${cases} where ${isCase})`;
  const reopens = canReopen(entry, postId);
  return {
    permission: kinds[entry.kind].undo.permission,
    guard: sql`exists (select 1 from ${posts} where ${isAnothersPost(actor, postId)})`,
    details: {},
    notify: {
      member: "warning.undone",
      reporters: {
        kind: "report.reopened",
        of: sql`${isReopened(entry, postId)} and ${hasCase} and ${reopens}`,
      },
    },
    changes: (recorded) => [
      // First: what is decided by the warning after this is what opens again.
      closeOtherwise(db, actor, { isCase: and(isCase, sql`not (${reopens})`) }, recorded, now),
      db
        .update(reports)
        .set({ outcome: null, decidedEntryId: null })
        .where(and(eq(reports.postId, postId), eq(reports.decidedEntryId, id), hasCase, recorded.exists)),
      restoreCase(db, actor, entry, recorded, now),
      ...reopenIfLifted(db, entry, recorded),
      ...settleAppeals(db, actor, entry, recorded, now),
    ],
  };
}

/** Whether the reports can be opened again. The text of an erased post is gone, so that nobody could decide them. */
function canReopen(entry: LogEntryOf<"post.warned">, postId: number): SQL {
  const isErased = and(eq(posts.id, postId), sql`${posts.erasedAt} is not null`);
  return sql`not ${isReportedAgain(entry, postId)} and not exists (select 1 from ${posts} where ${isErased})`;
}

/** Leaves the case decided, as one whose warning was taken back. */
function closeOtherwise(
  db: Database,
  actor: Viewer,
  { isCase }: { isCase: SQL | undefined },
  { exists, entryId }: EntryInBatch,
  now: number,
) {
  return db
    .update(cases)
    .set({
      verdict: "unwarn",
      decidedAt: now,
      decidedById: actor.id,
      decidedEntryId: entryId,
      version: sql`${cases.version} + 1`,
    })
    .where(and(isCase, exists));
}
