import { cumsum, max, nice, ticks } from "d3-array";
import { area, line } from "d3-shape";
import { formatNumber } from "~/text/numbers";
import type { BarsView, LinesView } from "./figures-view";

/** In percent of the width: before it stands what the hairlines are worth. */
const start = 8;
const [top, ground] = [20, 140];
const labelHeight = 16;
const barHeight = 40;

/** Numbers by UTC day as lines from zero, each with its last value at its end. */
export function drawLines(days: string[], lines: { words: string; values: number[] }[]): LinesView {
  const last = days.length - 1;
  const [, highest] = nice(0, Math.max(1, ...lines.flatMap(({ values }) => values)), 3);
  const x = (at: number) => start + (at / last) * (100 - start);
  const y = (value: number) => Math.round(ground - (value / highest) * (ground - top));
  const path = line<number>((_, at) => x(at), y).digits(2);
  const filled = area<number>((_, at) => x(at), ground, y).digits(2);
  const ends = lines.map(({ values }) => y(values[last] ?? 0));
  const labels = setApart(ends);
  return {
    form: "lines",
    height: ground,
    ticks: ticks(0, highest, 3)
      .filter((tick) => tick > 0 && Number.isInteger(tick))
      .map((tick) => ({ y: y(tick), words: formatNumber(tick) })),
    dates: ([0, Math.floor(last / 2), last] as const).map((at, place) => ({
      x: x(at),
      anchor: (["start", "middle", "end"] as const)[place] ?? "middle",
      words: shortDay(days[at] ?? ""),
    })),
    area: filled(lines[0]?.values ?? []) ?? "",
    lines: lines.map(({ words, values }, at) => ({
      path: path(values) ?? "",
      end: { y: ends[at] ?? 0, labelY: labels[at] ?? 0, value: formatNumber(values[last] ?? 0), words },
    })),
  };
}

/** Amounts as bars, each of one part or of several in a row, all to one scale. */
export function drawBars(bars: { words: string; parts: { value: number; words: string }[] }[]): BarsView {
  const ends = bars.map(({ parts }) => [...cumsum(parts, ({ value }) => value)]);
  const longest = max(ends.flat()) || 1;
  const length = (value: number) => (100 * value) / longest;
  return {
    form: "bars",
    height: bars.length * barHeight,
    bars: bars.map(({ words, parts }, bar) => ({
      y: bar * barHeight,
      words,
      parts: parts.map((part, at) => ({
        x: length(ends[bar]?.[at - 1] ?? 0),
        width: length(part.value),
        words: part.words,
      })),
    })),
  };
}

function shortDay(day: string): string {
  return new Date(day).toLocaleString("en-GB", { day: "numeric", month: "short", timeZone: "UTC" });
}

/** The same heights in px, but no two closer than a line of text: from the lowest on, each gives way upwards. */
function setApart(heights: number[]): number[] {
  const apart = [...heights];
  const fromBelow = heights.map((_, at) => at).sort((a, b) => (heights[b] ?? 0) - (heights[a] ?? 0));
  let free = Infinity;
  for (const at of fromBelow) {
    apart[at] = Math.min(heights[at] ?? 0, free);
    free = apart[at] - labelHeight;
  }
  return apart;
}
