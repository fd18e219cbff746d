import { lte, sql } from "drizzle-orm";
import { type Database, statement } from "../db/client.server";
import { log, members } from "../db/schema.server";
import { restoreBlocked } from "./restore-blocked.server";

/** Brings back what blocks took away whose time is up; the log names no actor. Gives how many blocks ended. */
export async function endBlocks(db: Database, now: number): Promise<number> {
  const over = lte(members.blockedUntil, now);
  const [ended] = await db.batch([
    // One entry a block: its key is the block's own, so that two clocks at once write it once.
    statement<{ id: number }>(
      db,
      sql`
      insert into ${log} (act, at, kind, member_id, note, details)
      select 'block-ended:' || ${members.blockEntryId}, ${now}, 'user.unblocked', ${members.id}, 'The time was up.', '{}'
      from ${members} where ${over} returning id`,
    ),
    ...restoreBlocked(db, over),
  ]);
  return ended.length;
}
