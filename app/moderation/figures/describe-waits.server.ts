import { group, quantile } from "d3-array";
import type { Rule } from "~/moderation/reasons";
import { formatNumber } from "~/text/numbers";
import { spanInWords } from "~/text/times";
import { kinds } from "~/log/kinds";
import { labelReason } from "./describe-by-reason.server";
import { drawBars } from "./draw-charts.server";
import type { ChartView, Figures, Wait } from "./figures-view";
import { decisionLimit } from "./find-figures.server";

/** How long cases were open before they were decided: median and 90th percentile, overall and by reason. */
export function describeWaits({ waits, waitsTruncated, days }: Figures, rules: Rule[]): ChartView {
  const reasons = [...group(waits, ({ reason }) => reason)].sort(([, a], [, b]) => b.length - a.length);
  const rows = [
    { words: "All", ...summarize(waits) },
    ...reasons.map(([reason, ofReason]) => ({
      words: labelReason(reason, rules, kinds["report.dismissed"].finding),
      ...summarize(ofReason),
    })),
  ];
  const [all] = rows;
  const bars = rows.map(({ words, median, p90 }) => ({
    words,
    parts: [
      { value: median, words: `half in ${spanInWords(median)}` },
      { value: p90 - median, words: `90% in ${spanInWords(p90)}` },
    ],
  }));
  const isEmpty = waits.length === 0;
  const period = `in ${days.length} days`;
  const decisions = waitsTruncated
    ? `the latest ${formatNumber(decisionLimit)} decisions ${period}`
    : `${formatNumber(waits.length)} decided ${waits.length === 1 ? "case" : "cases"} ${period}`;
  return {
    title: "Time to a decision",
    total: isEmpty || !all ? "–" : spanInWords(all.median),
    summary: isEmpty ? `no case was decided ${period}` : `at the median of ${decisions}`,
    drawing: isEmpty ? null : drawBars(bars),
    label: `Time from the opening of a case to its decision: ${bars.map(({ words, parts }) => `${words}, ${parts.map((part) => part.words).join(", ")}`).join("; ")}.`,
    head: ["Reason", "Decisions", "Median", "90th percentile"],
    rows: isEmpty
      ? []
      : rows.map(({ words, count, median, p90 }) => [
          words,
          formatNumber(count),
          spanInWords(median),
          spanInWords(p90),
        ]),
  };
}

function summarize(waits: Wait[]) {
  const times = waits.map(({ ms }) => ms);
  return { count: times.length, median: quantile(times, 0.5) ?? 0, p90: quantile(times, 0.9) ?? 0 };
}
