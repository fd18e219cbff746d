import { type SQL, sql } from "drizzle-orm";
import { type Database, statement } from "~/db/client.server";
import { members } from "~/db/tables/accounts.server";
import { appeals } from "~/db/tables/appeals.server";
import { cases, reports } from "~/db/tables/cases.server";
import { log } from "~/db/tables/log.server";
import { posts } from "~/db/tables/posts.server";

type Ending = {
  /** Picks the members, and must be false where the act is not recorded. */
  whose: SQL | undefined;
  /** The entry that lifts it, and who does; null where the clock ends it. */
  entryId: SQL<number> | null;
  actorId: number | null;
  /** Whether the blocks are taken back as if they had never been, which leaves what opened a case before. */
  undoes?: true;
};

/**
 * The statements that take back what the blocks of some members changed, and nothing else: the posts they hid, those
 * of the cases they closed that nobody has decided since and that still have a report, and the block itself. An appeal
 * against it has got what it asked for, or come to nothing when the time was up.
 */
export function restoreBlocked(db: Database, { whose, entryId, actorId, undoes }: Ending, now: number) {
  const blocks = sql`(select ${members.blockEntryId} from ${members} where ${whose})`;
  return [
    ...reopenClosed(db, blocks, undoes ? {} : { reopenedEntryId: entryId }),
    statement(
      db,
      sql`update ${appeals} set state = ${actorId === null ? "closed" : "granted"}, decided_at = ${now}, decided_by_id = ${actorId}, decided_entry_id = ${entryId}
      where ${appeals.state} = 'open' and ${appeals.entryId} in ${blocks}`,
    ),
    db
      .update(posts)
      .set({ blockEntryId: null })
      .where(sql`${posts.blockEntryId} in ${blocks}`),
    // Last, because the others find the blocks here.
    db.update(members).set({ blockedUntil: null, blockEntryId: null }).where(whose),
  ] as const;
}

/** Opens again what these blocks closed, each with its reports: the cases that nobody has decided since. */
export function reopenClosed(
  db: Database,
  blocks: SQL,
  { reopenedEntryId }: { reopenedEntryId?: SQL<number> | null },
) {
  const reopened = reopenedEntryId === undefined ? {} : { reopenedEntryId };
  // By their author. The index is named: where most cases are one person's, the planner would rather walk all of them.
  const closed = sql`(select ${cases.postId} from ${cases} indexed by cases_by_author
    where ${cases.authorId} in (select ${log.memberId} from ${log} where ${log.id} in ${blocks})
      and ${cases.decidedEntryId} in ${blocks})`;
  return [
    db
      .update(reports)
      .set({ outcome: null, decidedEntryId: null, ...reopened })
      .where(
        // A case that somebody decided meanwhile keeps its decision, and its reports stay closed.
        sql`${reports.postId} in ${closed} and ${reports.decidedEntryId} in ${blocks}`,
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
        ...reopened,
      })
      .where(
        sql`${cases.postId} in ${closed} and ${cases.verdict} = 'block' and exists (
          select 1 from ${reports} where ${reports.postId} = ${cases.postId} and ${reports.outcome} is null and not ${reports.ignored})`,
      ),
  ] as const;
}
