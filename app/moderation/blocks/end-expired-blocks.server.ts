import { lte, sql } from "drizzle-orm";
import { type Database, statement } from "~/db/client.server";
import { members } from "~/db/tables/accounts.server";
import { log } from "~/db/tables/log.server";
import { notices } from "~/db/tables/notices.server";
import { insertEntries } from "~/log/insert-entries.server";
import { liftBlocks } from "./lift-blocks.server";

/** Ends the blocks whose time is up and restores what they changed, with no actor in the log. Gives their number. */
export async function endExpiredBlocks(db: Database, now: number): Promise<number> {
  const hasExpired = lte(members.blockedUntil, now);
  // The key is made from the id of the block, so that two jobs at the same time write one entry per block.
  const key = sql`'block-ended:' || ${members.blockEntryId}`;
  const [ended] = await db.batch([
    insertEntries(
      db,
      {
        kind: "user.unblocked",
        actorId: null,
        memberId: sql`${members.id}`,
        note: "The time was up.",
        details: sql`json_object('blockEntryId', ${members.blockEntryId}, 'until', ${members.blockedUntil})`,
      },
      { key, from: sql`${members}`, where: sql`${hasExpired}`, now },
    ),
    statement(
      db,
      sql`
      insert into ${notices} (member_id, entry_id, kind, created_at)
      select ${members.id}, ${log.id}, 'user.unblocked', ${now}
      from ${members} join ${log} on ${log.act} = ${key} where ${hasExpired}`,
    ),
    ...liftBlocks(db, { members: hasExpired, entryId: null, actorId: null }, now),
  ]);
  return ended.length;
}
