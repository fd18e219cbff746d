import { rollup, sum } from "d3-array";
import { ne, type SQL, sql } from "drizzle-orm";
import type { Viewer } from "~/accounts/permissions";
import { type Database, statement } from "~/db/client.server";
import { cases } from "~/db/tables/cases.server";
import type { RuleKey } from "~/db/vocabulary";
import { reversibleKinds } from "~/log/kinds";
import { day, hour } from "~/time/units";
import { firstPeriod, selectFigures, sinceBeginning } from "./figures-for.server";
import { type Backlog, caseCountLimit, type Figures, type ReasonFigures } from "./figures-view";
import { latestWaits, parseWaits } from "./latest-waits.server";

/** The most decisions that waiting times are computed from. */
export const decisionLimit = 5_000;

const dailyKinds = {
  joined: "member.joined",
  posts: "post.created",
  reports: "post.reported",
  hides: "post.hidden",
  dismissals: "report.dismissed",
  warnings: "post.warned",
  upheldReports: "outcome.upheld",
  dismissedReports: "outcome.dismissed",
};
const countersByKind: Record<string, Exclude<keyof ReasonFigures, "reason">> = {
  "outcome.upheld": "upheld",
  "outcome.dismissed": "dismissed",
  "appeal.overturned": "overturned",
  "act.undone": "undone",
};
const noRow: { began: string | null; waits: string } & Backlog = {
  began: null,
  waits: "[]",
  underAnHour: 0,
  underADay: 0,
  underThreeDays: 0,
  longer: 0,
  oldest: null,
};

/**
 * The figures of the latest UTC days, today included, but of none before the community began, and the open cases; all
 * without what is about reports on the viewer's own posts. One batch. Reads counts that triggers maintain;
 * only open cases (up to 1,000 of each age) and the latest 5,000 decisions are read row by row.
 */
export async function findFigures(db: Database, viewer: Viewer, days: number, now: number): Promise<Figures> {
  const dates = Array.from({ length: days }, (_, index) => toDate(now - (days - 1 - index) * day));
  const [from = toDate(now)] = dates;
  const since = (kinds: string[]) => ({ scale: "day" as const, kinds, from });
  const [byDay, byReason, [latest]] = await db.batch([
    selectFigures(db, viewer, "period", since(Object.values(dailyKinds))),
    selectFigures(db, viewer, "reason", since([...Object.keys(countersByKind), ...reversibleKinds])),
    statement<typeof noRow>(
      db,
      sql`select ${firstPeriod("day")} as began, ${latestWaits(viewer, Date.parse(from), decisionLimit)} as waits,
        ${countBacklog(viewer, now)}`,
    ),
  ]);

  const { began, waits: list, ...backlog } = latest ?? noRow;
  const countByDay = rollup(
    byDay,
    (rows) => sum(rows, ({ count }) => count),
    ({ kind, period }) => `${kind} ${period}`,
  );

  const shownDates = sinceBeginning(dates, began, toDate(now));
  const series = (kind: string) => shownDates.map((date) => countByDay.get(`${kind} ${date}`) ?? 0);
  const { waits, truncated } = parseWaits(list, decisionLimit);
  return {
    days: shownDates,
    joined: series(dailyKinds.joined),
    posts: series(dailyKinds.posts),
    reports: series(dailyKinds.reports),
    hides: series(dailyKinds.hides),
    dismissals: series(dailyKinds.dismissals),
    warnings: series(dailyKinds.warnings),
    upheldReports: series(dailyKinds.upheldReports),
    dismissedReports: series(dailyKinds.dismissedReports),
    reasons: groupByReason(byReason),
    waits,
    waitsTruncated: truncated,
    backlog,
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

/** SQL: the columns of a `Backlog`. */
function countBacklog(viewer: Viewer, now: number): SQL {
  const isAnothers = ne(cases.authorId, viewer.id);
  const countOpen = (
    isOfAge: SQL,
  ) => sql`(select count(*) from (select 1 from ${cases} indexed by cases_open_oldest
    where ${cases.state} = 'open' and ${isOfAge} and ${isAnothers} limit ${caseCountLimit}))`;
  const { openedAt } = cases;
  return sql`${countOpen(sql`${openedAt} > ${now - hour}`)} as underAnHour,
    ${countOpen(sql`${openedAt} <= ${now - hour} and ${openedAt} > ${now - day}`)} as underADay,
    ${countOpen(sql`${openedAt} <= ${now - day} and ${openedAt} > ${now - 3 * day}`)} as underThreeDays,
    ${countOpen(sql`${openedAt} <= ${now - 3 * day}`)} as longer,
    (select ${now} - ${openedAt} from ${cases} indexed by cases_open_oldest where ${cases.state} = 'open' and ${isAnothers}
      order by ${openedAt} limit 1) as oldest`;
}
