import { sum } from "d3-array";
import type { Rule } from "~/moderation/reasons";
import { formatNumber, formatShare } from "~/text/numbers";
import { spanInWords } from "~/text/times";
import { describeByDay, formatPeriod, periodInWords } from "./describe-by-day.server";
import { describeOutcomes, describeReversals } from "./describe-by-reason.server";
import { describeWaits } from "./describe-waits.server";
import { drawBars } from "./draw-bars.server";
import { drawColumns, drawLine } from "./draw-days.server";
import type { Backlog, ChartView, Figures } from "./figures-view";
import { shareScale } from "./scales.server";

/** The charts of the figures page, in display order. */
export function describeFigures(figures: Figures, rules: Rule[]): ChartView[] {
  const { days, joined, posts, reports, hides, dismissals, warnings } = figures;
  return [
    describeCounts(days, "Members", "joined", [{ words: "today", head: "Joined", values: joined }]),
    describeCounts(days, "Posts", "written", [{ words: "today", head: "Posts", values: posts }]),
    describeCounts(days, "Reports", "made", [{ words: "today", head: "Reports", values: reports }]),
    describeCounts(days, "Decisions", "made", [
      { words: "hidden", head: "Hidden", values: hides },
      { words: "dismissed", head: "Dismissed", values: dismissals },
      { words: "warned", head: "Warned", values: warnings },
    ]),
    describeBacklog(figures.backlog),
    describeWaits(figures, rules),
    describeShareUpheld(figures),
    describeOutcomes(figures, rules),
    describeReversals(figures, rules),
  ];
}

/** `words`: after the last value, beside the last column; `head`: of its column in the table. */
type Part = { words: string; head: string; values: number[] };

function describeCounts(days: string[], title: string, participle: string, parts: Part[]): ChartView {
  const totals = parts.map(({ words, values }) => ({ words, total: sum(values) }));
  const split =
    parts.length > 1
      ? `: ${totals.map(({ words, total }) => `${formatNumber(total)} ${words}`).join(", ")}`
      : "";
  const highest = Math.max(...days.map((_, index) => sum(parts, ({ values }) => values[index] ?? 0)));
  const latest = parts.map(({ words, values }) => `${formatNumber(values.at(-1) ?? 0)} ${words}`).join(", ");
  return {
    title,
    total: formatNumber(sum(totals, ({ total }) => total)),
    summary: `${participle} ${periodInWords(days)}${split}`,
    drawing: drawColumns(days, parts),
    label: `${title} by day, ${formatPeriod(days)}: up to ${formatNumber(highest)} a day; ${latest}${parts.length > 1 ? " today" : ""}.`,
    tables: [
      describeByDay(
        title,
        days,
        parts.map(({ head }) => head),
        (index) => parts.map(({ values }) => formatNumber(values[index] ?? 0)),
      ),
    ],
  };
}

/** How large a part of the reports decided on a day was upheld. */
function describeShareUpheld({ days, upheldReports, dismissedReports }: Figures): ChartView {
  const [upheld, dismissed] = [sum(upheldReports), sum(dismissedReports)];
  const decided = upheld + dismissed;
  const title = "Reports upheld";
  const counts = days.map((_, index) => {
    const [up, down] = [upheldReports[index] ?? 0, dismissedReports[index] ?? 0];
    return { upheld: up, decided: up + down };
  });
  const isEmpty = decided === 0;
  return {
    title,
    total: formatShare(upheld, decided),
    summary: isEmpty
      ? `no reports decided ${periodInWords(days)}`
      : `of ${formatNumber(decided)} ${decided === 1 ? "report" : "reports"} decided ${periodInWords(days)}`,
    drawing: isEmpty
      ? null
      : drawLine(
          days,
          counts.map((count) => (count.decided > 0 ? count.upheld / count.decided : null)),
          shareScale,
        ),
    label: `Share of the decided reports that were upheld, by day, ${formatPeriod(days)}: ${formatShare(upheld, decided)} overall.`,
    tables: isEmpty
      ? []
      : [
          describeByDay(title, days, ["Decided", "Upheld", "Share upheld"], (index) => {
            const count = counts[index];
            return count && count.decided > 0
              ? [
                  formatNumber(count.decided),
                  formatNumber(count.upheld),
                  formatShare(count.upheld, count.decided),
                ]
              : null;
          }),
        ],
  };
}

function describeBacklog({ open, ages, oldest }: Backlog): ChartView {
  const rows = ["Under an hour", "Under a day", "Under 3 days", "3 days or more"].map((words, index) => {
    const { count, isLowerBound } = ages[index] ?? { count: 0, isLowerBound: false };
    return { words, count, countInWords: `${formatNumber(count)}${isLowerBound ? " or more" : ""}` };
  });
  const bars = rows.map(({ words, count, countInWords }) => ({
    words,
    parts: [{ value: count, words: countInWords }],
  }));
  return {
    title: "Open cases",
    total: formatNumber(open),
    summary: oldest === null ? "now; none waiting" : `now; the oldest has waited ${spanInWords(oldest)}`,
    drawing: oldest === null ? null : drawBars(bars),
    label: `Open cases by how long they have waited: ${rows.map(({ words, countInWords }) => `${words.toLowerCase()} ${countInWords}`).join(", ")}.`,
    tables: [
      {
        caption: "Open cases",
        head: ["Waiting", "Cases"],
        rows: rows.map(({ words, countInWords }) => [words, countInWords]),
      },
    ],
  };
}
