import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { describeFigures } from "~/moderation/figures/describe-figures.server";
import { drawBars, drawLines } from "~/moderation/figures/draw-charts.server";
import type { Figures } from "~/moderation/figures/figures-view";
import { minute } from "~/time/units";
import { seededRules } from "../../support/database/seeded-rules";

const days = ["18", "19", "20", "21", "22", "23", "24"].map((day) => `2026-11-${day}`);
const zeros = days.map(() => 0);
/** The points of a path. */
const places = (path: string) =>
  [...path.matchAll(/[ML](-?[\d.]+),(-?[\d.]+)/g)].map(([, x, y]) => ({ x: Number(x), y: Number(y) }));

describe("lines", () => {
  test("begin at the first day and end at the last, whose value is written out", () => {
    const { lines, dates, ticks, height } = drawLines(days, [
      { words: "today", values: [0, 1, 2, 3, 4, 5, 1_200] },
    ]);
    const path = places(lines[0]?.path ?? "");
    expect(path).toHaveLength(7);
    expect(path.at(0)).toEqual({ x: 8, y: height });
    expect(path.at(-1)?.x).toBe(100);
    expect(lines[0]?.end).toMatchObject({ value: "1,200", words: "today", y: path.at(-1)?.y });
    expect(dates.map(({ words }) => words)).toEqual(["18 Nov", "21 Nov", "24 Nov"]);
    expect(dates.map(({ x }) => x)).toEqual([8, 54, 100]);
    expect(ticks.map(({ words }) => words)).toEqual(["500", "1,000", "1,500"]);
  });

  test("of nothing lie on the ground, under a scale of one", () => {
    const { lines, ticks, height } = drawLines(days, [{ words: "today", values: zeros }]);
    expect(places(lines[0]?.path ?? "").every(({ y }) => y === height)).toBe(true);
    expect(ticks.map(({ words }) => words)).toEqual(["1"]);
  });

  test("of a single day rise to it", () => {
    const values = [...zeros.slice(1), 3];
    const path = places(drawLines(days, [{ words: "today", values }]).lines[0]?.path ?? "");
    expect(path.filter(({ y }) => y === path[0]?.y)).toHaveLength(6);
    expect(path.at(-1)?.y).toBeLessThan(path[0]?.y ?? 0);
  });

  test("stay within the drawing whatever the numbers, whole numbers stand at the hairlines, and the words at the ends never lie on each other", () => {
    const values = fc.array(fc.nat({ max: 1_000_000 }), { minLength: 7, maxLength: 7 });
    fc.assert(
      fc.property(values, values, (hidden, dismissed) => {
        const drawing = drawLines(days, [
          { words: "hidden", values: hidden },
          { words: "dismissed", values: dismissed },
        ]);
        for (const { path } of drawing.lines)
          for (const { x, y } of places(path)) {
            expect(x).toBeGreaterThanOrEqual(8);
            expect(x).toBeLessThanOrEqual(100);
            expect(y).toBeGreaterThanOrEqual(20);
            expect(y).toBeLessThanOrEqual(drawing.height);
          }
        for (const { words } of drawing.ticks) expect(words).toMatch(/^[1-9][\d,]*$/);
        const [first, second] = drawing.lines.map(({ end }) => end.labelY) as [number, number];
        expect(Math.abs(first - second)).toBeGreaterThanOrEqual(16);
        expect(Math.max(first, second)).toBeLessThanOrEqual(drawing.height);
      }),
    );
  });
});

describe("bars", () => {
  test("are to one scale, each part where the one before it ends", () => {
    const part = (value: number) => ({ value, words: String(value) });
    const { bars, height } = drawBars([
      { words: "Spam", parts: [part(6), part(2)] },
      { words: "Hate", parts: [part(0), part(4)] },
    ]);
    expect(bars.map(({ parts }) => parts.map(({ x, width }) => [x, width]))).toEqual([
      [
        [0, 75],
        [75, 25],
      ],
      [
        [0, 0],
        [0, 50],
      ],
    ]);
    expect(height).toBe(80);
  });

  test("of nothing have no length", () => {
    expect(drawBars([{ words: "Spam", parts: [{ value: 0, words: "0" }] }]).bars[0]?.parts[0]?.width).toBe(0);
    expect(drawBars([])).toMatchObject({ height: 0, bars: [] });
  });
});

