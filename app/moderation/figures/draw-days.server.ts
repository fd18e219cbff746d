import { max } from "d3-array";
import { line } from "d3-shape";
import type { DaysView } from "./figures-view";
import { shortDayInWords } from "~/text/times";
import { countScale, type Scale } from "./scales.server";

/** In percent of the width: the labels of the grid lines are to its left. */
const left = 8;
/** So that a young community's few days stand beside each other, and not as walls. */
const [widestDay, widestColumn] = [23, 8];
/** In px, like the heights. */
const [top, bottom] = [20, 140];
const labelHeight = 16;
/** So that one of a thousand is seen as well. */
const lowestColumn = 2;

/** Counts by UTC day, as columns; the parts of a day are stacked. The values of the last day stand beside it. */
export function drawColumns(days: string[], parts: { words: string; values: number[] }[]): DaysView {
  const totals = days.map((_, index) => parts.reduce((sum, { values }) => sum + (values[index] ?? 0), 0));
  const scale = countScale(max(totals) ?? 0);
  const { step, y, frame } = layOut(days, scale);
  const width = Math.min(step * 0.72, widestColumn);
  const tops = days.map(() => bottom);
  const middles: number[] = [];
  const paths = parts.map(({ values }) => {
    let path = "";
    for (const [index, value] of values.entries()) {
      const height = value > 0 ? Math.max(lowestColumn, bottom - y(value)) : 0;
      const from = tops[index] ?? bottom;
      tops[index] = from - height;
      if (index === days.length - 1) middles.push(from - height / 2);
      if (height > 0)
        path += `M${round(left + step * (index + 0.5) - width / 2)},${from}v${-height}h${round(width)}v${height}z`;
    }
    return path;
  });
  const labels = spreadLabels(middles);
  return {
    form: "columns",
    ...frame,
    paths,
    points: "",
    ends: parts.map(({ words, values }, part) => ({
      x: round(left + step * (days.length - 0.5) + width / 2),
      y: labels[part] ?? bottom,
      value: scale.format(values.at(-1) ?? 0),
      words,
    })),
  };
}

/** Rates or times by UTC day, null where there was nothing to measure: a line from each day that has one to the next. */
export function drawLine(
  days: string[],
  values: (number | null)[],
  toScale: (highest: number) => Scale,
): DaysView {
  const scale = toScale(max(values, (value) => value ?? 0) ?? 0);
  const { step, y, frame } = layOut(days, scale);
  const points = values.flatMap((value, index) =>
    value === null
      ? []
      : [{ x: round(left + step * (index + 0.5)), y: y(value), value, day: days[index] ?? "" }],
  );
  const path = line<{ x: number; y: number }>(
    (point) => point.x,
    (point) => point.y,
  ).digits(2);
  const last = points.at(-1);
  return {
    form: "line",
    ...frame,
    paths: [path(points) ?? ""],
    points: points.map((point) => `M${point.x},${point.y}h0`).join(""),
    ends: last
      ? [
          {
            x: last.x,
            y: last.y,
            value: scale.format(last.value),
            words: last.day === days.at(-1) ? "today" : shortDayInWords(last.day),
          },
        ]
      : [],
  };
}

type Layout = {
  /** The width of a day. */
  step: number;
  y: (value: number) => number;
  frame: Pick<DaysView, "height" | "ticks" | "dates">;
};

/** Where the days and the values are, with the hairlines and dates around them. */
function layOut(days: string[], { maximum, ticks }: Scale): Layout {
  const step = Math.min((100 - left) / days.length, widestDay);
  const y = (value: number) => Math.round(bottom - (value / maximum) * (bottom - top));
  const last = days.length - 1;
  const dated = [...new Set([0, Math.floor(last / 2), last])];
  return {
    step,
    y,
    frame: {
      height: bottom,
      ticks: ticks.map(({ value, words }) => ({ y: y(value), words })),
      dates: dated.map((index) => ({
        x: round(left + step * (index + 0.5)),
        // With few days there is room on both sides of the middle of each.
        anchor: days.length <= 4 ? "middle" : anchorOf(index, last),
        words: shortDayInWords(days[index] ?? ""),
      })),
    },
  };
}

function anchorOf(index: number, last: number): DaysView["dates"][number]["anchor"] {
  if (index === 0) return "start";
  return index === last ? "end" : "middle";
}

function round(percent: number): number {
  return Math.round(100 * percent) / 100;
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
