import { and, eq, gte, inArray, or, type SQL, sql } from "drizzle-orm";
import type { Viewer } from "~/accounts/permissions";
import { type Database, statement } from "~/db/client.server";
import { reports } from "~/db/tables/cases.server";
import { figures } from "~/db/tables/figures.server";
import { isModeration, log } from "~/db/tables/log.server";
import type { LogKind } from "~/db/vocabulary";
import { isVisibleTo } from "~/log/select-log.server";

type Wanted = {
  scale: "day" | "month";
  kinds: string[];
  /** The first period, as in "2026-11-23" or "2026-11". */
  from: string;
};

/**
 * The counts of these kinds by period or by reason, for this viewer: without the reports on their own posts and what was
 * done about these, because nobody learns of them. These few are read from the log, and follow as rows that count -1, not
 * added up: D1 would count the rows of a sum over both as read once more.
 */
export function selectFigures<By extends "period" | "reason">(
  db: Database,
  viewer: Viewer | null,
  by: By,
  { scale, kinds, from }: Wanted,
) {
  const column = sql.identifier(by);
  const counted = sql`select ${figures.kind} as kind, ${column}, sum(${figures.count}) as count from ${figures}
    where ${and(eq(figures.scale, scale), inArray(figures.kind, kinds), gte(figures.period, from))}
    group by ${figures.kind}, ${column}`;
  const wanted = sql`select kind, ${column}, count from (${ownFigures(viewer, scale, from)})
    where kind in (select value from json_each(${JSON.stringify(kinds)}))`;
  return statement<{ kind: string; count: number } & Record<By, string>>(
    db,
    viewer ? sql`select * from (${counted}) union all ${wanted}` : counted,
  );
}

/** SQL: the period in which the community began, with its first member or post; null before. Reads four rows at most. */
export function firstPeriod(scale: Wanted["scale"]): SQL {
  const first = (kind: string) => sql`(select min(${figures.period}) from ${figures}
    where ${figures.scale} = ${scale} and ${figures.kind} = ${kind})`;
  const [joined, posted] = [first("member.joined"), first("post.created")];
  // The min of two values is null where one of them is.
  return sql`coalesce(min(${joined}, ${posted}), ${joined}, ${posted})`;
}

/** Those of `periods` since the community began, the current one in any case: the days before it are no zeros of its own. */
export function sinceBeginning(periods: string[], began: string | null, current: string): string[] {
  return periods.filter((period) => period === current || (began !== null && period >= began));
}

/** What the viewer does not learn of, each as -1: reports on their posts, dismissals and their undoing, and outcomes. */
function ownFigures(viewer: Viewer | null, scale: Wanted["scale"], from: string): SQL {
  if (!viewer) return sql``;
  const period = sql`strftime(${scale === "day" ? "%Y-%m-%d" : "%Y-%m"}, ${log.at} / 1000, 'unixepoch')`;
  const isAbout = and(eq(log.memberId, viewer.id), gte(log.at, Date.parse(from)));
  const isOf = (...some: LogKind[]) => or(...some.map((kind) => eq(log.kind, kind)));
  const byKind = sql`${log} indexed by log_by_member_and_kind`;
  return sql`select ${log.kind} as kind, ${period} as period, ${log.details} ->> 'report' as reason, -1 as count
      from ${log} indexed by log_reports where ${log.kind} = 'post.reported' and ${isAbout}
    union all select ${log.kind}, ${period}, coalesce(${log.reason}, undone.reason, ''), -1
      from ${byKind} left join ${log} as undone on undone.id = ${log.reversesId}
      where ${and(isModeration, isAbout, isOf("report.dismissed", "act.undone"))} and not (${isVisibleTo(viewer)})
    union all select 'outcome.' || ${reports.outcome}, ${period}, ${reports.reason}, -1
      from ${byKind} cross join ${reports} on ${reports.postId} = ${log.postId} and ${reports.decidedEntryId} = ${log.id}
      where ${and(isModeration, isAbout, isOf("post.hidden", "post.unhidden", "post.warned", "report.dismissed"))}
        and ${reports.outcome} is not null`;
}
