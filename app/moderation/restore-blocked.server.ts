import { inArray, type SQL, sql } from "drizzle-orm";
import type { Database } from "../db/client.server";
import { cases, members, posts, reports } from "../db/schema.server";

/**
 * The statements that take back what the blocks of some members changed, and nothing else: the posts they hid, those
 * of the cases they closed that nobody has decided since and that still have a report, and the block itself.
 * `whose` picks the members, and must be false where the act is not recorded.
 */
export function restoreBlocked(db: Database, whose: SQL | undefined) {
  const blocks = db.select({ id: members.blockEntryId }).from(members).where(whose);
  return [
    db
      .update(reports)
      .set({ outcome: null, decidedEntryId: null })
      .where(
        // A case that somebody decided meanwhile keeps its decision, and its reports stay closed.
        sql`${inArray(reports.decidedEntryId, blocks)} and exists (select 1 from ${cases}
          where ${cases.postId} = ${reports.postId} and ${cases.decidedEntryId} = ${reports.decidedEntryId})`,
      ),
    db
      .update(cases)
      .set({
        state: "open",
        verdict: null,
        version: sql`${cases.version} + 1`,
        decidedAt: null,
        decidedById: null,
        decidedEntryId: null,
      })
      .where(
        sql`${inArray(cases.decidedEntryId, blocks)} and ${cases.verdict} = 'block' and exists (
          select 1 from ${reports} where ${reports.postId} = ${cases.postId} and ${reports.outcome} is null)`,
      ),
    db.update(posts).set({ blockEntryId: null }).where(inArray(posts.blockEntryId, blocks)),
    // Last, because the others find the blocks here.
    db.update(members).set({ blockedUntil: null, blockEntryId: null }).where(whose),
  ] as const;
}
