import { expect, test } from "vitest";
import { describeRun, type TestResult } from "./report";

const result = (ms: number, passed = true): TestResult => ({
  file: "tests/a.test.ts",
  name: `rule ${ms}`,
  passed,
  ms,
});

test("a run ends with how many rules passed in how long, after its ten slowest", () => {
  const results = Array.from({ length: 1_200 }, (_, index) => result(index));
  const lines = describeRun(results, 125_400).split("\n");
  expect(lines.slice(-2)).toEqual(["1,200 of 1,200 rules passed in 2 min 5 s.", "1200 passed, 0 failed"]);
  expect(lines.filter((line) => line.includes(" › "))).toHaveLength(10);
  expect(lines[2]).toBe("    1.2 s  tests/a.test.ts › rule 1199");
});

test("what is broken is named, and how to run it alone", () => {
  const text = describeRun([result(1), result(2, false)], 900);
  expect(text).toContain("Broken:\n  tests/a.test.ts › rule 2");
  expect(text).toContain("npm test -- 'rule 2'");
  expect(text).toContain("1 of 2 rules passed in 1 s.\n1 passed, 1 failed");
});
