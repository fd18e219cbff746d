import { sql } from "drizzle-orm";
import type { Viewer } from "~/accounts/permissions";
import { type Database, statement } from "~/db/client.server";
import { reports } from "~/db/tables/cases.server";
import { isModeration, log } from "~/db/tables/log.server";
import { posts } from "~/db/tables/posts.server";
import { fromIndex } from "~/log/select-log.server";

/**
 * Reads, by a few rows, whether the order of the most reported has changed after this time (ms): a report came in or was
 * withdrawn, or an undo or the end of a block opened cases again. What concerns the viewer's own posts is left out, because
 * nobody learns of reports on them.
 */
export function selectHasChanged(db: Database, viewer: Viewer, since: number) {
  const isOwn = sql`(select ${posts.authorId} from ${posts} where ${posts.id} = ${reports.postId}) = ${viewer.id}`;
  const newestReport = sql`select ${reports.createdAt} from ${reports} where not ${isOwn} order by ${reports.id} desc limit 1`;
  const isLater = sql`${log.at} > ${since} and ${log.memberId} is not ${viewer.id}`;
  return statement<{ changed: number }>(
    db,
    sql`select coalesce((${newestReport}), 0) > ${since}
      or exists (select 1 from ${log} indexed by log_withdrawals where ${log.kind} = 'report.withdrawn' and ${isLater})
      or exists (select 1 from ${fromIndex("log_by_kind")} where ${isModeration} and ${isLater}
        and ${log.kind} in ('act.undone', 'appeal.overturned', 'user.unblocked')) as changed`,
  );
}
