import { type SQL, sql } from "drizzle-orm";
import type { Viewer } from "~/accounts/permissions";
import { type Database, statement } from "~/db/client.server";
import { type Cursor, formatCursor, pageLength, takePage } from "~/db/keyset";
import { isPublicAct } from "~/db/tables/log.server";
import { fromIndex, isVisibleTo } from "~/log/select-log.server";
import {
  beginningColumns,
  type BeginningRow,
  countOf,
  type PeriodFigures,
  readPeriods,
  selectPeriods,
  sinceBeginning,
} from "./period-figures.server";
import { type DecisionTime, type MonthFigures, monthlyKinds, type PublicAct } from "./transparency-view";
import { addWaits, noWaits, summarizeWaits } from "./waits.server";

type ActRow = PublicAct & { id: number };

type Transparency = {
  months: MonthFigures[];
  /** Null with a cursor. */
  decisionTime: DecisionTime | null;
  acts: PublicAct[];
  before: string | null;
};

/**
 * The figures of the latest 12 months, but of none before the community began, and how long decisions took in them; and a page
 * of public acts; both newest first. With a cursor, the acts alone. One batch, which reads a row for each month and each act,
 * and few besides, however long the log is. Nothing tells somebody who is signed in of reports on their own posts; visitors'
 * pages, which know nobody, count them all.
 */
export async function findTransparency(
  db: Database,
  viewer: Viewer | null,
  before: Cursor | null,
  now: number,
): Promise<Transparency> {
  const latest = statement<ActRow>(db, viewer || before ? latestActs(viewer, before) : visitorsActs);
  if (before) return { months: [], decisionTime: null, ...toPage(await latest) };

  const months = latestMonths(now);
  const [current = "", from = ""] = [months[0], months.at(-1)];
  const wanted = { scale: "month", from } as const;
  const [acts, rows, [beginning]] = await db.batch([
    latest,
    selectPeriods(db, wanted),
    statement<BeginningRow>(db, sql`select ${beginningColumns(viewer, wanted)}`),
  ]);
  const periods = readPeriods(rows, beginning?.hidden ?? "[]");
  const sums = noWaits();
  for (const month of periods.values())
    for (const counts of Object.values(month.waits)) addWaits(counts, sums);
  const waits = summarizeWaits(sums);
  return {
    months: sinceBeginning(months, beginning?.began ?? null, current).map((month) =>
      toMonthFigures(month, periods.get(month)),
    ),
    decisionTime: { median: waits?.median ?? null, cases: waits?.count ?? 0 },
    ...toPage(acts),
  };
}

function toPage(found: ActRow[]): Pick<Transparency, "acts" | "before"> {
  const { rows, last } = takePage(found);
  return {
    acts: rows.map(({ kind, at, reason, reversedKind }) => ({ kind, at, reason, reversedKind })),
    before: last && formatCursor({ value: last.at, id: last.id }),
  };
}

function latestActs(viewer: Viewer | null, before: Cursor | null): SQL {
  const isShown = viewer ? sql`${isPublicAct} and ${isVisibleTo(viewer)}` : isPublicAct;
  const scan = (when: SQL) => sql`select id, at, kind, reason, reverses_id from ${fromIndex("log_public")}
    where ${isShown} and ${when} order by at desc, id desc limit ${pageLength + 1}`;
  // With a cursor, those of the same moment by themselves, because SQLite cannot seek by (at, id): it would skip them one by one.
  const found = before
    ? sql`select * from (${scan(sql`at = ${before.value} and id < ${before.id}`)})
        union all select * from (${scan(sql`at < ${before.value}`)}) order by at desc, id desc limit ${pageLength + 1}`
    : scan(sql`true`);
  return sql`select acts.id, acts.at, acts.kind, coalesce(acts.reason, reversed.reason) as reason, reversed.kind as reversedKind
    from (${found}) as acts
    left join log as reversed on reversed.id = acts.reverses_id
    order by acts.at desc, acts.id desc`;
}

/** The first page of visitors is the same query for all of them. */
const visitorsActs = latestActs(null, null);

function latestMonths(now: number): string[] {
  const date = new Date(now);
  return Array.from({ length: 12 }, (_, ago) =>
    new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() - ago)).toISOString().slice(0, 7),
  );
}

function toMonthFigures(month: string, figures: PeriodFigures | undefined): MonthFigures {
  const counts = Object.entries(monthlyKinds).map(([name, kind]) => [name, countOf(figures, kind)]);
  return { month, ...(Object.fromEntries(counts) as Record<keyof typeof monthlyKinds, number>) };
}
