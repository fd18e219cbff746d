import { and, eq, gt, sql } from "drizzle-orm";
import type { Database } from "~/db/client.server";
import { members } from "~/db/tables/accounts.server";
import { appeals } from "~/db/tables/appeals.server";
import { log } from "~/db/tables/log.server";
import { untilLifted } from "./durations";
import type { Block } from "./words";

/** The block of a member that is in force now. */
export async function findBlock(db: Database, memberId: number, now: number): Promise<Block | null> {
  const [row] = await db
    .select({
      entryId: log.id,
      until: members.blockedUntil,
      reason: log.reason,
      note: log.note,
      since: log.at,
      appealed: sql<number>`${appeals.id} is not null or coalesce(${log.details} ->> 'appealed', 0)`,
    })
    .from(members)
    .innerJoin(log, eq(log.id, members.blockEntryId))
    .leftJoin(appeals, eq(appeals.entryId, log.id))
    .where(and(eq(members.id, memberId), gt(members.blockedUntil, now)));
  if (!row || row.until === null) return null;
  return {
    entryId: row.entryId,
    reason: row.reason ?? "other",
    note: row.note,
    since: row.since,
    until: row.until >= untilLifted ? null : row.until,
    appealed: row.appealed === 1,
  };
}
