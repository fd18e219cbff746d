import { and, eq, gt, isNull, or, type SQL, sql } from "drizzle-orm";
import type { Viewer } from "~/accounts/permissions";
import { actorOutranks } from "~/accounts/permission-conditions.server";
import { type Database, statement } from "~/db/client.server";
import { members } from "~/db/tables/accounts.server";
import { cases, reports } from "~/db/tables/cases.server";
import { isModeration, log } from "~/db/tables/log.server";
import { posts } from "~/db/tables/posts.server";
import type { EntryInBatch } from "~/log/insert-entries.server";
import type { LogEntryOf } from "~/log/find-entry.server";
import { kinds } from "~/log/kinds";
import { isClosedByBlock, liftBlocks } from "~/moderation/blocks/lift-blocks.server";
import { isNotUndone, type Reversal, settleAppeals } from "./reversal.server";

/** Lifts the block as if it had never been imposed. */
export function reverseBlock(
  db: Database,
  actor: Viewer,
  { id, memberId }: LogEntryOf<"user.blocked">,
  now: number,
): Reversal | null {
  if (memberId === null) return null;
  const hasThisBlock = and(eq(members.id, memberId), eq(members.blockEntryId, id), isNull(members.erasedAt));
  return {
    permission: kinds["user.blocked"].undo.permission,
    guard: sql`${actorOutranks(actor, memberId)} and exists (select 1 from ${members} where ${hasThisBlock})`,
    details: {},
    notify: {
      member: "user.unblocked",
      reporters: { kind: "report.reopened", of: isClosedByBlock(hasThisBlock) },
    },
    changes: ({ exists, entryId }) => {
      const condition = and(eq(members.id, memberId), exists);
      return liftBlocks(db, { members: condition, entryId, actorId: actor.id, isUndo: true }, now);
    },
  };
}

/** Restores the block: on the same posts, and on the cases that unblocking reopened and nobody has decided since. */
export function reverseUnblock(
  db: Database,
  actor: Viewer,
  entry: LogEntryOf<"user.unblocked">,
  now: number,
): Reversal | null {
  const { id, memberId, details } = entry;
  const { blockEntryId, until } = details;
  if (memberId === null) return null;
  const isUnblocked = and(eq(members.id, memberId), isNull(members.blockEntryId), isNull(members.erasedAt));
  // A later block that was undone does not count. One that was lifted does: it has taken over the cases that this entry
  // reopened, so that they can no longer be told apart.
  const isLater = and(
    eq(log.memberId, memberId),
    gt(log.id, id),
    isModeration,
    or(eq(log.kind, "user.unblocked"), and(eq(log.kind, "user.blocked"), isNotUndone())),
  );
  return {
    permission: kinds["user.unblocked"].undo.permission,
    guard: sql`${until} > ${now} and ${actorOutranks(actor, memberId)}
      and exists (select 1 from ${members} where ${isUnblocked}) and not exists (select 1 from ${log} where ${isLater})`,
    details: { blockEntryId, until },
    notify: {
      member: "user.blocked",
      reporters: { kind: "report.closed", of: isReopenedBy(id, memberId) },
    },
    changes: (recorded) => [
      ...restoreBlock(db, { memberId, blockEntryId, until }, recorded),
      ...closeReopened(db, { unblockEntryId: id, memberId, blockEntryId }, recorded),
      ...settleAppeals(db, actor, entry, recorded, now),
    ],
  };
}

function restoreBlock(
  db: Database,
  { memberId, blockEntryId, until }: { memberId: number; blockEntryId: number; until: number },
  { exists }: EntryInBatch,
) {
  const blockDetails = sql`(select details from ${log} where ${log.id} = ${blockEntryId})`;
  return [
    db
      .update(members)
      .set({ blockedUntil: until, blockEntryId })
      .where(and(eq(members.id, memberId), exists)),
    statement(
      db,
      sql`update ${posts} set block_entry_id = ${blockEntryId} where ${posts.authorId} = ${memberId}
      and ${posts.id} <= ${blockDetails} ->> 'lastPostId' and ${posts.deletedAt} is null and ${exists}`,
    ),
  ];
}

/** Closes the cases again that an unblocking reopened. One that was reported again since stays open, with all its reports. */
function closeReopened(
  db: Database,
  {
    unblockEntryId,
    memberId,
    blockEntryId,
  }: { unblockEntryId: number; memberId: number; blockEntryId: number },
  { exists }: EntryInBatch,
) {
  return [
    // The reports before the cases, because they are found through the open cases.
    statement(
      db,
      sql`update ${reports} set outcome = 'closed by block', decided_entry_id = ${blockEntryId}, reopened_entry_id = null
      where ${isReopenedBy(unblockEntryId, memberId)} and ${exists}`,
    ),
    statement(
      db,
      sql`update ${cases} set state = 'decided', verdict = 'block', version = version + 1, decided_entry_id = ${blockEntryId},
        decided_at = (select at from ${log} where id = ${blockEntryId}),
        decided_by_id = (select actor_id from ${log} where id = ${blockEntryId}),
        reopened_entry_id = null, claimed_by_id = null, claimed_until = null
      where post_id in ${casesReopenedBy(unblockEntryId, memberId)} and ${exists}`,
    ),
  ];
}

function isReopenedBy(unblockEntryId: number, memberId: number): SQL {
  return sql`${reports.reopenedEntryId} = ${unblockEntryId} and ${reports.outcome} is null
    and ${reports.postId} in ${casesReopenedBy(unblockEntryId, memberId)}`;
}

function casesReopenedBy(unblockEntryId: number, memberId: number): SQL {
  return sql`(select ${cases.postId} from ${cases} where ${cases.authorId} = ${memberId}
    and ${cases.reopenedEntryId} = ${unblockEntryId} and ${cases.state} = 'open' and not exists (
      select 1 from ${reports} as newer where newer.post_id = ${cases.postId} and newer.outcome is null
        and not newer.ignored and newer.reopened_entry_id is not ${unblockEntryId}))`;
}
