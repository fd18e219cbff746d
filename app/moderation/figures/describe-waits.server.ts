import type { WaitCounts } from "~/db/tables/figures.server";
import { kinds } from "~/log/kinds";
import type { Rule } from "~/moderation/reasons";
import { formatNumber, pluralize } from "~/text/numbers";
import { spanInWords } from "~/text/times";
import { describeByDay, formatPeriod, periodInWords } from "./describe-by-day.server";
import { labelReason } from "./describe-by-reason.server";
import { drawLine } from "./draw-days.server";
import type { ChartView, Figures } from "./figures-view";
import { spanScale } from "./scales.server";
import { addWaits, summarizeWaits, type WaitSummary } from "./waits.server";

/** How long cases were open before they were decided: the median by day, and with the 90th percentile by reason. */
export function describeWaits({ waits, days }: Figures, rules: Rule[]): ChartView {
  const title = "Time to a decision";
  const period = periodInWords(days);
  const label = `Median time from the opening of a case to its decision, by day, ${formatPeriod(days)}`;
  const ofDays = waits.map((byReason) => summarizeWaits(addWaits(Object.values(byReason))));
  const byReason = summarizeByReason(waits);
  const all = summarizeWaits(addWaits(waits.flatMap((ofDay) => Object.values(ofDay))));
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

/** Most frequent reason first. */
function summarizeByReason(waits: Figures["waits"]): [string, WaitSummary][] {
  const byReason = new Map<string, WaitCounts[]>();
  for (const ofDay of waits)
    for (const [reason, counts] of Object.entries(ofDay))
      byReason.set(reason, [...(byReason.get(reason) ?? []), counts]);
  return [...byReason]
    .flatMap(([reason, counts]): [string, WaitSummary][] => {
      const ofReason = summarizeWaits(addWaits(counts));
      return ofReason ? [[reason, ofReason]] : [];
    })
    .sort(([, a], [, b]) => b.count - a.count);
}

function toRow(heading: string, { count, median, p90 }: WaitSummary): string[] {
  return [heading, formatNumber(count), spanInWords(median), spanInWords(p90)];
}
