import { and, lte, sql } from "drizzle-orm";
import { type Database, statement } from "~/db/client.server";
import { members } from "~/db/tables/accounts.server";
import { log } from "~/db/tables/log.server";
import { notices } from "~/db/tables/notices.server";
import { insertEntries } from "~/log/insert-entries.server";
import { restoreBlocked } from "./restore-blocked.server";

/** Brings back what blocks took away whose time is up; the log names no actor. Gives how many blocks ended. */
export async function endBlocks(db: Database, now: number): Promise<number> {
  const isOver = lte(members.blockedUntil, now);
  // One entry a block: its key is the block's own, so that two clocks at once write it once.
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
      { key, from: sql`${members}`, where: sql`${isOver}`, now },
    ),
    statement(
      db,
      sql`
      insert into ${notices} (member_id, entry_id, kind, created_at)
      select ${members.id}, ${log.id}, 'user.unblocked', ${now}
      from ${members} join ${log} on ${log.act} = ${key} where ${isOver}`,
    ),
    ...restoreBlocked(db, { whose: and(isOver), entryId: null, actorId: null }, now),
  ]);
  return ended.length;
}
