import type { RequestOptions } from "../../support/app/open-app";

/** All that is measured. */
export type ScenarioName =
  | "visitor's feed"
  | "visitor's feed, cached"
  | "visitor's feed, deep"
  | "permalink"
  | "member's feed"
  | "queue"
  | "case"
  | "figures, 90 days"
  | "transparency"
  | "post"
  | "report"
  | "hide"
  | "block";

export type Scenario = {
  name: ScenarioName;
  /** The request of this number, from 0, of all that are made in the run: acts are never the same twice. */
  request: (number: number) => [path: string, options?: RequestOptions];
  status: 200 | 303;
  /** What the page has to show, and how often. */
  shows?: { what: RegExp; times: number };
  /** Requests a round: more where one is soon done, as the system counts in hundredths of a second. */
  requests: number;
  /** It comes from the cache, which all others go without. */
  isCached?: true;
};
