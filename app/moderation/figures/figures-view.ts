import type { RuleKey } from "~/db/vocabulary";

/** What was counted of the UTC days of a period, oldest first, today last. Times in ms. */
export type Figures = {
  days: string[];
  /** One number a day. */
  joined: number[];
  posts: number[];
  reports: number[];
  hides: number[];
  dismissals: number[];
  /** Of the whole period. */
  reasons: ReasonFigures[];
  /** How long the cases of the latest decisions had been open, and whether there were more than are looked at. */
  waits: Wait[];
  waitsCut: boolean;
  backlog: Backlog;
};

/** `reason`: empty where none was given. */
export type Wait = { reason: RuleKey; ms: number };

/** What one reason, or none (""), led to: how reports came out, and how many acts were done and taken back. */
export type ReasonFigures = {
  reason: RuleKey;
  upheld: number;
  dismissed: number;
  acts: number;
  overturned: number;
  undone: number;
};

/** Cases that are open now by how long they wait, each counted up to `countedUpTo`. */
export type Backlog = {
  underAnHour: number;
  underADay: number;
  underThreeDays: number;
  longer: number;
  /** How long the oldest waits; null where none is open. */
  oldest: number | null;
};

export const countedUpTo = 1_000;

/** A drawing with its words and its data, ready to be shown. */
export type ChartView = {
  title: string;
  /** The one number that counts, and what it counts. */
  total: string;
  summary: string;
  /** Null where there is nothing to draw. */
  drawing: LinesView | BarsView | null;
  /** What the drawing shows, for those who do not see it. */
  label: string;
  head: string[];
  rows: string[][];
};

/** `x` in percent of the width, which is not known here; `y` in px from the top; paths where the width is 100. */
export type LinesView = {
  form: "lines";
  height: number;
  ticks: { y: number; words: string }[];
  dates: { x: number; anchor: "start" | "middle" | "end"; words: string }[];
  /** Under the first line. */
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
