import type { ScenarioName } from "./scenarios/scenario";

/** The most that a page or an act may cost; whatever is not named is bounded by `everyRequest` alone. */
export type Budget = {
  /** Processor time, times the bare Worker's. */
  ratio?: number;
  /** Processor time, times that of another page. */
  ofScenario?: { name: ScenarioName; ratio: number };
  rowsRead?: number;
  statements?: number;
  roundTrips?: number;
  /** The same at every number of posts, within `flatness`. */
  flat?: true;
};

export const budgets: Record<ScenarioName, Budget> = {
  "visitor's feed": { ratio: 2.2, rowsRead: 44, statements: 1, roundTrips: 1, flat: true },
  "visitor's feed, cached": {
    ratio: 0.5,
    ofScenario: { name: "visitor's feed", ratio: 0.25 },
    statements: 0,
  },
  "visitor's feed, deep": { rowsRead: 44, statements: 1, roundTrips: 1, flat: true },
  permalink: { rowsRead: 2, statements: 1, roundTrips: 1 },
  "member's feed": { ratio: 4, statements: 3, roundTrips: 2 },
  queue: { ratio: 8, rowsRead: 130, statements: 5, roundTrips: 2 },
  case: { roundTrips: 2 },
  "figures, 90 days": { ratio: 8, rowsRead: 400, roundTrips: 2 },
  transparency: { ratio: 2.5, rowsRead: 130, roundTrips: 1 },
  post: { statements: 4, roundTrips: 2 },
  report: { roundTrips: 4 },
  hide: { roundTrips: 3 },
  block: { statements: 9, roundTrips: 4 },
};

/** Processor time (ms) of the Free plan. */
export const everyRequest = { cpu: 10 };

/** How much more (a part of it) the processor time of a page may be at one number of posts than at a smaller one. */
export const flatness = 0.15;

/** Of a member with up to 10,000 posts. */
export const blockBudget = { ms: 1_000, rowsWritten: 50_000, statements: 6 };

/** Bytes of the Worker compressed, and the processor time (ms) until it can answer. */
export const workerBudget = { bytes: 320_000, startUp: 60 };
