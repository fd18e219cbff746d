import { and, eq, gte, type SQL, sql } from "drizzle-orm";
import { may, type Viewer } from "~/accounts/permissions";
import { reports } from "~/db/tables/cases.server";
import { isModeration, log } from "~/db/tables/log.server";
import type { LogKind, RuleKey } from "~/db/vocabulary";
import { day } from "~/time/units";
import type { Wait } from "./figures-view";

/**
 * SQL: a JSON list of [reason, ms, day] for the latest `limit` decisions since `from` and one more, newest first. Without
 * those on the viewer's posts, because nobody learns of reports on their own; nor those on posts that they reported, because
 * nobody learns that their reports are ignored: such a report opens no case, and a case that is not open waits for nothing.
 */
export function latestWaits(viewer: Viewer | null, from: number, limit: number): SQL {
  const isShown = viewer
    ? and(
        sql`${log.memberId} is not ${viewer.id}`,
        !may(viewer, "report:read") ? hasNotReported(viewer) : undefined,
      )
    : undefined;
  const latestOf = (kind: LogKind) => sql`select ${log.at} as at, ${log.reason} as reason,
    ${log.details} ->> '$.waited' as waited from ${log} indexed by log_by_kind
    where ${and(eq(log.kind, kind), isModeration, gte(log.at, from), isShown)}`;
  // Each kind is read in the order of its index and merged, so that no row is read beyond the limit.
  return sql`(select json_group_array(json_array(reason, waited, cast(at / ${day} as integer))) from (${latestOf("post.hidden")}
    union all ${latestOf("post.warned")} union all ${latestOf("report.dismissed")} order by at desc limit ${limit + 1}))`;
}

/** SQL. The list is read once, and has few rows: reports are limited by day. Those of moderators are never ignored. */
function hasNotReported(viewer: Viewer): SQL {
  return sql`${log.postId} not in (select ${reports.postId} from ${reports} where ${reports.reporterId} = ${viewer.id})`;
}

/** The list of `latestWaits`, without the decisions about posts that had no open case; truncated if there are more decisions. */
export function parseWaits(list: string, limit: number): { waits: Wait[]; truncated: boolean } {
  const decisions = JSON.parse(list) as [RuleKey | null, number | null, number][];
  return {
    waits: decisions
      .slice(0, limit)
      .flatMap(([reason, ms, at]) => (ms === null ? [] : [{ reason: reason ?? "", ms, day: at }])),
    truncated: decisions.length > limit,
  };
}
