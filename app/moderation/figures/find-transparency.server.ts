import { median, sum } from "d3-array";
import { and, eq, or, type SQL, sql } from "drizzle-orm";
import type { Viewer } from "~/accounts/permissions";
import { type Database, statement } from "~/db/client.server";
import { type Cursor, formatCursor, pageLength, takePage } from "~/db/keyset";
import { isModeration, log } from "~/db/tables/log.server";
import { kinds, type PublicKind, publicKinds } from "~/log/kinds";
import { fromIndex, isVisibleTo, type LogIndex } from "~/log/select-log.server";
import { firstPeriod, selectFigures, sinceBeginning } from "./figures-for.server";
import { latestWaits, parseWaits } from "./latest-waits.server";
import { type DecisionTime, type MonthFigures, monthlyKinds, type PublicAct } from "./transparency-view";

/** The most decisions that the median time is computed from. */
const decisionLimit = 100;

const counted = Object.values(monthlyKinds);

type ActRow = PublicAct & { id: number };

type Transparency = {
  months: MonthFigures[];
  /** Null with a cursor. */
  decisionTime: DecisionTime | null;
  acts: PublicAct[];
  before: string | null;
};

/**
 * The figures of the latest 12 months, but of none before the community began, and a page of public acts, both newest
 * first; how long the latest decisions of these months took. With a cursor, the acts alone. One batch; the acts and
 * decisions read a few hundred rows at most, however long the log is. Nothing tells somebody who is signed in of
 * reports on their own posts; visitors' pages, which know nobody, count them all.
 */
export async function findTransparency(
  db: Database,
  viewer: Viewer | null,
  before: Cursor | null,
  now: number,
): Promise<Transparency> {
  const latest = statement<ActRow>(db, latestActs(viewer, before));
  if (before) return { months: [], decisionTime: null, ...toPage(await latest) };

  const months = latestMonths(now);
  const [current = "", from = ""] = [months[0], months.at(-1)];
  const [rows, counts, [summary]] = await db.batch([
    latest,
    selectFigures(db, viewer, "period", { scale: "month", kinds: counted, from }),
    statement<{ began: string | null; waits: string }>(
      db,
      sql`select ${firstPeriod("month")} as began, ${latestWaits(viewer, Date.parse(from), decisionLimit)} as waits`,
    ),
  ]);
  const { waits, truncated } = parseWaits(summary?.waits ?? "[]", decisionLimit);
  return {
    months: sinceBeginning(months, summary?.began ?? null, current).map((month) =>
      toMonthFigures(month, counts),
    ),
    decisionTime: {
      median: median(waits, ({ ms }) => ms) ?? null,
      cases: waits.length,
      latest: truncated ? decisionLimit : null,
    },
    ...toPage(rows),
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
  const isShown = (kind: PublicKind) =>
    viewer && (kinds[kind].confidential || kind === "act.undone") ? isVisibleTo(viewer) : undefined;
  const isPublic = (kind: PublicKind) => and(eq(log.kind, kind), isShown(kind));
  const scan = (
    index: LogIndex,
    ...where: (SQL | undefined)[]
  ) => sql`select ${log.id} as id, ${log.at} as at, ${log.kind} as kind,
    ${log.reason} as reason, ${log.reversesId} as reverses_id
    from ${fromIndex(index)} where ${and(isModeration, ...where)}`;
  const scanAll = (when?: SQL) => publicKinds.map((kind) => scan("log_by_kind", isPublic(kind), when));
  // Each kind is read in the order of its index, so that no row is read beyond the page. With a cursor, those of the same
  // moment by themselves, because SQLite cannot seek by (at, id): it would skip them one by one.
  const scans = before
    ? [
        scan(
          "log_moderation",
          sql`${log.at} = ${before.value} and ${log.id} < ${before.id}`,
          or(...publicKinds.map(isPublic)),
        ),
        ...scanAll(sql`${log.at} < ${before.value}`),
      ]
    : scanAll();
  return sql`select acts.id, acts.at, acts.kind, coalesce(acts.reason, reversed.reason) as reason, reversed.kind as reversedKind
    from (${mergeLatest(scans)}) as acts
    left join ${log} as reversed on reversed.id = acts.reverses_id
    order by acts.at desc, acts.id desc`;
}

/** D1 allows five terms in a compound SELECT, so the scans are merged in groups of five, and then the groups. */
function mergeLatest(scans: SQL[]): SQL {
  const groups = Array.from({ length: Math.ceil(scans.length / 5) }, (_, index) =>
    scans.slice(5 * index, 5 * index + 5),
  );
  const merged = groups.map(
    (group) =>
      sql`select * from (${sql.join(group, sql` union all `)} order by at desc, id desc limit ${pageLength + 1})`,
  );
  return merged.length === 1 ? merged[0]! : mergeLatest(merged);
}

function latestMonths(now: number): string[] {
  const date = new Date(now);
  return Array.from({ length: 12 }, (_, ago) =>
    new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() - ago)).toISOString().slice(0, 7),
  );
}

function toMonthFigures(
  month: string,
  counts: { period: string; kind: string; count: number }[],
): MonthFigures {
  const counted = Object.entries(monthlyKinds).map(([name, kind]) => [
    name,
    sum(counts, (row) => (row.period === month && row.kind === kind ? row.count : 0)),
  ]);
  return { month, ...(Object.fromEntries(counted) as Record<keyof typeof monthlyKinds, number>) };
}
