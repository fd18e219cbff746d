import { cumsum, max } from "d3-array";
import type { BarsView } from "./figures-view";

/** In px, with the words above the bar. */
const barHeight = 40;

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
