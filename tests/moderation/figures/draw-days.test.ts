import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { drawColumns, drawLine } from "~/moderation/figures/draw-days.server";
import { shareScale, spanScale } from "~/moderation/figures/scales.server";
import { day, hour, minute } from "~/time/units";

const days = ["18", "19", "20", "21", "22", "23", "24"].map((date) => `2026-11-${date}`);
const zeros = days.map(() => 0);

/** The columns of a path: left, lower edge, height and width. */
const columns = (path = "") =>
  [...path.matchAll(/M([\d.]+),([\d.]+)v-([\d.]+)h([\d.]+)v[\d.]+z/g)].map((found) => {
    const [x = 0, y = 0, height = 0, width = 0] = found.slice(1).map(Number);
    return { x, y, height, width };
  });

describe("columns", () => {
  test("are one for each day with a count, and the count of the last day is written beside it", () => {
    const { form, paths, dates, ticks, ends, height } = drawColumns(days, [
      { words: "today", values: [100, 0, 2, 3, 4, 5, 1_200] },
    ]);
    expect(form).toBe("columns");
    const drawn = columns(paths[0]);
    expect(drawn).toHaveLength(6);
    for (const { y } of drawn) expect(y).toBe(height);
    const last = drawn.at(-1)!;
    expect(ends).toEqual([{ x: 97.43, y: height - last.height / 2, value: "1,200", words: "today" }]);
    expect(last.x + last.width).toBeCloseTo(97.43, 1);
    expect(dates.map(({ words }) => words)).toEqual(["18 Nov", "21 Nov", "24 Nov"]);
    expect(ticks.map(({ words }) => words)).toEqual(["500", "1,000", "1,500"]);
  });

  test("stand upon each other where a day has several parts", () => {
    const { paths } = drawColumns(days, [
      { words: "hidden", values: [...zeros.slice(1), 2] },
      { words: "dismissed", values: [...zeros.slice(1), 4] },
    ]);
    const [[hidden], [dismissed]] = paths.map(columns) as [
      ReturnType<typeof columns>,
      ReturnType<typeof columns>,
    ];
    expect(hidden?.height).toBe(40);
    expect(dismissed).toEqual({ ...hidden, y: 100, height: 80 });
  });

  test("of nothing are none, under a scale of one", () => {
    const { paths, ticks, ends } = drawColumns(days, [{ words: "today", values: zeros }]);
    expect(paths).toEqual([""]);
    expect(ticks.map(({ words }) => words)).toEqual(["1"]);
    expect(ends).toMatchObject([{ value: "0", y: 140 }]);
  });

  test("of one are seen beside thousands", () => {
    const { paths } = drawColumns(days, [{ words: "today", values: [9_000, ...zeros.slice(2), 1] }]);
    expect(columns(paths[0]).at(-1)?.height).toBe(2);
  });

  test.each([1, 2, 3])("of a community of %d days begin at the left, and each has its date", (many) => {
    const { paths, dates, ends } = drawColumns(days.slice(0, many), [
      { words: "today", values: [1, 1, 1].slice(0, many) },
    ]);
    const drawn = columns(paths[0]);
    expect(drawn).toHaveLength(many);
    expect(drawn[0]?.x).toBeLessThan(20);
    for (const { width } of drawn) expect(width).toBeLessThanOrEqual(8);
    expect(dates).toHaveLength(many);
    expect(ends[0]?.x).toBeLessThanOrEqual(8 + many * 23);
  });

  test("stay within the drawing whatever the numbers, whole numbers stand at the hairlines, and the words at the end never lie on each other", () => {
    const values = fc.array(fc.nat({ max: 1_000_000 }), { minLength: 7, maxLength: 7 });
    fc.assert(
      fc.property(values, values, (hidden, dismissed) => {
        const drawing = drawColumns(days, [
          { words: "hidden", values: hidden },
          { words: "dismissed", values: dismissed },
        ]);
        for (const { x, y, width, height } of drawing.paths.flatMap(columns)) {
          expect(x).toBeGreaterThanOrEqual(8);
          expect(x + width).toBeLessThanOrEqual(100);
          expect(y - height).toBeGreaterThanOrEqual(16);
          expect(y).toBeLessThanOrEqual(drawing.height);
        }
        for (const { words } of drawing.ticks) expect(words).toMatch(/^[1-9][\d,]*$/);
        const [first, second] = drawing.ends.map(({ y }) => y) as [number, number];
        expect(Math.abs(first - second)).toBeGreaterThanOrEqual(16);
        expect(Math.max(first, second)).toBeLessThanOrEqual(drawing.height);
      }),
    );
  });
});

describe("lines", () => {
  test("go from each day that has a value to the next, and the last value is written out with its day", () => {
    const values = [null, 30 * minute, null, null, 90 * minute, 10 * minute, null];
    const { form, paths, points, ends, ticks } = drawLine(days, values, spanScale);
    expect(form).toBe("line");
    expect(paths[0]).toMatch(/^M[\d.]+,\d+L[\d.]+,\d+L[\d.]+,\d+$/);
    const [, ...dots] = paths[0]!.split(/[ML]/);
    expect(points).toBe(dots.map((dot) => `M${dot}h0`).join(""));
    const [x, y] = dots[2]!.split(",").map(Number);
    expect(ends).toEqual([{ x, y, value: "10 min", words: "23 Nov" }]);
    expect(ticks.map(({ words }) => words)).toEqual(["50 min", "100 min"]);
  });

  test("of a single value are a point", () => {
    const { points, ends } = drawLine(["2026-11-24"], [0.5], shareScale);
    expect(points).toBe("M19.5,80h0");
    expect(ends).toEqual([{ x: 19.5, y: 80, value: "50%", words: "today" }]);
  });

  test("of times have whole minutes, hours or days at the hairlines", () => {
    const ticksOf = (highest: number) => spanScale(highest).ticks.map(({ words }) => words);
    expect(ticksOf(0)).toEqual(["1 min"]);
    expect(ticksOf(40 * minute)).toEqual(["10 min", "20 min", "30 min", "40 min"]);
    expect(ticksOf(5 * hour)).toEqual(["2 h", "4 h", "6 h"]);
    expect(ticksOf(9 * day)).toEqual(["5 d", "10 d"]);
  });
});
