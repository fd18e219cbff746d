import { sum } from "d3-array";
import type { Rule } from "~/moderation/reasons";
import { formatNumber } from "~/text/numbers";
import { spanInWords } from "~/text/times";
import { describeOutcomes, describeReversals } from "./describe-by-reason.server";
import { describeWaits } from "./describe-waits.server";
import { drawBars, drawLines } from "./draw-charts.server";
import { type Backlog, caseCountLimit, type ChartView, type Figures } from "./figures-view";

/** The charts of the figures page, in display order. */
export function describeFigures(figures: Figures, rules: Rule[]): ChartView[] {
  const { days, joined, posts, reports, hides, dismissals } = figures;
  return [
    describeByDay(days, "Members", "joined", [{ words: "today", head: "Joined", values: joined }]),
    describeByDay(days, "Posts", "written", [{ words: "today", head: "Posts", values: posts }]),
    describeByDay(days, "Reports", "made", [{ words: "today", head: "Reports", values: reports }]),
    describeByDay(days, "Decisions", "taken", [
      { words: "hidden", head: "Hidden", values: hides },
      { words: "dismissed", head: "Dismissed", values: dismissals },
    ]),
    describeBacklog(figures.backlog),
    describeWaits(figures, rules),
    describeOutcomes(figures, rules),
    describeReversals(figures, rules),
  ];
}

/** `words`: after the last value, at the end of the line; `head`: of its column. */
type Line = { words: string; head: string; values: number[] };

function describeByDay(days: string[], title: string, participle: string, lines: Line[]): ChartView {
  const totals = lines.map(({ words, values }) => ({ words, total: sum(values) }));
  const parts =
    lines.length > 1 ? `: ${totals.map(({ words, total }) => `${total} ${words}`).join(", ")}` : "";
  const highest = Math.max(...lines.flatMap(({ values }) => values));
  const today = lines.map(({ words, values }) => `${formatNumber(values.at(-1) ?? 0)} ${words}`).join(", ");
  return {
    title,
    total: formatNumber(sum(totals, ({ total }) => total)),
    summary: `${participle} in ${days.length} days${parts}`,
    drawing: drawLines(days, lines),
    label: `${title} by day, ${formatPeriod(days)}: at most ${formatNumber(highest)} on a day; on the last, ${today}.`,
    head: ["Day", ...lines.map(({ head }) => head)],
    rows: days
      .map((day, index) => [formatDay(day), ...lines.map(({ values }) => formatNumber(values[index] ?? 0))])
      .reverse(),
  };
}

function describeBacklog({ underAnHour, underADay, underThreeDays, longer, oldest }: Backlog): ChartView {
  const ages = [
    { words: "Under an hour", value: underAnHour },
    { words: "Under a day", value: underADay },
    { words: "Under 3 days", value: underThreeDays },
    { words: "Longer", value: longer },
  ];
  const bars = ages.map(({ words, value }) => ({ words, parts: [{ value, words: formatCount(value) }] }));
  const total = sum(ages, ({ value }) => value);
  const isLowerBound = ages.some(({ value }) => value >= caseCountLimit);
  return {
    title: "Open cases",
    total: isLowerBound ? `${formatNumber(total)} or more` : formatNumber(total),
    summary: oldest === null ? "now: nothing waits" : `now; the oldest has waited ${spanInWords(oldest)}`,
    drawing: oldest === null ? null : drawBars(bars),
    label: `Open cases by how long they have waited: ${ages.map(({ words, value }) => `${words.toLowerCase()} ${formatCount(value)}`).join(", ")}.`,
    head: ["Waiting", "Cases"],
    rows: ages.map(({ words, value }) => [words, formatCount(value)]),
  };
}

function formatCount(count: number): string {
  return count >= caseCountLimit ? `${formatNumber(caseCountLimit)} or more` : formatNumber(count);
}

function formatPeriod(days: string[]): string {
  return `${formatDay(days[0] ?? "")} to ${formatDay(days.at(-1) ?? "")}`;
}

function formatDay(day: string): string {
  return new Date(day).toLocaleString("en-GB", { day: "numeric", month: "long", timeZone: "UTC" });
}
