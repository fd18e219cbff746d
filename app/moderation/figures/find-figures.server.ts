import { and, eq, gte, inArray, type SQL, sql } from "drizzle-orm";
import { type Database, statement } from "~/db/client.server";
import { cases } from "~/db/tables/cases.server";
import { figures } from "~/db/tables/figures.server";
import { isModeration, log } from "~/db/tables/log.server";
import type { RuleKey } from "~/db/vocabulary";
import { reversibleKinds } from "~/log/kinds";
import { day, hour } from "~/time/units";
import { type Backlog, countedUpTo, type Figures, type ReasonFigures } from "./figures-view";

/** How many decisions the time to a decision is taken from, at most. */
export const decisionsAtMost = 5_000;

const kindsADay = {
  joined: "member.joined",
  posts: "post.created",
  reports: "post.reported",
  hides: "post.hidden",
  dismissals: "report.dismissed",
};
const outcomes: Record<string, Exclude<keyof ReasonFigures, "reason">> = {
  "outcome.upheld": "upheld",
  "outcome.dismissed": "dismissed",
  "appeal.overturned": "overturned",
  "act.undone": "undone",
};

/**
 * What happened on each of the latest UTC days, today included, and what waits now. One batch; nothing is counted that
 * the database has not counted already, but for open cases (up to 1,000 of each age) and the latest 5,000 decisions.
 */
export async function findFigures(db: Database, days: number, now: number): Promise<Figures> {
  const dates = Array.from({ length: days }, (_, at) => dayOf(now - (days - 1 - at) * day));
  const [from = dayOf(now)] = dates;
  const count = sql<number>`sum(${figures.count})`.as("count");
  const since = (kinds: string[]) =>
    and(eq(figures.scale, "day"), inArray(figures.kind, kinds), gte(figures.period, from));
  const [byDay, byReason, [decisions], [backlog]] = await db.batch([
    db
      .select({ kind: figures.kind, period: figures.period, count })
      .from(figures)
      .where(since(Object.values(kindsADay)))
      .groupBy(figures.kind, figures.period),
    db
      .select({ kind: figures.kind, reason: figures.reason, count })
      .from(figures)
      .where(since([...Object.keys(outcomes), ...reversibleKinds]))
      .groupBy(figures.kind, figures.reason),
    statement<{ waits: string }>(db, latestWaits(Date.parse(from))),
    statement<Backlog>(db, countBacklog(now)),
  ]);

  const ofDay = new Map(byDay.map((row) => [`${row.kind} ${row.period}`, row.count]));
  const series = (kind: string) => dates.map((date) => ofDay.get(`${kind} ${date}`) ?? 0);
  const waits = JSON.parse(decisions?.waits ?? "[]") as [RuleKey | null, number | null][];
  return {
    days: dates,
    joined: series(kindsADay.joined),
    posts: series(kindsADay.posts),
    reports: series(kindsADay.reports),
    hides: series(kindsADay.hides),
    dismissals: series(kindsADay.dismissals),
    reasons: gatherReasons(byReason),
    waits: waits
      .slice(0, decisionsAtMost)
      .flatMap(([reason, ms]) => (ms === null ? [] : [{ reason: reason ?? "", ms }])),
    waitsCut: waits.length > decisionsAtMost,
    backlog: backlog ?? { underAnHour: 0, underADay: 0, underThreeDays: 0, longer: 0, oldest: null },
  };
}

function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

const reversible: readonly string[] = reversibleKinds;

/** Acts without a reason are the clock's, which ends blocks, and are not counted. */
function gatherReasons(rows: { kind: string; reason: string; count: number }[]): ReasonFigures[] {
  const found = new Map<RuleKey, ReasonFigures>();
  for (const { kind, reason, count } of rows) {
    const what = reversible.includes(kind) ? (reason ? "acts" : undefined) : outcomes[kind];
    if (!what) continue;
    const figure = found.get(reason) ?? {
      reason,
      upheld: 0,
      dismissed: 0,
      acts: 0,
      overturned: 0,
      undone: 0,
    };
    figure[what] += count;
    found.set(reason, figure);
  }
  return [...found.values()];
}

/** A JSON list of reasons and times, the newest decision first; null where a post was hidden that no open case was about. */
function latestWaits(from: number): SQL {
  const decisions = (
    kind: string,
  ) => sql`select ${log.at} as at, ${log.reason} as reason, ${log.details} ->> '$.waited' as waited
    from ${log} indexed by log_by_kind where ${log.kind} = ${kind} and ${isModeration} and ${log.at} >= ${from}`;
  // Both are read in the order of their index and merged, so that no more are read than are taken.
  return sql`select json_group_array(json_array(reason, waited)) as waits from (${decisions("post.hidden")}
    union all ${decisions("report.dismissed")} order by at desc limit ${decisionsAtMost + 1})`;
}

function countBacklog(now: number): SQL {
  const open = (opened: SQL) => sql`(select count(*) from (select 1 from ${cases} indexed by cases_open_oldest
    where ${cases.state} = 'open' and ${opened} limit ${countedUpTo}))`;
  const { openedAt } = cases;
  return sql`select
    ${open(sql`${openedAt} > ${now - hour}`)} as underAnHour,
    ${open(sql`${openedAt} <= ${now - hour} and ${openedAt} > ${now - day}`)} as underADay,
    ${open(sql`${openedAt} <= ${now - day} and ${openedAt} > ${now - 3 * day}`)} as underThreeDays,
    ${open(sql`${openedAt} <= ${now - 3 * day}`)} as longer,
    (select ${now} - ${openedAt} from ${cases} indexed by cases_open_oldest where ${cases.state} = 'open'
      order by ${openedAt} limit 1) as oldest`;
}
