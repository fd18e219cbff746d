import type { Waits } from "~/db/tables/figures.server";
import type { RuleKey } from "~/db/vocabulary";

/**
 * The figures of a period of UTC days. `days` are dates as in "2026-11-23", oldest first, today last; none is before the
 * community began. Times in ms.
 */
export type Figures = {
  days: string[];
  /** One number a day. */
  joined: number[];
  posts: number[];
  reports: number[];
  hides: number[];
  dismissals: number[];
  warnings: number[];
  /** Reports by what was decided on that day. */
  upheldReports: number[];
  dismissedReports: number[];
  /** How long the cases had been open that were decided on that day, by reason ("" for a dismissal) and bucket. */
  waits: Waits[];
  /** Over the whole period. */
  reasons: ReasonFigures[];
  backlog: Backlog;
};

/** Counts for one reason, or for what needs none (""): reports by outcome, and acts with how many of them were reversed. */
export type ReasonFigures = {
  reason: RuleKey;
  upheld: number;
  dismissed: number;
  acts: number;
  /** Acts overturned on appeal. */
  overturned: number;
  undone: number;
};

/** The open cases: how many, how many of each age (under an hour, a day, three days, and more), and the age of the oldest. */
export type Backlog = { open: number; ages: Age[]; oldest: number | null };

/** `isLowerBound`: there may be more. */
export type Age = { count: number; isLowerBound: boolean };

/** A chart, ready to be rendered: texts, drawing and tables. */
export type ChartView = {
  title: string;
  /** The headline number, and what it counts. */
  total: string;
  summary: string;
  /** Null if there is nothing to draw. */
  drawing: DaysView | BarsView | null;
  /** The drawing's text alternative. */
  label: string;
  tables: TableView[];
};

/** Each row begins with its heading. */
export type TableView = { caption: string; head: string[]; rows: string[][] };

/**
 * The same as the page's data: one string is encoded a hundred times faster than its cells, of which there are thousands. No cell
 * has a line break or a tab.
 */
export type PackedChart = Omit<ChartView, "tables"> & { tables: PackedTable[] };
type PackedTable = Omit<TableView, "rows"> & { rows: string };

export function packChart({ tables, ...chart }: ChartView): PackedChart {
  const pack = (rows: string[][]) => rows.map((row) => row.join("\t")).join("\n");
  return { ...chart, tables: tables.map((table) => ({ ...table, rows: pack(table.rows) })) };
}

export function unpackTable({ rows, ...table }: PackedTable): TableView {
  return { ...table, rows: rows.split("\n").map((row) => row.split("\t")) };
}

/**
 * A chart of values by day: columns, stacked from their parts, or a line. `x` in percent of the width, which only the
 * browser knows; `y` in px from the top. Paths assume a width of 100.
 */
export type DaysView = {
  form: "columns" | "line";
  height: number;
  ticks: { y: number; words: string }[];
  dates: { x: number; anchor: "start" | "middle" | "end"; words: string }[];
  /** One for each part, to be filled for columns and stroked for a line. */
  paths: string[];
  /** Of a line, a dot for each day that has a value: a path as well, of lines without length. */
  points: string;
  /** The last values, beside the last day: one for each part. */
  ends: { x: number; y: number; value: string; words: string }[];
};

/** Horizontal bars by something else than time. Positions as in `DaysView`. */
export type BarsView = {
  form: "bars";
  height: number;
  bars: { y: number; words: string; parts: { x: number; width: number; words: string }[] }[];
};
