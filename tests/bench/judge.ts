import { blockBudget, type Budget, budgets, everyRequest, flatness, workerBudget } from "./budgets";
import type { MeasuredBlock } from "./scenarios/blocks";
import type { Measured } from "./scenarios/measure";
import { isNoisy, type Spread } from "./statistics";

/** `noise`: the rounds are too far apart to say anything. */
type Verdict = "met" | "broken" | "noise";
/** `posts`: of the database; null for what is the same with any. */
export type Check = {
  what: string;
  posts: number | null;
  measured: Spread | number;
  most: number;
  verdict: Verdict;
};

/** `bytes`: of the database, before anything was measured. */
export type SizeResult = {
  posts: number;
  reports: number;
  bytes: number;
  scenarios: Measured[];
  blocks: MeasuredBlock[];
};
export type WorkerResult = { bytes: number; startUp: Spread };

/**
 * Compares what was measured with every budget. One is broken where even the best of the rounds is over it; counts have no
 * spread.
 */
export function judge(sizes: SizeResult[], worker: WorkerResult): Check[] {
  return [
    ...sizes.flatMap(judgeSize),
    ...judgeFlatness(sizes),
    check("the Worker's bytes, compressed", null, worker.bytes, workerBudget.bytes),
    check("the Worker's start: CPU ms", null, worker.startUp, workerBudget.startUp),
  ];
}

function judgeSize({ posts, scenarios, blocks }: SizeResult): Check[] {
  const ofBlocks = blocks.flatMap((block) => {
    return (["ms", "rowsWritten", "statements"] as const).map((name) =>
      check(`block of ${block.posts} posts: ${labels[name]}`, posts, block[name], blockBudget[name]),
    );
  });
  return [...scenarios.flatMap((measured) => judgeScenario(measured, scenarios, posts)), ...ofBlocks];
}

function judgeScenario(measured: Measured, others: Measured[], posts: number): Check[] {
  const { name, cpu, ratio, counts } = measured;
  if (name === "bare Worker") return [];
  const budget: Budget = budgets[name];
  const other = others.find((each) => each.name === budget.ofScenario?.name);
  const checkOf = (of: string, value: Spread | number, most: number) =>
    check(`${name}: ${of}`, posts, value, most);
  return [
    checkOf("CPU ms", cpu, everyRequest.cpu),
    ...(budget.ratio && ratio ? [checkOf("times the bare Worker", ratio, budget.ratio)] : []),
    ...(budget.ofScenario && other
      ? [checkOf(`times the ${other.name}`, divide(cpu, other.cpu), budget.ofScenario.ratio)]
      : []),
    ...(["rowsRead", "statements", "roundTrips"] as const).flatMap((count) => {
      const most = budget[count];
      return most === undefined || !counts ? [] : [checkOf(labels[count], counts[count], most)];
    }),
  ];
}

const labels = {
  ms: "ms",
  rowsRead: "rows read",
  rowsWritten: "rows written",
  statements: "statements",
  roundTrips: "round trips",
};

/** Each number of posts against the smallest. */
function judgeFlatness(sizes: SizeResult[]): Check[] {
  const [smallest, ...larger] = [...sizes].sort((a, b) => a.posts - b.posts);
  return larger.flatMap(({ posts, scenarios }) =>
    scenarios.flatMap(({ name, cpu }) => {
      const least = smallest?.scenarios.find((each) => each.name === name);
      if (name === "bare Worker" || !budgets[name].flat || !least) return [];
      const what = `${name}: CPU, times that at ${smallest?.posts} posts`;
      return [check(what, posts, divide(cpu, least.cpu), 1 + flatness)];
    }),
  );
}

/** From the least that the quotient can be to the most. */
function divide(value: Spread, by: Spread): Spread {
  return { median: value.median / by.median, min: value.min / by.max, max: value.max / by.min };
}

function check(what: string, posts: number | null, measured: Spread | number, most: number): Check {
  return { what, posts, measured, most, verdict: verdictOf(measured, most) };
}

function verdictOf(measured: Spread | number, most: number): Verdict {
  if (typeof measured === "number") return measured <= most ? "met" : "broken";
  // Noise only slows down: what is met in the worst round is met.
  if (measured.max <= most) return "met";
  if (isNoisy(measured)) return "noise";
  return measured.min <= most ? "met" : "broken";
}
