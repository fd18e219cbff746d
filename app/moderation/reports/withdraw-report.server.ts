import { and, eq, isNull, ne, sql } from "drizzle-orm";
import { may, type Viewer } from "~/accounts/permissions";
import { type Database, statement } from "~/db/client.server";
import { cases, reports } from "~/db/tables/cases.server";
import { posts } from "~/db/tables/posts.server";
import { type ActResult, performAct } from "~/log/perform-act.server";

/** Takes back one's own open report; a conflict where there is none. With the last one that counts, the case is closed as withdrawn. */
export async function withdrawReport(
  db: Database,
  actor: Viewer,
  { postId }: { postId: number },
  now: number,
): Promise<ActResult> {
  if (!may(actor, "post:report")) return { outcome: "forbidden" };
  const memberId = sql`(select ${posts.authorId} from ${posts} where ${posts.id} = ${postId})`;
  const isOpen = and(eq(reports.postId, postId), isNull(reports.outcome));
  const own = and(isOpen, eq(reports.reporterId, actor.id));
  const counted = and(own, eq(reports.ignored, false));
  const others = sql`exists (select 1 from ${reports} where ${and(isOpen, eq(reports.ignored, false), ne(reports.reporterId, actor.id))})`;
  return performAct(
    db,
    actor,
    {
      permission: "post:report",
      entry: { kind: "report.withdrawn", actorId: actor.id, postId, memberId },
      guards: [
        { holds: sql`exists (select 1 from ${reports} where ${own})`, otherwise: { outcome: "conflict" } },
      ],
      changes: ({ exists, entryId }) => [
        // First the case, while the report still says that it is open.
        statement(
          db,
          sql`
      update ${cases} set reports = reports - 1,
        reasons = case when reasons ->> withdrawn > 1
          then json_set(reasons, path, (reasons ->> withdrawn) - 1) else json_remove(reasons, path) end,
        notes = (select json_group_array(json(value)) from json_each(notes) where value ->> 'by' <> ${actor.id}),
        state = case when others then state else 'decided' end,
        verdict = case when others then verdict else 'withdrawn' end,
        version = version + not others,
        decided_at = case when others then null else ${now} end,
        decided_entry_id = case when others then null else ${entryId} end,
        reopened_entry_id = case when others then reopened_entry_id end,
        claimed_by_id = case when others then claimed_by_id end,
        claimed_until = case when others then claimed_until end
      from (select ${reports.reason} as withdrawn, '$."' || ${reports.reason} || '"' as path, ${others} as others from ${reports} where ${counted})
      where post_id = ${postId} and state = 'open' and ${exists}`,
        ),
        db.update(reports).set({ outcome: "withdrawn", decidedEntryId: entryId }).where(and(own, exists)),
      ],
    },
    now,
  );
}
