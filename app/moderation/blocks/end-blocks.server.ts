import { lte, sql } from "drizzle-orm";
import { type Database, statement } from "~/db/client.server";
import { members } from "~/db/tables/accounts.server";
import { log } from "~/db/tables/log.server";
import { notices } from "~/db/tables/notices.server";
import { restoreBlocked } from "./restore-blocked.server";

/** Brings back what blocks took away whose time is up; the log names no actor. Gives how many blocks ended. */
export async function endBlocks(db: Database, now: number): Promise<number> {
  const over = lte(members.blockedUntil, now);
  const [ended] = await db.batch([
    // One entry a block: its key is the block's own, so that two clocks at once write it once.
    statement<{ id: number }>(
      db,
      sql`
      insert into ${log} (act, at, kind, moderation, member_id, note, details)
      select 'block-ended:' || ${members.blockEntryId}, ${now}, 'user.unblocked', 1, ${members.id}, 'The time was up.',
        json_object('blockEntryId', ${members.blockEntryId}, 'until', ${members.blockedUntil})
      from ${members} where ${over} returning id`,
    ),
    statement(
      db,
      sql`
      insert into ${notices} (member_id, entry_id, kind, created_at)
      select ${members.id}, ${log.id}, 'user.unblocked', ${now}
      from ${members} join ${log} on ${log.act} = 'block-ended:' || ${members.blockEntryId} where ${over}`,
    ),
    ...restoreBlocked(db, { whose: over, entryId: null, actorId: null }, now),
  ]);
  return ended.length;
}
