import { and, eq, gte, inArray, type SQL, sql } from "drizzle-orm";
import { type Database, statement } from "~/db/client.server";
import { cases } from "~/db/tables/cases.server";
import { figures } from "~/db/tables/figures.server";
import { isModeration, log } from "~/db/tables/log.server";
import type { RuleKey } from "~/db/vocabulary";
import { reversibleKinds } from "~/log/kinds";
import { day, hour } from "~/time/units";
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
 * The figures of the latest UTC days, today included, and the open cases. One batch. Reads counts that triggers maintain;
 * only open cases (up to 1,000 of each age) and the latest 5,000 decisions are read row by row.
 */
export async function findFigures(db: Database, days: number, now: number): Promise<Figures> {
  const dates = Array.from({ length: days }, (_, index) => toDate(now - (days - 1 - index) * day));
  const [from = toDate(now)] = dates;
  const count = sql<number>`sum(${figures.count})`.as("count");
  const since = (kinds: string[]) =>
    and(eq(figures.scale, "day"), inArray(figures.kind, kinds), gte(figures.period, from));
  const [byDay, byReason, [decisions], [backlog]] = await db.batch([
    db
      .select({ kind: figures.kind, period: figures.period, count })
      .from(figures)
      .where(since(Object.values(dailyKinds)))
      .groupBy(figures.kind, figures.period),
    db
      .select({ kind: figures.kind, reason: figures.reason, count })
      .from(figures)
      .where(since([...Object.keys(countersByKind), ...reversibleKinds]))
      .groupBy(figures.kind, figures.reason),
    statement<{ waits: string }>(db, latestWaits(Date.parse(from))),
    statement<Backlog>(db, countBacklog(now)),
  ]);

  const countByDay = new Map(byDay.map((row) => [`${row.kind} ${row.period}`, row.count]));
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
function latestWaits(from: number): SQL {
  const latestOf = (
    kind: string,
  ) => sql`select ${log.at} as at, ${log.reason} as reason, ${log.details} ->> '$.waited' as waited
    from ${log} indexed by log_by_kind where ${log.kind} = ${kind} and ${isModeration} and ${log.at} >= ${from}`;
  // Each half is read in the order of its index and merged, so that no row is read beyond the limit.
  return sql`select json_group_array(json_array(reason, waited)) as waits from (${latestOf("post.hidden")}
    union all ${latestOf("report.dismissed")} order by at desc limit ${decisionLimit + 1})`;
}

function countBacklog(now: number): SQL {
  const countOpen = (
    isOfAge: SQL,
  ) => sql`(select count(*) from (select 1 from ${cases} indexed by cases_open_oldest
    where ${cases.state} = 'open' and ${isOfAge} limit ${caseCountLimit}))`;
  const { openedAt } = cases;
  return sql`select
    ${countOpen(sql`${openedAt} > ${now - hour}`)} as underAnHour,
    ${countOpen(sql`${openedAt} <= ${now - hour} and ${openedAt} > ${now - day}`)} as underADay,
    ${countOpen(sql`${openedAt} <= ${now - day} and ${openedAt} > ${now - 3 * day}`)} as underThreeDays,
    ${countOpen(sql`${openedAt} <= ${now - 3 * day}`)} as longer,
    (select ${now} - ${openedAt} from ${cases} indexed by cases_open_oldest where ${cases.state} = 'open'
      order by ${openedAt} limit 1) as oldest`;
}
