import { expect, test } from "vitest";
import type { SizeResult } from "../judge";
import type { Measured } from "../scenarios/measure";
import { describeLoad, formatMarkdown, formatTable, tableOf, tableOfChecks, tableOfRoom } from "./table";

const counts = { statements: 1, roundTrips: 1, rowsRead: 1_125, rowsWritten: 0 };
const feed: Measured = {
  name: "visitor's feed",
  cpu: { median: 2.5, min: 2.4, max: 2.61 },
  rounds: [2.4, 2.5, 2.61],
  ratio: { median: 2.1, min: 2, max: 2.25 },
  counts,
  bytes: { raw: 18_641, gzip: 3_856 },
};
const size = (...scenarios: Measured[]): SizeResult => ({
  posts: 100,
  reports: 50,
  bytes: 50_000,
  scenarios,
  blocks: [],
});

test("a row says the median with the least and the most, the budget, and exact counts", () => {
  const { rows } = tableOf(size(feed));
  expect(rows).toEqual([
    [
      "visitor's feed",
      "2.50 (2.40–2.61)",
      "2.10 (2.00–2.25)",
      "≤ 2.2",
      "1",
      "1",
      "1,125",
      "0",
      "18,641",
      "3,856",
    ],
  ]);
});

test("no ratio is printed of rounds that differ more than twofold, and the table says why", () => {
  const noisy = { ...feed, ratio: { median: 4.44, min: 3, max: 7 } };
  expect(formatTable(tableOf(size(noisy)))).not.toContain("4.44");
  expect(describeLoad({ loadBefore: 0.1, sizes: [size(noisy, feed)] })).toContain("1 of 2 ratios are noise");
  expect(describeLoad({ loadBefore: 0.1, sizes: [size(feed)] })).toBeNull();
});

test("an act, which answers with a redirect, has no bytes", () => {
  const [row] = tableOf(size({ ...feed, name: "hide", bytes: { raw: 0, gzip: 20 } })).rows;
  expect(row?.slice(-2)).toEqual(["", ""]);
});

test("a table is a table on the terminal and in Markdown", () => {
  const table = {
    head: ["what", "ms"],
    rows: [
      ["feed", "2"],
      ["a queue", "14"],
    ],
  };
  expect(formatTable(table)).toBe("what     ms\nfeed      2\na queue  14");
  expect(formatMarkdown(table)).toBe("| what | ms |\n| --- | --: |\n| feed | 2 |\n| a queue | 14 |");
});

test("the budgets are a row each, with a column for each number of posts, and say what is broken", () => {
  const check = { what: "queue: rows read", most: 130 };
  const worker = {
    what: "the Worker's bytes",
    posts: null,
    measured: 1_000,
    most: 2_000,
    verdict: "met",
  } as const;
  const { head, rows } = tableOfChecks([
    { ...check, posts: 100, measured: 68, verdict: "met" },
    { ...check, posts: 10_000, measured: 131, verdict: "broken" },
    worker,
  ]);
  expect(head).toEqual(["budget", "at most", "100 posts", "10,000 posts"]);
  expect(rows).toEqual([
    ["queue: rows read", "130", "68", "**131: broken**"],
    ["the Worker's bytes", "2,000", "1,000", ""],
  ]);
});

test("of room it is said how many posts fit into a database of each plan", () => {
  expect(tableOfRoom([size()]).rows).toEqual([["100", "0.05", "500", "1,000,000", "20,000,000"]]);
});
