import { and, eq, gt, isNull, or, sql } from "drizzle-orm";
import type { Viewer } from "~/accounts/permissions";
import { actorOutranks } from "~/accounts/permission-conditions.server";
import { type Database, statement } from "~/db/client.server";
import { members } from "~/db/tables/accounts.server";
import { cases, reports } from "~/db/tables/cases.server";
import { isModeration, log } from "~/db/tables/log.server";
import { posts } from "~/db/tables/posts.server";
import type { LogEntryOf } from "~/log/find-entry.server";
import { kinds } from "~/log/kinds";
import { restoreBlocked } from "~/moderation/blocks/restore-blocked.server";
import { isNotUndone, type Reversal, settleAppeals } from "./reversal.server";

/** Lifts the block as if it had never been. */
export function reverseBlock(
  db: Database,
  actor: Viewer,
  { id, memberId }: LogEntryOf<"user.blocked">,
  now: number,
): Reversal | null {
  if (memberId === null) return null;
  const isThisBlock = and(eq(members.id, memberId), eq(members.blockEntryId, id), isNull(members.erasedAt));
  return {
    permission: kinds["user.blocked"].undo.permission,
    guard: sql`${actorOutranks(actor, memberId)} and exists (select 1 from ${members} where ${isThisBlock})`,
    details: {},
    notifies: "user.unblocked",
    change: (recorded) => {
      const whose = and(eq(members.id, memberId), recorded.exists);
      const ending = { whose, entryId: recorded.entryId, actorId: actor.id, undoes: true as const };
      return [...restoreBlocked(db, ending, now)];
    },
  };
}

/** The block is laid on again: on the posts it was on, and the cases that its end opened and nobody has decided since. */
export function reverseUnblock(
  db: Database,
  actor: Viewer,
  entry: LogEntryOf<"user.unblocked">,
  now: number,
): Reversal | null {
  const { id, memberId, details } = entry;
  const { blockEntryId, until } = details;
  if (memberId === null) return null;
  const free = and(eq(members.id, memberId), isNull(members.blockEntryId), isNull(members.erasedAt));
  // A later block that was undone is no obstacle, unless it was lifted in between: what it closed is then
  // no longer known to have been opened by this one.
  const later = and(
    eq(log.memberId, memberId),
    gt(log.id, id),
    isModeration,
    or(eq(log.kind, "user.unblocked"), and(eq(log.kind, "user.blocked"), isNotUndone)),
  );
  const block = sql`(select details from ${log} where ${log.id} = ${blockEntryId})`;
  // A case that has got another report since stays open for it, with all of its reports.
  const closed = sql`(select post_id from ${cases} where author_id = ${memberId} and reopened_entry_id = ${id} and state = 'open' and not exists (
    select 1 from ${reports} where ${reports.postId} = ${cases.postId} and outcome is null and not ignored
      and reopened_entry_id is not ${id}))`;
  return {
    permission: kinds["user.unblocked"].undo.permission,
    guard: sql`${until} > ${now} and ${actorOutranks(actor, memberId)}
      and exists (select 1 from ${members} where ${free}) and not exists (select 1 from ${log} where ${later})`,
    details: { blockEntryId, until },
    notifies: "user.blocked",
    change: (recorded) => [
      db
        .update(members)
        .set({ blockedUntil: until, blockEntryId })
        .where(and(eq(members.id, memberId), recorded.exists)),
      statement(
        db,
        sql`update ${posts} set block_entry_id = ${blockEntryId} where ${posts.authorId} = ${memberId}
        and ${posts.id} <= ${block} ->> 'lastPostId' and ${posts.deletedAt} is null and ${recorded.exists}`,
      ),
      statement(
        db,
        sql`update ${reports} set outcome = 'closed by block', decided_entry_id = ${blockEntryId}, reopened_entry_id = null
        where reopened_entry_id = ${id} and outcome is null and post_id in ${closed} and ${recorded.exists}`,
      ),
      statement(
        db,
        sql`update ${cases} set state = 'decided', verdict = 'block', version = version + 1, decided_entry_id = ${blockEntryId},
          decided_at = (select at from ${log} where id = ${blockEntryId}),
          decided_by_id = (select actor_id from ${log} where id = ${blockEntryId}),
          reopened_entry_id = null, claimed_by_id = null, claimed_until = null
        where post_id in ${closed} and ${recorded.exists}`,
      ),
      ...settleAppeals(db, actor, entry, recorded, now),
    ],
  };
}
