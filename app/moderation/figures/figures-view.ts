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
  /** Over the whole period. */
  reasons: ReasonFigures[];
  /** For the latest decisions, how long the case had been open; truncated if the period has more decisions. */
  waits: Wait[];
  waitsTruncated: boolean;
  backlog: Backlog;
};

/** `reason`: "" for a dismissal; `day`: of the decision, as a number of UTC days since 1970. */
export type Wait = { reason: RuleKey; ms: number; day: number };

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

/** The open cases by age, each group counted up to `caseCountLimit`. */
export type Backlog = {
  underAnHour: number;
  underADay: number;
  underThreeDays: number;
  longer: number;
  /** The age of the oldest (ms); null if none is open. */
  oldest: number | null;
};

export const caseCountLimit = 1_000;

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
  tables: { caption: string; head: string[]; rows: string[][] }[];
};

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
  /** Of a line, the days that have a value. */
  points: { x: number; y: number }[];
  /** The last values, beside the last day: one for each part. */
  ends: { x: number; y: number; value: string; words: string }[];
};

/** Horizontal bars by something else than time. Positions as in `DaysView`. */
export type BarsView = {
  form: "bars";
  height: number;
  bars: { y: number; words: string; parts: { x: number; width: number; words: string }[] }[];
};
