import { rollup, sum } from "d3-array";
import { ne, type SQL, sql } from "drizzle-orm";
import type { Viewer } from "~/accounts/permissions";
import { type Database, statement } from "~/db/client.server";
import { cases } from "~/db/tables/cases.server";
import { isModeration, log } from "~/db/tables/log.server";
import type { RuleKey } from "~/db/vocabulary";
import { reversibleKinds } from "~/log/kinds";
import { day, hour } from "~/time/units";
import { selectFigures } from "./figures-for.server";
import { type Backlog, caseCountLimit, type Figures, type ReasonFigures } from "./figures-view";

/** The most decisions that waiting times are computed from. */
export const decisionLimit = 5_000;

const dailyKinds = {
  joined: "member.joined",
  posts: "post.created",
  reports: "post.reported",
  hides: "post.hidden",
  dismissals: "report.dismissed",
};
const countersByKind: Record<string, Exclude<keyof ReasonFigures, "reason">> = {
  "outcome.upheld": "upheld",
  "outcome.dismissed": "dismissed",
  "appeal.overturned": "overturned",
  "act.undone": "undone",
};

/**
 * The figures of the latest UTC days, today included, and the open cases; all without what is about reports on the
 * viewer's own posts. One batch. Reads counts that triggers maintain;
 * only open cases (up to 1,000 of each age) and the latest 5,000 decisions are read row by row.
 */
export async function findFigures(db: Database, viewer: Viewer, days: number, now: number): Promise<Figures> {
  const dates = Array.from({ length: days }, (_, index) => toDate(now - (days - 1 - index) * day));
  const [from = toDate(now)] = dates;
  const since = (kinds: string[]) => ({ scale: "day" as const, kinds, from });
  const [byDay, byReason, [decisions], [backlog]] = await db.batch([
    selectFigures(db, viewer, "period", since(Object.values(dailyKinds))),
    selectFigures(db, viewer, "reason", since([...Object.keys(countersByKind), ...reversibleKinds])),
    statement<{ waits: string }>(db, latestWaits(viewer, Date.parse(from))),
    statement<Backlog>(db, countBacklog(viewer, now)),
  ]);

  const countByDay = rollup(
    byDay,
    (rows) => sum(rows, ({ count }) => count),
    ({ kind, period }) => `${kind} ${period}`,
  );
  const series = (kind: string) => dates.map((date) => countByDay.get(`${kind} ${date}`) ?? 0);
  const waits = JSON.parse(decisions?.waits ?? "[]") as [RuleKey | null, number | null][];
  return {
    days: dates,
    joined: series(dailyKinds.joined),
    posts: series(dailyKinds.posts),
    reports: series(dailyKinds.reports),
    hides: series(dailyKinds.hides),
    dismissals: series(dailyKinds.dismissals),
    reasons: groupByReason(byReason),
    waits: waits
      .slice(0, decisionLimit)
      .flatMap(([reason, ms]) => (ms === null ? [] : [{ reason: reason ?? "", ms }])),
    waitsTruncated: waits.length > decisionLimit,
    backlog: backlog ?? { underAnHour: 0, underADay: 0, underThreeDays: 0, longer: 0, oldest: null },
  };
}

function toDate(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

const reversible: readonly string[] = reversibleKinds;

function groupByReason(rows: { kind: string; reason: string; count: number }[]): ReasonFigures[] {
  const figuresByReason = new Map<RuleKey, ReasonFigures>();
  for (const { kind, reason, count } of rows) {
    const counter = reversible.includes(kind) ? "acts" : countersByKind[kind];
    if (!counter) continue;
    const counts = figuresByReason.get(reason) ?? {
      reason,
      upheld: 0,
      dismissed: 0,
      acts: 0,
      overturned: 0,
      undone: 0,
    };
    counts[counter] += count;
    figuresByReason.set(reason, counts);
  }
  return [...figuresByReason.values()];
}

/** A JSON list of [reason, ms] for each decision, newest first; ms is null if the hidden post had no open case. */
function latestWaits(viewer: Viewer, from: number): SQL {
  const latestOf = (
    kind: string,
  ) => sql`select ${log.at} as at, ${log.reason} as reason, ${log.details} ->> '$.waited' as waited
    from ${log} indexed by log_by_kind where ${log.kind} = ${kind} and ${isModeration} and ${log.at} >= ${from}
      and ${log.memberId} is not ${viewer.id}`;
  // Each half is read in the order of its index and merged, so that no row is read beyond the limit.
  return sql`select json_group_array(json_array(reason, waited)) as waits from (${latestOf("post.hidden")}
    union all ${latestOf("report.dismissed")} order by at desc limit ${decisionLimit + 1})`;
}

function countBacklog(viewer: Viewer, now: number): SQL {
  const isAnothers = ne(cases.authorId, viewer.id);
  const countOpen = (
    isOfAge: SQL,
  ) => sql`(select count(*) from (select 1 from ${cases} indexed by cases_open_oldest
    where ${cases.state} = 'open' and ${isOfAge} and ${isAnothers} limit ${caseCountLimit}))`;
  const { openedAt } = cases;
  return sql`select
    ${countOpen(sql`${openedAt} > ${now - hour}`)} as underAnHour,
    ${countOpen(sql`${openedAt} <= ${now - hour} and ${openedAt} > ${now - day}`)} as underADay,
    ${countOpen(sql`${openedAt} <= ${now - day} and ${openedAt} > ${now - 3 * day}`)} as underThreeDays,
    ${countOpen(sql`${openedAt} <= ${now - 3 * day}`)} as longer,
    (select ${now} - ${openedAt} from ${cases} indexed by cases_open_oldest where ${cases.state} = 'open' and ${isAnothers}
      order by ${openedAt} limit 1) as oldest`;
}
