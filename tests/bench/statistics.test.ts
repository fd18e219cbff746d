import { describe, expect, test } from "vitest";
import { isNoisy, ratiosOf, spreadOf } from "./statistics";

test("a spread is the middle of the rounds, the least and the most", () => {
  expect(spreadOf([3, 1, 2, 10])).toEqual({ median: 2.5, min: 1, max: 10 });
});

describe("ratios", () => {
  test("are taken inside a round, so that a slow round changes none", () => {
    expect(ratiosOf([2, 20, 4], [1, 10, 2])).toEqual({ median: 2, min: 2, max: 2 });
  });

  test("of a round in which the system counted no time are no number, and then all are noise", () => {
    expect(isNoisy(ratiosOf([0, 2], [0, 1]))).toBe(true);
  });
});

test("rounds are noise where they differ more than twofold", () => {
  expect([isNoisy(spreadOf([1, 2])), isNoisy(spreadOf([1, 2.01]))]).toEqual([false, true]);
});
