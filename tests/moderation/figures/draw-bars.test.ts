import { describe, expect, test } from "vitest";
import { drawBars } from "~/moderation/figures/draw-bars.server";

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
