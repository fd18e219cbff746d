import { expect, test } from "vitest";
import type { CpuProfile } from "./inspector";
import { sumUpByRoom, sumUpProfile } from "./sum-up-profile";

const frame = (functionName: string, lineNumber: number) => ({
  functionName,
  url: lineNumber ? "index.js" : "",
  lineNumber,
  columnNumber: 0,
});
const files: Record<number, string> = {
  1: "app/ui/posts/post.tsx:1",
  2: "node_modules/drizzle-orm/sql/sql.js:9",
};
const fileOf = (line: number) => files[line] ?? null;

/** The root calls `render`, which calls `query`, which calls `render` again; and for a while nothing runs. */
const profile: CpuProfile = {
  nodes: [
    { id: 1, callFrame: frame("(root)", 0), children: [2, 5] },
    { id: 2, callFrame: frame("render", 1), children: [3] },
    { id: 3, callFrame: frame("query", 2), children: [4] },
    { id: 4, callFrame: frame("render", 1) },
    { id: 5, callFrame: frame("(idle)", 0) },
  ],
  samples: [2, 3, 4, 4, 5],
  timeDeltas: [1_000, 2_000, 3_000, 4_000, 50_000],
  startTime: 0,
  endTime: 60_000,
};

test("a function has its own time from all places, and what it called once, though it calls itself", () => {
  expect(sumUpProfile(profile, fileOf)).toEqual([
    { name: "render", file: files[1], self: 8, inclusive: 10 },
    { name: "query", file: files[2], self: 2, inclusive: 9 },
  ]);
});

test("a function has no more than two samples' time from one sample, because the Worker waited before it", () => {
  const waited = { ...profile, timeDeltas: [1_000, 1_000, 1_000, 90_000, 1_000] };
  expect(sumUpProfile(waited, fileOf)).toMatchObject([
    { name: "render", self: 4 },
    { name: "query", self: 1 },
  ]);
});

test("time is summed by package and by room", () => {
  expect(sumUpByRoom(sumUpProfile(profile, fileOf))).toEqual([
    { room: "app/ui/posts", self: 8 },
    { room: "drizzle-orm", self: 2 },
  ]);
});
