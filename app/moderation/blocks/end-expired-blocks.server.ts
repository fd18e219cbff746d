import { and, inArray, lte, type SQLWrapper, sql } from "drizzle-orm";
import { type Database, isDatabaseUnavailable } from "~/db/client.server";
import { members } from "~/db/tables/accounts.server";
import { cases, reports } from "~/db/tables/cases.server";
import { log } from "~/db/tables/log.server";
import { insertEntries } from "~/log/insert-entries.server";
import { insertNotices } from "~/log/insert-notices.server";
import { isClosedByBlock, liftBlocks } from "./lift-blocks.server";

/** A statement names the members several times, and takes 100 values at most. */
const blocksAtOnce = 20;

/**
 * Ends blocks whose time is up, those that ended first before others, and restores what they changed, with no actor in the
 * log. Gives their number; it is to be run again until that is none. One block is ended whole, however many posts it hid.
 */
export async function endExpiredBlocks(db: Database, now: number, rows = 10_000): Promise<number> {
  const expired = await listExpired(db, now);
  const together = takeWithin(rows, expired);
  if (together.length === 0) return 0;
  try {
    return await endBlocks(db, together, now);
  } catch (error) {
    // One that cannot be ended keeps none of the others from it; that there is one is told all the same.
    const others = takeWithin(rows, expired.slice(1));
    if (!isDatabaseUnavailable(error)) for (const id of others) await endBlocks(db, [id], now);
    throw error;
  }
}

/** Ends the block of this member, if its time is up and no job has ended it yet. */
export async function endExpiredBlock(db: Database, memberId: number, now: number): Promise<void> {
  await endBlocks(db, [memberId], now);
}

type Expired = { id: number; rows: number };

function listExpired(db: Database, now: number): Promise<Expired[]> {
  return db
    .select({ id: members.id, rows: rowsToEnd })
    .from(members)
    .where(lte(members.blockedUntil, now))
    .orderBy(members.blockedUntil, members.id)
    .limit(blocksAtOnce);
}

/** As many as may be ended together by the rows that this writes, and one at least. */
function takeWithin(rows: number, expired: Expired[]): number[] {
  let left = rows;
  return expired.filter(({ rows }, index) => (left -= rows) >= 0 || index === 0).map(({ id }) => id);
}

/** No less than D1 counts for the entry, the member and their notice, each post, and each case that opens again with its reports. */
const rowsToEnd = sql<number>`20 + 5 * ${members.postsKept} + coalesce((
  select sum(15 + 15 * ${cases.reports}) from ${cases} indexed by cases_by_author
  where ${cases.authorId} = ${members.id} and ${cases.decidedEntryId} = ${members.blockEntryId}), 0)`;

/** Safe to run twice at once: the second finds no block that has expired. */
async function endBlocks(db: Database, memberIds: number[], now: number): Promise<number> {
  const hasExpired = and(inArray(members.id, memberIds), lte(members.blockedUntil, now));
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
