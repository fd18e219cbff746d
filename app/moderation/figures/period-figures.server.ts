import { and, eq, gte, isNotNull, or, type SQL, sql } from "drizzle-orm";
import { may, type Viewer } from "~/accounts/permissions";
import { type Database, statement } from "~/db/client.server";
import { type Counts, periodFigures, type Waits } from "~/db/tables/figures.server";
import { isVisibleTo } from "~/log/select-log.server";
import { bucketOf } from "./waits.server";

type Scale = "day" | "month";
/** `from`: the first period, as in "2026-11-23" or "2026-11". */
type Wanted = { scale: Scale; from: string };

/** What was counted in a period. */
export type PeriodFigures = { counts: Counts; waits: Waits };

type PeriodRow = { period: string; counts: string; waits: string };
/** `hidden`: as a JSON list, what the viewer does not learn of. */
export type BeginningRow = { began: string | null; hidden: string };
/** Kind, period, reason; and of a decision how long the case had been open (ms), of all else null. */
type Hidden = [kind: string, period: string, reason: string, waited: number | null];

/** For a batch: what `readPeriods` reads. */
export function selectPeriods(db: Database, { scale, from }: Wanted) {
  const { period, counts, waits } = periodFigures;
  return statement<PeriodRow>(
    db,
    sql`select ${period} as period, ${counts} as counts, ${waits} as waits from ${periodFigures}
      where ${and(eq(periodFigures.scale, scale), gte(period, from))}`,
  );
}

/** SQL: the columns of a `BeginningRow`; `began` is the period in which the community began, with its first member or post. */
export function beginningColumns(viewer: Viewer | null, wanted: Wanted): SQL {
  const has = (kind: string) => isNotNull(sql`${periodFigures.counts} -> ${`$."${kind}"`}`);
  return sql`(select ${periodFigures.period} from ${periodFigures}
      where ${and(eq(periodFigures.scale, wanted.scale), or(has("member.joined"), has("post.created")))}
      order by ${periodFigures.period} limit 1) as began,
    ${viewer ? sql`(select json_group_array(json_array(kind, period, reason, waited)) from (${hiddenFrom(viewer, wanted)}))` : sql`'[]'`} as hidden`;
}

/** What was counted by period, for this viewer: without the reports on their own posts and what was done about these. */
export function readPeriods(rows: PeriodRow[], hidden: string): Map<string, PeriodFigures> {
  const periods = new Map(
    rows.map(({ period, counts, waits }): [string, PeriodFigures] => [
      period,
      { counts: JSON.parse(counts) as Counts, waits: JSON.parse(waits) as Waits },
    ]),
  );
  for (const [kind, period, reason, waited] of JSON.parse(hidden) as Hidden[]) {
    const figures = periods.get(period);
    const [of, key] =
      waited === null
        ? [figures?.counts[kind], reason]
        : // Of a month the reasons are not told apart.
          [figures?.waits[period.length === "2026-11".length ? "" : reason], String(bucketOf(waited))];
    if (of) of[key] = (of[key] ?? 0) - 1;
  }
  return periods;
}

/** How many of this kind there were in a period, whatever the reason. */
export function countOf(figures: PeriodFigures | undefined, kind: string): number {
  let sum = 0;
  for (const count of Object.values(figures?.counts[kind] ?? {})) sum += count;
  return sum;
}

/** Those of `periods` since the community began, the current one in any case: the days before it are no zeros of its own. */
export function sinceBeginning(periods: string[], began: string | null, current: string): string[] {
  return periods.filter((period) => period === current || (began !== null && period >= began));
}

/**
 * SQL: what the viewer does not learn of, read from the log because it is little. Of what is about their own posts: reports,
 * dismissals and their undoing, outcomes, and the times to a decision. And the times on posts that they reported, because
 * nobody learns that their reports are ignored: such a report opens no case, and a case that is not open waits for nothing.
 * Those of moderators are never ignored. (The names are written out, because Drizzle takes half a millisecond for so many.)
 */
function hiddenFrom(viewer: Viewer, { scale, from }: Wanted): SQL {
  const period = sql`strftime(${scale === "day" ? "%Y-%m-%d" : "%Y-%m"}, log.at / 1000, 'unixepoch')`;
  const since = sql`log.at >= ${Date.parse(from)}`;
  const isAbout = sql`log.member_id = ${viewer.id} and ${since}`;
  const times = (index: SQL, where: SQL) => sql`
    union all select log.kind, ${period}, coalesce(log.reason, ''), log.details ->> '$.waited' as waited
      from log indexed by ${index} where moderation = 1 and ${where} and ${isDecision} and waited is not null`;
  return sql`select log.kind as kind, ${period} as period, log.details ->> 'report' as reason, null as waited
      from log indexed by log_reports where log.kind = 'post.reported' and ${isAbout}
    union all select log.kind, ${period}, coalesce(log.reason, undone.reason, ''), null
      from log indexed by log_by_member_and_kind left join log as undone on undone.id = log.reverses_id
      where log.moderation = 1 and ${isAbout} and (log.kind = 'report.dismissed' or log.kind = 'act.undone')
        and not (${isVisibleTo(viewer)})
    union all select 'outcome.' || reports.outcome, ${period}, reports.reason, null
      from log indexed by log_by_member_and_kind
        cross join reports on reports.post_id = log.post_id and reports.decided_entry_id = log.id
      where log.moderation = 1 and ${isAbout} and (${isDecision} or log.kind = 'post.unhidden')
        and reports.outcome is not null
    ${times(sql`log_by_member_and_kind`, isAbout)}
    ${may(viewer, "report:read") ? sql`` : times(sql`log_by_post`, sql`${isReportedBy(viewer)} and ${since}`)}`;
}

const isDecision = sql`(log.kind = 'post.hidden' or log.kind = 'post.warned' or log.kind = 'report.dismissed')`;

/** SQL. Nobody can report a post of their own. */
function isReportedBy(viewer: Viewer): SQL {
  return sql`log.post_id in (select post_id from reports where reporter_id = ${viewer.id})`;
}
