import { cumsum, max, nice, ticks } from "d3-array";
import { area, line } from "d3-shape";
import { formatNumber } from "~/text/numbers";
import type { BarsView, LinesView } from "./figures-view";

/** In percent of the width: the labels of the grid lines are to its left. */
const left = 8;
/** In px, like the heights. */
const [top, bottom] = [20, 140];
const labelHeight = 16;
const barHeight = 40;

/** A line chart of values by UTC day. The scale starts at zero; each line ends in a label with its last value. */
export function drawLines(days: string[], lines: { words: string; values: number[] }[]): LinesView {
  const last = days.length - 1;
  const [, maximum] = nice(0, Math.max(1, ...lines.flatMap(({ values }) => values)), 3);
  const x = (index: number) => left + (index / last) * (100 - left);
  const y = (value: number) => Math.round(bottom - (value / maximum) * (bottom - top));
  const linePath = line<number>((_, index) => x(index), y).digits(2);
  const areaPath = area<number>((_, index) => x(index), bottom, y).digits(2);
  const ends = lines.map(({ values }) => y(values[last] ?? 0));
  const labels = spreadLabels(ends);
  return {
    form: "lines",
    height: bottom,
    ticks: ticks(0, maximum, 3)
      .filter((tick) => tick > 0 && Number.isInteger(tick))
      .map((tick) => ({ y: y(tick), words: formatNumber(tick) })),
    dates: ([0, Math.floor(last / 2), last] as const).map((index, place) => ({
      x: x(index),
      anchor: (["start", "middle", "end"] as const)[place] ?? "middle",
      words: formatShortDay(days[index] ?? ""),
    })),
    area: areaPath(lines[0]?.values ?? []) ?? "",
    lines: lines.map(({ words, values }, index) => ({
      path: linePath(values) ?? "",
      end: { y: ends[index] ?? 0, labelY: labels[index] ?? 0, value: formatNumber(values[last] ?? 0), words },
    })),
  };
}

/** A chart of horizontal bars, each stacked from its parts, all on one scale. */
export function drawBars(bars: { words: string; parts: { value: number; words: string }[] }[]): BarsView {
  const ends = bars.map(({ parts }) => [...cumsum(parts, ({ value }) => value)]);
  const longest = max(ends.flat()) || 1;
  const length = (value: number) => (100 * value) / longest;
  return {
    form: "bars",
    height: bars.length * barHeight,
    bars: bars.map(({ words, parts }, index) => ({
      y: index * barHeight,
      words,
      parts: parts.map((part, partIndex) => ({
        x: length(ends[index]?.[partIndex - 1] ?? 0),
        width: length(part.value),
        words: part.words,
      })),
    })),
  };
}

function formatShortDay(day: string): string {
  return new Date(day).toLocaleString("en-GB", { day: "numeric", month: "short", timeZone: "UTC" });
}

/** Moves labels up where they would overlap, starting with the lowest. Positions in px from the top. */
function spreadLabels(positions: number[]): number[] {
  const spread = [...positions];
  const lowestFirst = positions
    .map((_, index) => index)
    .sort((a, b) => (positions[b] ?? 0) - (positions[a] ?? 0));
  let lowestFree = Infinity;
  for (const index of lowestFirst) {
    spread[index] = Math.min(positions[index] ?? 0, lowestFree);
    lowestFree = spread[index] - labelHeight;
  }
  return spread;
}
