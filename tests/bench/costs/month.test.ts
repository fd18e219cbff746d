import { expect, test } from "vitest";
import type { Measured } from "../scenarios/measure";
import type { ScenarioName } from "../scenarios/scenario";
import { costOf, mix, tightestOfFree, useOf } from "./month";

const measured = (name: ScenarioName, cpu: number, rowsRead: number, rowsWritten = 0): Measured => ({
  name,
  cpu: { median: cpu, min: cpu, max: cpu },
  rounds: [cpu],
  ratio: null,
  counts: { statements: 1, roundTrips: 1, rowsRead, rowsWritten },
  bytes: { raw: 1, gzip: 1 },
});
const writes = new Set(["post", "report", "hide", "block"]);
const scenarios = [
  measured("visitor's feed, cached", 0.2, 0),
  ...(Object.keys(mix) as ScenarioName[]).map((name) => measured(name, 2, 40, writes.has(name) ? 20 : 0)),
];

test("without the cache a month uses what its requests do", () => {
  const month = useOf(1_000_000, scenarios, 0);
  expect(month.fromCache).toBe(0);
  expect(month.cpu).toBeCloseTo(2_000_000);
  expect(month.rowsRead).toBeCloseTo(40_000_000);
  expect(month.rowsWritten).toBeCloseTo(1_000_000 * 0.016 * 20);
});

test("the cache answers more the more is asked, and never what is written or a member's", () => {
  const parts = [1e4, 1e6, 1e8].map((requests) => useOf(requests, scenarios, 5).fromCache);
  expect(parts).toEqual(parts.toSorted((a, b) => a - b));
  expect(parts[0]).toBeLessThan(0.01);
  expect(parts[2]).toBeGreaterThan(0.7);
  expect(parts[2]).toBeLessThan(0.85);
  const [without, cached] = [0, 5].map((seconds) => useOf(1e8, scenarios, seconds));
  expect(cached?.rowsWritten).toBe(without?.rowsWritten);
});

test("the Paid plan costs what goes beyond what is included", () => {
  const nothing = { requests: 1, fromCache: 0, cpu: 1, rowsRead: 1, rowsWritten: 1 };
  expect(costOf(nothing)).toBe(5);
  expect(costOf({ ...nothing, requests: 11e6 })).toBeCloseTo(5.3);
  expect(costOf({ ...nothing, cpu: 130e6 })).toBeCloseTo(7);
  expect(costOf({ ...nothing, rowsRead: 26e9 })).toBeCloseTo(6);
  expect(costOf({ ...nothing, rowsWritten: 51e6 })).toBeCloseTo(6);
});

test("of the Free plan it is said what is used up first", () => {
  const month = { requests: 3e5, fromCache: 0, cpu: 1, rowsRead: 3e6, rowsWritten: 6e5 };
  expect(tightestOfFree(month)).toEqual({ what: "rows written", part: 0.2 });
});
