import { type Database, statement } from "~/db/client.server";
import { sql } from "drizzle-orm";
import type { Viewer } from "~/accounts/permissions";
import type { RuleKey } from "~/db/vocabulary";
import { reversibleKinds } from "~/log/kinds";
import { day } from "~/time/units";
import { backlogColumns, type BacklogRow, readBacklog } from "./backlog.server";
import type { Figures, ReasonFigures } from "./figures-view";
import {
  beginningColumns,
  type BeginningRow,
  countOf,
  type PeriodFigures,
  readPeriods,
  selectPeriods,
  sinceBeginning,
} from "./period-figures.server";

const countersByKind: Record<string, Exclude<keyof ReasonFigures, "reason">> = {
  ...Object.fromEntries(reversibleKinds.map((kind) => [kind, "acts"])),
  "outcome.upheld": "upheld",
  "outcome.dismissed": "dismissed",
  "appeal.overturned": "overturned",
  "act.undone": "undone",
};
const noRow: BeginningRow & BacklogRow = {
  began: null,
  hidden: "[]",
  open: 0,
  hours: "[]",
  own: "[]",
  atBorders: "[]",
  oldest: null,
};

/**
 * The figures of the latest UTC days, today included, but of none before the community began, and the open cases; all
 * without what is about reports on the viewer's own posts. One batch, which reads counts that triggers maintain: a row for each
 * day, one for each of the latest 72 hours, and few cases.
 */
export async function findFigures(db: Database, viewer: Viewer, days: number, now: number): Promise<Figures> {
  const dates = Array.from({ length: days }, (_, index) => toDate(now - (days - 1 - index) * day));
  const [from = toDate(now)] = dates;
  const wanted = { scale: "day", from } as const;
  const [rows, [latest]] = await db.batch([
    selectPeriods(db, wanted),
    statement<typeof noRow>(
      db,
      sql`select ${beginningColumns(viewer, wanted)}, ${backlogColumns(viewer, now)}`,
    ),
  ]);

  const { began, hidden, ...backlog } = latest ?? noRow;
  const periods = readPeriods(rows, hidden);
  const shownDates = sinceBeginning(dates, began, toDate(now));
  const ofDays = shownDates.map((date) => periods.get(date));
  const series = (kind: string) => ofDays.map((figures) => countOf(figures, kind));
  return {
    days: shownDates,
    joined: series("member.joined"),
    posts: series("post.created"),
    reports: series("post.reported"),
    hides: series("post.hidden"),
    dismissals: series("report.dismissed"),
    warnings: series("post.warned"),
    upheldReports: series("outcome.upheld"),
    dismissedReports: series("outcome.dismissed"),
    waits: ofDays.map((figures) => figures?.waits ?? {}),
    reasons: countByReason([...periods.values()]),
    backlog: readBacklog(backlog, now),
  };
}

function toDate(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

function countByReason(periods: PeriodFigures[]): ReasonFigures[] {
  const byReason = new Map<RuleKey, ReasonFigures>();
  const none = { upheld: 0, dismissed: 0, acts: 0, overturned: 0, undone: 0 };
  for (const { counts } of periods)
    for (const [kind, counter] of Object.entries(countersByKind))
      for (const [reason, count] of Object.entries(counts[kind] ?? {})) {
        const figures = byReason.get(reason) ?? { reason, ...none };
        figures[counter] += count;
        byReason.set(reason, figures);
      }
  return [...byReason.values()];
}
