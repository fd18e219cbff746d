import { kinds } from "~/log/kinds";
import type { Rule } from "~/moderation/reasons";
import { formatNumber, pluralize } from "~/text/numbers";
import { spanInWords } from "~/text/times";
import { describeByDay, formatPeriod, periodInWords } from "./describe-by-day.server";
import { labelReason } from "./describe-by-reason.server";
import { drawLine } from "./draw-days.server";
import type { ChartView, Figures } from "./figures-view";
import { spanScale } from "./scales.server";
import { addWaits, noWaits, summarizeWaits, type WaitSums, type WaitSummary } from "./waits.server";

/** How long cases were open before they were decided: the median by day, and with the 90th percentile by reason. */
export function describeWaits({ waits, days }: Figures, rules: Rule[]): ChartView {
  const title = "Time to a decision";
  const period = periodInWords(days);
  const label = `Median time from the opening of a case to its decision, by day, ${formatPeriod(days)}`;
  const { ofDays, byReason, all } = summarizeAll(waits);
  // Posts can be hidden that nobody reported.
  if (!all)
    return {
      title,
      total: "–",
      summary: `no reported posts decided ${period}`,
      drawing: null,
      label,
      tables: [],
    };

  return {
    title,
    total: spanInWords(all.median),
    summary: `median over ${pluralize(all.count, "case")} ${period}, 90% within ${spanInWords(all.p90)}`,
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
            toRow(labelReason(reason, rules, kinds["report.dismissed"].finding), ofReason),
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

/** By day, by reason (the most frequent first), and together: each count is looked at once. */
function summarizeAll(waits: Figures["waits"]) {
  const byReason = new Map<string, WaitSums>();
  const ofDays = waits.map((ofDay) => {
    const sums = noWaits();
    for (const [reason, counts] of Object.entries(ofDay)) {
      const ofReason = byReason.get(reason) ?? noWaits();
      byReason.set(reason, ofReason);
      addWaits(counts, sums, ofReason);
    }
    return summarizeWaits(sums);
  });
  const all = noWaits();
  for (const sums of byReason.values())
    for (const [place, many] of sums.entries()) all[place] = (all[place] ?? 0) + many;
  return {
    ofDays,
    byReason: [...byReason]
      .flatMap(([reason, sums]): [string, WaitSummary][] => {
        const ofReason = summarizeWaits(sums);
        return ofReason ? [[reason, ofReason]] : [];
      })
      .sort(([, a], [, b]) => b.count - a.count),
    all: summarizeWaits(all),
  };
}

function toRow(heading: string, { count, median, p90 }: WaitSummary): string[] {
  return [heading, formatNumber(count), spanInWords(median), spanInWords(p90)];
}
