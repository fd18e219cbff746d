import { and, eq, gt, lte, type SQL, sql } from "drizzle-orm";
import { type Database, statement } from "~/db/client.server";
import { deleteDue } from "~/db/delete-due.server";
import { members } from "~/db/tables/accounts.server";
import { appeals } from "~/db/tables/appeals.server";
import { blockedIdentities } from "~/db/tables/blocked-identities.server";
import { log } from "~/db/tables/log.server";
import { entryInBatch, insertEntries } from "~/log/insert-entries.server";
import { insertNotices } from "~/log/insert-notices.server";

/** The statement that keeps a member's running block for each of these hashes, before the member is erased. */
export function keepBlock(
  db: Database,
  { memberId, hashes }: { memberId: number; hashes: string[] },
  exists: SQL,
  now: number,
) {
  const isBlocked = and(eq(members.id, memberId), gt(members.blockedUntil, now));
  const wasUpheld = sql`exists (select 1 from ${appeals} where ${appeals.entryId} = ${log.id} and ${appeals.state} = 'upheld')`;
  return statement(
    db,
    sql`insert into ${blockedIdentities} (hash, blocked_until, block_entry_id, appealed)
      select value, ${members.blockedUntil}, ${log.id}, coalesce(${log.details} ->> 'appealed', 0) or ${wasUpheld}
      from ${members} join ${log} on ${log.id} = ${members.blockEntryId}, json_each(${JSON.stringify(hashes)})
      where ${isBlocked} and ${exists}
      on conflict do nothing`,
  );
}

/**
 * The statements by which a kept block meets the person again, for the batch that makes the new member: with an entry and a
 * notice of its own, so that they can appeal and moderators can lift or undo it as any other. The entry repeats reason and
 * note, but names neither the earlier account nor its block, as the log is for ever and the erasure is meant.
 */
export function continueBlock(db: Database, hash: string, now: number) {
  const key = crypto.randomUUID();
  const { exists, entryId } = entryInBatch(key);
  // When the batch is sent again after its commit, the block is kept no more, and nothing is inserted twice.
  const isKept = sql`exists (select 1 from ${blockedIdentities} where ${blockedIdentities.hash} = ${hash})`;
  return (memberId: SQL) =>
    [
      insertEntries(
        db,
        {
          kind: "user.blocked",
          actorId: null,
          memberId,
          reason: sql`block.reason`,
          note: sql`block.note`,
          details: sql`json_patch(json_object('duration', block.details ->> 'duration', 'until', kept.blocked_until, 'lastPostId', null),
            iif(kept.appealed, '{"appealed":true}', '{}'))`,
        },
        {
          key: sql`${key}`,
          from: sql`${blockedIdentities} as kept join ${log} as block on block.id = kept.block_entry_id`,
          where: sql`kept.hash = ${hash} and kept.blocked_until > ${now}`,
          now,
        },
      ),
      insertNotices(db, { member: "user.blocked" }, { where: sql`act = ${key} and ${isKept}`, entryId }, now),
      db
        .update(members)
        .set({
          blockedUntil: sql`(select ${log.details} ->> 'until' from ${log} where ${log.act} = ${key})`,
          blockEntryId: entryId,
        })
        .where(and(eq(members.id, memberId), exists)),
      db.delete(blockedIdentities).where(eq(blockedIdentities.hash, hash)),
    ] as const;
}

/** Removes what is kept of so many blocks that have ended. Gives how many. */
export function forgetEndedBlocks(db: Database, now: number, limit: number): Promise<number> {
  const { hash: key, blockedUntil: at } = blockedIdentities;
  return deleteDue(db, { table: blockedIdentities, key, at, isDue: lte(at, now) }, limit);
}
