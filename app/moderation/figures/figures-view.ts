import type { RuleKey } from "~/db/vocabulary";

/** The figures of a period of UTC days. `days` are dates as in "2026-11-23", oldest first, today last. Times in ms. */
export type Figures = {
  days: string[];
  /** One number a day. */
  joined: number[];
  posts: number[];
  reports: number[];
  hides: number[];
  dismissals: number[];
  /** Over the whole period. */
  reasons: ReasonFigures[];
  /** For the latest decisions, how long the case had been open; truncated if the period has more decisions. */
  waits: Wait[];
  waitsTruncated: boolean;
  backlog: Backlog;
};

/** `reason`: "" for a dismissal. */
export type Wait = { reason: RuleKey; ms: number };

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

/** A chart, ready to be rendered: texts, drawing and table. */
export type ChartView = {
  title: string;
  /** The headline number, and what it counts. */
  total: string;
  summary: string;
  /** Null if there is nothing to draw. */
  drawing: LinesView | BarsView | null;
  /** The drawing's text alternative. */
  label: string;
  head: string[];
  rows: string[][];
};

/** `x` in percent of the width, which only the browser knows; `y` in px from the top. Paths assume a width of 100. */
export type LinesView = {
  form: "lines";
  height: number;
  ticks: { y: number; words: string }[];
  dates: { x: number; anchor: "start" | "middle" | "end"; words: string }[];
  /** The path of the area under the first line. */
  area: string;
  lines: {
    path: string;
    end: { y: number; labelY: number; value: string; words: string };
  }[];
};

export type BarsView = {
  form: "bars";
  height: number;
  bars: { y: number; words: string; parts: { x: number; width: number; words: string }[] }[];
};