const none = { upheld: 0, dismissed: 0, acts: 0, overturned: 0, undone: 0 };
const nothing: Figures = {
  days,
  joined: zeros,
  posts: zeros,
  reports: zeros,
  hides: zeros,
  dismissals: zeros,
  reasons: seededRules.map(({ key }) => ({ reason: key, ...none })),
  waits: [],
  waitsTruncated: false,
  backlog: { underAnHour: 0, underADay: 0, underThreeDays: 0, longer: 0, oldest: null },
};
const chartOf = (figures: Partial<Figures>, title: string) => {
  const found = describeFigures({ ...nothing, ...figures }, seededRules).find(
    (chart) => chart.title === title,
  );
  if (!found) throw new Error(`no chart is called ${title}`);
  return { ...found, text: `${found.total} ${found.summary}` };
};

describe("the words", () => {
  test("of nothing at all are sentences too", () => {
    expect(
      describeFigures(nothing, seededRules).map(
        ({ title, total, summary }) => `${title}: ${total} ${summary}`,
      ),
    ).toEqual([
      "Members: 0 joined in 7 days",
      "Posts: 0 written in 7 days",
      "Reports: 0 made in 7 days",
      "Decisions: 0 taken in 7 days: 0 hidden, 0 dismissed",
      "Open cases: 0 now: nothing waits",
      "Time to a decision: – no case was decided in 7 days",
      "How reports came out: – no report was answered in 7 days",
      "Acts taken back: 0 of 0 acts in 7 days",
    ]);
  });

  test("of decisions tell hides from dismissals, and the table has both by day, the latest first", () => {
    const decisions = chartOf(
      { hides: [1, 0, 0, 0, 0, 0, 2], dismissals: [0, 0, 0, 0, 0, 4, 1] },
      "Decisions",
    );
    expect(decisions.text).toBe("8 taken in 7 days: 3 hidden, 5 dismissed");
    expect(decisions.head).toEqual(["Day", "Hidden", "Dismissed"]);
    expect(decisions.rows.slice(0, 2)).toEqual([
      ["24 November", "2", "1"],
      ["23 November", "0", "4"],
    ]);
    expect(decisions.label).toBe(
      "Decisions by day, 18 November to 24 November: at most 4 on a day; on the last, 2 hidden, 1 dismissed.",
    );
  });

  test("of waiting are the median and the 90th percentile, in all and by reason", () => {
    const wait = (reason: "spam" | "hate", minutes: number) => ({ reason, ms: minutes * minute });
    const spam = [10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 110].map((minutes) => wait("spam", minutes));
    const waits = chartOf({ waits: [...spam, wait("hate", 1_500)] }, "Time to a decision");
    expect(waits.text).toBe("1 h 5 min at the median of 12 decided cases in 7 days");
    expect(waits.rows).toEqual([
      ["All", "12", "1 h 5 min", "1 h 49 min"],
      ["Spam", "11", "1 h", "1 h 40 min"],
      ["Hate", "1", "1 d 1 h", "1 d 1 h"],
    ]);
  });

  test("of outcomes give the shares, in all and by reason", () => {
    const reasons = [
      { ...none, reason: "spam" as const, upheld: 3, dismissed: 1, acts: 4, overturned: 1 },
      { ...none, reason: "hate" as const, upheld: 4, acts: 2, undone: 2 },
      { ...none, reason: "other" as const, acts: 4 },
    ];
    const outcomes = chartOf({ reasons }, "How reports came out");
    expect(outcomes.text).toBe("88% of 8 reports upheld in 7 days");
    expect(outcomes.rows).toEqual([
      ["Spam", "3", "1", "75%"],
      ["Hate", "4", "0", "100%"],
    ]);
    const back = chartOf({ reasons }, "Acts taken back");
    expect(back.text).toBe("3 of 10 acts in 7 days: 1 overturned on appeal, 2 undone");
    expect(back.rows).toEqual([
      ["Hate", "2", "0", "2", "100%"],
      ["Spam", "4", "1", "0", "25%"],
      ["Something else", "4", "0", "0", "0%"],
    ]);
  });
});
