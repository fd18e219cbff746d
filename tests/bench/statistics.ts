import { median } from "d3-array";

/** What several rounds gave: the middle, and how far they are apart. */
export type Spread = { median: number; min: number; max: number };

export function spreadOf(values: number[]): Spread {
  return { median: median(values) ?? Number.NaN, min: Math.min(...values), max: Math.max(...values) };
}

/** Rounds that differ more than twofold say nothing: the machine was busy with something else. */
export const isNoisy = ({ min, max }: Spread) => !(max <= 2 * min);

/** How often `of` is contained in each value, round by round: what slows a whole round down is left out. */
export function ratiosOf(values: number[], of: number[]): Spread {
  return spreadOf(values.map((value, round) => value / (of[round] ?? Number.NaN)));
}
