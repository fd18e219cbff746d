import { and, eq, gt } from "drizzle-orm";
import type { Database } from "../db/client.server";
import { appeals, log, members } from "../db/schema.server";
import type { ActReason } from "./reasons";
import { blockEnd, reasonWords } from "./words";

/** Later than any date: a block that lasts until it is lifted. The last millisecond of the year 9999. */
export const untilLifted = 253_402_300_799_999;

/** A block that holds now. `until` in ms, null until lifted. `entryId`: to appeal against. */
export type Block = {
  entryId: number;
  reason: ActReason;
  note: string;
  since: number;
  until: number | null;
  appealed: boolean;
};

export async function findBlock(db: Database, memberId: number, now: number): Promise<Block | null> {
  const [row] = await db
    .select({
      entryId: log.id,
      until: members.blockedUntil,
      reason: log.reason,
      note: log.note,
      since: log.at,
      appealId: appeals.id,
    })
    .from(members)
    .innerJoin(log, eq(log.id, members.blockEntryId))
    .leftJoin(appeals, eq(appeals.entryId, log.id))
    .where(and(eq(members.id, memberId), gt(members.blockedUntil, now)));
  if (!row || row.until === null) return null;
  return {
    entryId: row.entryId,
    reason: (row.reason ?? "other") as ActReason,
    note: row.note,
    since: row.since,
    until: row.until >= untilLifted ? null : row.until,
    appealed: row.appealId !== null,
  };
}

/** The block in words for the person it concerns. */
export function describeBlock({ reason, note, until }: Block): string {
  const why = `Reason: ${reasonWords[reason].label.toLowerCase()}${note ? ` (“${note}”)` : ""}.`;
  return `A moderator has blocked your account ${blockEnd(until)}. ${why} Until then you can read, but not post or report, and your posts are out of sight.`;
}

/** Where to ask for it to be looked at again, or to see what became of that. */
export function appealOf({ entryId, appealed }: Block): { to: string; label: string } {
  return { to: `/appeals/${entryId}`, label: appealed ? "Your appeal" : "Appeal" };
}
