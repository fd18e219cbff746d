import { group, quantile } from "d3-array";
import { formatNumber } from "~/text/numbers";
import { spanInWords } from "~/text/times";
import { labelOf } from "./describe-by-reason.server";
import { drawBars } from "./draw-charts.server";
import type { ChartView, Figures, Wait } from "./figures-view";
import { decisionsAtMost } from "./find-figures.server";

/** How long cases were open before they were decided: the median and the 90th percentile, in all and by reason. */
export function describeWaits({ waits, waitsCut, days }: Figures): ChartView {
  const reasons = [...group(waits, ({ reason }) => reason)].sort(([, a], [, b]) => b.length - a.length);
  const rows = [
    { words: "All", ...measure(waits) },
    ...reasons.map(([reason, some]) => ({ words: labelOf({ reason }), ...measure(some) })),
  ];
  const [all] = rows;
  const bars = rows.map(({ words, half, most }) => ({
    words,
    parts: [
      { value: half, words: `half in ${spanInWords(half)}` },
      { value: most - half, words: `90% in ${spanInWords(most)}` },
    ],
  }));
  const nothing = waits.length === 0;
  const period = `in ${days.length} days`;
  const which = waitsCut
    ? `the latest ${formatNumber(decisionsAtMost)} decisions ${period}`
    : `${formatNumber(waits.length)} decided ${waits.length === 1 ? "case" : "cases"} ${period}`;
  return {
    title: "Time to a decision",
    total: nothing || !all ? "–" : spanInWords(all.half),
    summary: nothing ? `no case was decided ${period}` : `at the median of ${which}`,
    drawing: nothing ? null : drawBars(bars),
    label: `Time from the opening of a case to its decision: ${bars.map(({ words, parts }) => `${words}, ${parts.map((part) => part.words).join(", ")}`).join("; ")}.`,
    head: ["Reason", "Decisions", "Median", "90th percentile"],
    rows: nothing
      ? []
      : rows.map(({ words, count, half, most }) => [
          words,
          formatNumber(count),
          spanInWords(half),
          spanInWords(most),
        ]),
  };
}

function measure(waits: Wait[]) {
  const times = waits.map(({ ms }) => ms);
  return { count: times.length, half: quantile(times, 0.5) ?? 0, most: quantile(times, 0.9) ?? 0 };
}
