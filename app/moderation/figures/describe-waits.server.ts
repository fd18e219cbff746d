import { group, quantile } from "d3-array";
import type { Rule } from "~/moderation/reasons";
import { formatNumber } from "~/text/numbers";
import { spanInWords } from "~/text/times";
import { kinds } from "~/log/kinds";
import { day } from "~/time/units";
import { describeByDay, formatPeriod, periodInWords } from "./describe-by-day.server";
import { labelReason } from "./describe-by-reason.server";
import { drawLine } from "./draw-days.server";
import type { ChartView, Figures, Wait } from "./figures-view";
import { decisionLimit } from "./find-figures.server";
import { spanScale } from "./scales.server";

/** How long cases were open before they were decided: the median by day, and with the 90th percentile by reason. */
export function describeWaits({ waits, waitsTruncated, days }: Figures, rules: Rule[]): ChartView {
  const title = "Time to a decision";
  const period = periodInWords(days);
  const label = `Median time from the opening of a case to its decision, by day, ${formatPeriod(days)}`;
  if (waits.length === 0)
    return {
      title,
      total: "–",
      summary: describeNone(waitsTruncated, period),
      drawing: null,
      label,
      tables: [],
    };

  const all = summarize(waits);
  const byDay = group(waits, (wait) => wait.day);
  const ofDays = days.map((date) => {
    const ofDay = byDay.get(Date.parse(date) / day);
    return ofDay ? summarize(ofDay) : null;
  });
  const byReason = [...group(waits, ({ reason }) => reason)].sort(([, a], [, b]) => b.length - a.length);
  const cases = waitsTruncated
    ? `the latest ${formatNumber(decisionLimit)} decisions`
    : `${formatNumber(all.count)} ${all.count === 1 ? "case" : "cases"}`;
  return {
    title,
    total: spanInWords(all.median),
    summary: `median over ${cases} ${period}, 90% within ${spanInWords(all.p90)}`,
    drawing: drawLine(
      days,
      ofDays.map((ofDay) => ofDay && ofDay.median),
      spanScale,
    ),
    label: `${label}: ${spanInWords(all.median)} overall.`,
    tables: [
      {
        caption: `${title}, by reason`,
        head: ["Reason", "Decisions", "Median", "90% within"],
        rows: [
          toRow("All", all),
          ...byReason.map(([reason, ofReason]) =>
            toRow(labelReason(reason, rules, kinds["report.dismissed"].finding), summarize(ofReason)),
          ),
        ],
      },
      describeByDay(title, days, ["Decisions", "Median"], (index) => {
        const ofDay = ofDays[index];
        return ofDay ? [formatNumber(ofDay.count), spanInWords(ofDay.median)] : null;
      }),
    ],
  };
}

/** Posts can be hidden that nobody reported. */
function describeNone(truncated: boolean, period: string): string {
  return truncated
    ? `none of the latest ${formatNumber(decisionLimit)} decisions was about a reported post`
    : `no reported posts decided ${period}`;
}

type Summary = { count: number; median: number; p90: number };

function summarize(waits: Wait[]): Summary {
  const times = waits.map(({ ms }) => ms);
  return { count: times.length, median: quantile(times, 0.5) ?? 0, p90: quantile(times, 0.9) ?? 0 };
}

function toRow(heading: string, { count, median, p90 }: Summary): string[] {
  return [heading, formatNumber(count), spanInWords(median), spanInWords(p90)];
}
