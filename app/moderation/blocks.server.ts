import { and, eq, gt } from "drizzle-orm";
import type { Database } from "../db/client.server";
import { log, members } from "../db/schema.server";
import { type ActReason, actReasons } from "./reasons";

/** Later than any date: a block that lasts until it is lifted. The last millisecond of the year 9999. */
export const untilLifted = 253_402_300_799_999;

/** A block that holds now. `until` in ms, null until lifted. */
export type Block = { reason: ActReason; note: string; since: number; until: number | null };

export async function findBlock(db: Database, memberId: number, now: number): Promise<Block | null> {
  const [row] = await db
    .select({ until: members.blockedUntil, reason: log.reason, note: log.note, since: log.at })
    .from(members)
    .innerJoin(log, eq(log.id, members.blockEntryId))
    .where(and(eq(members.id, memberId), gt(members.blockedUntil, now)));
  if (!row || row.until === null) return null;
  return {
    reason: (row.reason ?? "other") as ActReason,
    note: row.note,
    since: row.since,
    until: row.until >= untilLifted ? null : row.until,
  };
}

/** The block in words for the person it concerns. */
export function describeBlock({ reason, note, until }: Block): string {
  const end = until === null ? "until a moderator lifts it" : `until ${formatDay(until)}`;
  const why = `Reason: ${actReasons[reason].label.toLowerCase()}${note ? ` (“${note}”)` : ""}.`;
  return `A moderator has blocked your account ${end}. ${why} Until then you can read, but not post or report, and your posts are out of sight.`;
}

/** As in "30 November 2026, 08:12 UTC". */
function formatDay(at: number): string {
  const date = new Date(at);
  const month = date.toLocaleString("en", { month: "long", timeZone: "UTC" });
  return `${date.getUTCDate()} ${month} ${date.getUTCFullYear()}, ${date.toISOString().slice(11, 16)} UTC`;
}
