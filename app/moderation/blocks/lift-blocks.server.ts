import { type SQL, sql } from "drizzle-orm";
import { type Database, statement } from "~/db/client.server";
import { members } from "~/db/tables/accounts.server";
import { appeals } from "~/db/tables/appeals.server";
import { cases, reports } from "~/db/tables/cases.server";
import { log } from "~/db/tables/log.server";
import { posts } from "~/db/tables/posts.server";

type LiftBlocks = {
  /** Picks the members; must be false if the act is not recorded. */
  members: SQL | undefined;
  /** The entry of the act that lifts the blocks, and its actor; null if they expired. */
  entryId: SQL<number> | null;
  actorId: number | null;
  /** Undoing a block, unlike unblocking, leaves `reopenedEntryId` of its cases and reports as it was. */
  isUndo?: true;
};

/**
 * The statements that restore what some members' blocks changed, and nothing else: the posts they hid, the cases they
 * closed (see `reopenCases`), and the members themselves. Open appeals against the blocks are granted, or closed if the
 * blocks expired.
 */
export function liftBlocks(
  db: Database,
  { members: condition, entryId, actorId, isUndo }: LiftBlocks,
  now: number,
) {
  const blocks = sql`(select ${members.blockEntryId} from ${members} where ${condition})`;
  return [
    ...reopenCases(db, blocks, isUndo ? {} : { reopenedEntryId: entryId }),
    statement(
      db,
      sql`update ${appeals} set state = ${actorId === null ? "closed" : "granted"}, decided_at = ${now}, decided_by_id = ${actorId}, decided_entry_id = ${entryId}
      where ${appeals.state} = 'open' and ${appeals.entryId} in ${blocks}`,
    ),
    db
      .update(posts)
      .set({ blockEntryId: null })
      .where(sql`${posts.blockEntryId} in ${blocks}`),
    // The members last, because the other statements find the blocks there.
    db.update(members).set({ blockedUntil: null, blockEntryId: null }).where(condition),
  ] as const;
}

/**
 * SQL for the reports that the blocks of these members closed, in cases that nobody has decided since: `liftBlocks` reopens
 * them. By joins, which read fewer rows than the blocks' own subqueries; in this order, which `cross` keeps: where many are
 * blocked, the planner would rather begin with all cases.
 */
export function isClosedByBlock(condition: SQL | undefined): SQL {
  return sql`${reports.id} in (select closed.id from ${members}
    cross join ${cases} indexed by cases_by_author
      on ${cases.authorId} = ${members.id} and ${cases.decidedEntryId} = ${members.blockEntryId}
    cross join ${reports} as closed
      on closed.post_id = ${cases.postId} and closed.decided_entry_id = ${members.blockEntryId}
    where ${condition})`;
}

/**
 * Reopens the cases that these blocks closed, with their reports. A case that was decided again since, or that has no
 * counted report left, stays decided.
 */
export function reopenCases(
  db: Database,
  blocks: SQL,
  { reopenedEntryId }: { reopenedEntryId?: SQL<number> | null },
) {
  const reopened = reopenedEntryId === undefined ? {} : { reopenedEntryId };
  // The index is named: if most cases are about one member, the planner would rather scan the table.
  const closed = sql`(select ${cases.postId} from ${cases} indexed by cases_by_author
    where ${cases.authorId} in (select ${log.memberId} from ${log} where ${log.id} in ${blocks})
      and ${cases.decidedEntryId} in ${blocks})`;
  return [
    db
      .update(reports)
      .set({ outcome: null, decidedEntryId: null, ...reopened })
      .where(sql`${reports.postId} in ${closed} and ${reports.decidedEntryId} in ${blocks}`),
    db
      .update(cases)
      .set({
        state: "open",
        verdict: null,
        version: sql`${cases.version} + 1`,
        decidedAt: null,
        decidedById: null,
        decidedEntryId: null,
        ...reopened,
      })
      .where(
        sql`${cases.postId} in ${closed} and ${cases.verdict} = 'block' and exists (
          select 1 from ${reports} where ${reports.postId} = ${cases.postId} and ${reports.outcome} is null and not ${reports.ignored})`,
      ),
  ] as const;
}
