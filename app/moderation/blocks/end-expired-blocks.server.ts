import { lte, type SQLWrapper, sql } from "drizzle-orm";
import type { Database } from "~/db/client.server";
import { members } from "~/db/tables/accounts.server";
import { reports } from "~/db/tables/cases.server";
import { log } from "~/db/tables/log.server";
import { insertEntries } from "~/log/insert-entries.server";
import { insertNotices } from "~/log/insert-notices.server";
import { isClosedByBlock, liftBlocks } from "./lift-blocks.server";

/** Ends the blocks whose time is up and restores what they changed, with no actor in the log. Gives their number. */
export async function endExpiredBlocks(db: Database, now: number): Promise<number> {
  const hasExpired = lte(members.blockedUntil, now);
  // The key is made from the id of the block, so that two jobs at the same time write one entry per block.
  const keyOf = (blockEntryId: SQLWrapper) => sql`'block-ended:' || ${blockEntryId}`;
  const key = keyOf(members.blockEntryId);
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
    insertNotices(
      db,
      {
        member: "user.unblocked",
        reporters: { kind: "report.reopened", of: isClosedByBlock(hasExpired) },
      },
      {
        where: sql`${log.act} in (select ${key} from ${members} where ${hasExpired})`,
        entryId: sql`(select ${log.id} from ${log} where ${log.act} = ${keyOf(reports.decidedEntryId)})`,
      },
      now,
    ),
    ...liftBlocks(db, { members: hasExpired, entryId: null, actorId: null }, now),
  ]);
  return ended.length;
}
