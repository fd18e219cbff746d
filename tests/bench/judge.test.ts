import { describe, expect, test } from "vitest";
import { everyRequest } from "./budgets";
import { type Check, judge, type SizeResult, type WorkerResult } from "./judge";
import type { Measured } from "./scenarios/measure";

const steady = (value: number) => ({ median: value, min: value, max: value });
const counts = { statements: 1, roundTrips: 1, rowsRead: 42, rowsWritten: 0 };
const worker: WorkerResult = { bytes: 1, startUp: steady(1) };

const measured = (given: Partial<Measured>): Measured => ({
  name: "visitor's feed",
  cpu: steady(1),
  rounds: [1],
  ratio: steady(2),
  counts,
  bytes: { raw: 1, gzip: 1 },
  ...given,
});
const size = (posts: number, ...scenarios: Measured[]): SizeResult => ({
  posts,
  reports: 1,
  bytes: 1,
  scenarios,
  blocks: [],
});
const notMet = (checks: Check[]) =>
  checks
    .filter(({ verdict }) => verdict !== "met")
    .map(({ what, posts, verdict }) => `${what}, ${posts}: ${verdict}`);

describe("a budget", () => {
  test("is met where the worst round is within it", () => {
    expect(notMet(judge([size(100, measured({}))], worker))).toEqual([]);
  });

  test("is broken where the best round is over it, and not where only the worst is", () => {
    const over = { median: 2.5, min: 2.3, max: 2.6 };
    expect(notMet(judge([size(100, measured({ ratio: over }))], worker))).toEqual([
      "visitor's feed: times the bare Worker, 100: broken",
    ]);
    expect(notMet(judge([size(100, measured({ ratio: { ...over, min: 2.1 } }))], worker))).toEqual([]);
  });

  test("is neither where the rounds differ more than twofold", () => {
    const noise = { median: 5, min: 3, max: 7 };
    expect(notMet(judge([size(100, measured({ ratio: noise }))], worker))).toEqual([
      "visitor's feed: times the bare Worker, 100: noise",
    ]);
  });

  test("of counts has no spread", () => {
    expect(notMet(judge([size(100, measured({ counts: { ...counts, rowsRead: 45 } }))], worker))).toEqual([
      "visitor's feed: rows read, 100: broken",
    ]);
  });

  test("of processor time holds for every page and act, with a budget of its own or not", () => {
    const slow = measured({ name: "hide", cpu: steady(everyRequest.cpu + 1), ratio: steady(20) });
    expect(notMet(judge([size(100, slow)], worker))).toEqual(["hide: CPU ms, 100: broken"]);
  });
});

test("a cached page is compared with the uncached, too, as soon as there is one", () => {
  const none = { ...counts, statements: 0, rowsRead: 0 };
  const cached = measured({
    name: "visitor's feed, cached",
    cpu: steady(0.3),
    ratio: steady(0.4),
    counts: none,
  });
  expect(notMet(judge([size(100, measured({}), cached)], worker))).toEqual([
    "visitor's feed, cached: times the visitor's feed, 100: broken",
  ]);
});

test("the feed is flat where no number of posts makes it dearer than the smallest, by more than the spread", () => {
  const at = (posts: number, cpu: number) =>
    size(posts, measured({ cpu: { median: cpu, min: cpu * 0.95, max: cpu } }));
  expect(notMet(judge([at(10_000, 1.15), at(100, 1)], worker))).toEqual([]);
  expect(notMet(judge([at(100, 1), at(10_000, 1.3)], worker))).toEqual([
    "visitor's feed: CPU, times that at 100 posts, 10000: broken",
  ]);
});

test("a block, and the Worker itself, have budgets", () => {
  const block = { posts: 10_000, ms: 1_200, cpu: 900, rowsWritten: 50_001, statements: 7 };
  const broken = judge([{ ...size(100), blocks: [block] }], { bytes: 320_001, startUp: steady(70) });
  expect(notMet(broken)).toEqual([
    "block of 10000 posts: ms, 100: broken",
    "block of 10000 posts: rows written, 100: broken",
    "block of 10000 posts: statements, 100: broken",
    "the Worker's bytes, compressed, null: broken",
    "the Worker's start: CPU ms, null: broken",
  ]);
});
