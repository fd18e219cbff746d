import { type SQL, sql } from "drizzle-orm";
import type { Viewer } from "~/accounts/permissions";
import { type Database, statement } from "~/db/client.server";
import { type Cursor, formatCursor, pageLength, takePage } from "~/db/keyset";
import { kinds, type PublicKind, publicKinds } from "~/log/kinds";
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
import { addWaits, summarizeWaits } from "./waits.server";

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
  const waits = summarizeWaits(
    addWaits([...periods.values()].flatMap((month) => Object.values(month.waits))),
  );
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

// Drizzle takes a third of a millisecond for the columns of a dozen scans, so their names are written out.
function latestActs(viewer: Viewer | null, before: Cursor | null): SQL {
  const isPublic = (kind: PublicKind) =>
    viewer && (kinds[kind].confidential || kind === "act.undone")
      ? sql`kind = ${kind} and ${isVisibleTo(viewer)}`
      : sql`kind = ${kind}`;
  const scan = (index: "log_by_kind" | "log_moderation", where: SQL) =>
    sql`select id, at, kind, reason, reverses_id from ${fromIndex(index)} where moderation = 1 and ${where}`;
  const scanAll = (when: SQL) =>
    publicKinds.map((kind) => scan("log_by_kind", sql`${isPublic(kind)}${when}`));
  // Each kind is read in the order of its index, so that no row is read beyond the page. With a cursor, those of the same
  // moment by themselves, because SQLite cannot seek by (at, id): it would skip them one by one.
  const scans = before
    ? [
        scan(
          "log_moderation",
          sql`at = ${before.value} and id < ${before.id} and (${sql.join(publicKinds.map(isPublic), sql` or `)})`,
        ),
        ...scanAll(sql` and at < ${before.value}`),
      ]
    : scanAll(sql``);
  return sql`select acts.id, acts.at, acts.kind, coalesce(acts.reason, reversed.reason) as reason, reversed.kind as reversedKind
    from (${mergeLatest(scans)}) as acts
    left join log as reversed on reversed.id = acts.reverses_id
    order by acts.at desc, acts.id desc`;
}

/** The first page of visitors is the same query for all of them. */
const visitorsActs = latestActs(null, null);

/**
 * D1 allows five terms in a compound SELECT, so scans are merged five at a time until five are left. No more often than that:
 * each merge reads a page of its own.
 */
function mergeLatest(scans: SQL[]): SQL {
  const merged = sql`select * from (${sql.join(scans.slice(0, 5), sql` union all `)}) order by at desc, id desc limit ${pageLength + 1}`;
  return scans.length <= 5 ? merged : mergeLatest([...scans.slice(5), sql`select * from (${merged})`]);
}

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
