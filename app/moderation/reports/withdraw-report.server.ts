import { and, eq, isNull, ne, type SQL, sql } from "drizzle-orm";
import { may, type Viewer } from "~/accounts/permissions";
import { type Database, statement } from "~/db/client.server";
import { cases, reports } from "~/db/tables/cases.server";
import { posts } from "~/db/tables/posts.server";
import type { EntryInBatch } from "~/log/insert-entries.server";
import { type ActResult, performAct } from "~/log/perform-act.server";

/**
 * Withdraws the actor's open report; a conflict if it was decided meanwhile, or there never was one. A case whose last
 * counted report is withdrawn is closed as withdrawn.
 */
export async function withdrawReport(
  db: Database,
  actor: Viewer,
  { postId }: { postId: number },
  now: number,
): Promise<ActResult> {
  if (!may(actor, "post:report")) return { outcome: "forbidden" };
  const memberId = sql`(select ${posts.authorId} from ${posts} where ${posts.id} = ${postId})`;
  const isMine = and(isOpenReport(postId), eq(reports.reporterId, actor.id));
  return performAct(
    db,
    actor,
    {
      permission: "post:report",
      entry: { kind: "report.withdrawn", actorId: actor.id, postId, memberId },
      guards: [
        { holds: sql`exists (select 1 from ${reports} where ${isMine})`, otherwise: { outcome: "conflict" } },
      ],
      doneBefore: sql`select decided_entry_id from (select ${reports.outcome}, ${reports.decidedEntryId} from ${reports}
        where ${and(eq(reports.postId, postId), eq(reports.reporterId, actor.id))}
        order by ${reports.id} desc limit 1) where outcome = 'withdrawn'`,
      changes: (recorded) => [
        // The case first: it is updated from the report, which must still be open.
        updateCase(db, actor, postId, isMine, recorded, now),
        db
          .update(reports)
          .set({ outcome: "withdrawn", decidedEntryId: recorded.entryId })
          .where(and(isMine, recorded.exists)),
      ],
    },
    now,
  );
}

function isOpenReport(postId: number): SQL | undefined {
  return and(eq(reports.postId, postId), isNull(reports.outcome));
}

/** Removes the report and its note from the case, and closes the case if no counted report is left. */
function updateCase(
  db: Database,
  actor: Viewer,
  postId: number,
  isMine: SQL | undefined,
  { exists, entryId }: EntryInBatch,
  now: number,
) {
  const isCounted = eq(reports.ignored, false);
  const isOther = and(isOpenReport(postId), isCounted, ne(reports.reporterId, actor.id));
  const hasOthers = sql`exists (select 1 from ${reports} where ${isOther})`;
  const withdrawn = sql`select ${reports.reason} as reason, '$."' || ${reports.reason} || '"' as path,
    ${hasOthers} as has_others from ${reports} where ${and(isMine, isCounted)}`;
  return statement(
    db,
    sql`
    update ${cases} set reports = reports - 1,
      reasons = case when reasons ->> reason > 1
        then json_set(reasons, path, (reasons ->> reason) - 1) else json_remove(reasons, path) end,
      notes = (select json_group_array(json(value)) from json_each(notes) where value ->> 'by' <> ${actor.id}),
      state = case when has_others then state else 'decided' end,
      verdict = case when has_others then verdict else 'withdrawn' end,
      version = version + not has_others,
      decided_at = case when has_others then null else ${now} end,
      decided_entry_id = case when has_others then null else ${entryId} end,
      reopened_entry_id = case when has_others then reopened_entry_id end,
      claimed_by_id = case when has_others then claimed_by_id end,
      claimed_until = case when has_others then claimed_until end
    from (${withdrawn})
    where post_id = ${postId} and state = 'open' and ${exists}`,
  );
}
