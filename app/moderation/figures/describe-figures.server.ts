import { sum } from "d3-array";
import { formatNumber } from "~/text/numbers";
import { spanInWords } from "~/text/times";
import { describeOutcomes, describeTakenBack } from "./describe-by-reason.server";
import { describeWaits } from "./describe-waits.server";
import { drawBars, drawLines } from "./draw-charts.server";
import { type Backlog, type ChartView, countedUpTo, type Figures } from "./figures-view";

/** The charts of a period, each with its words, its drawing and its data. */
export function describeFigures(figures: Figures): ChartView[] {
  const { days, joined, posts, reports, hides, dismissals } = figures;
  return [
    byDay(days, "Members", "joined", [{ words: "today", head: "Joined", values: joined }]),
    byDay(days, "Posts", "written", [{ words: "today", head: "Posts", values: posts }]),
    byDay(days, "Reports", "made", [{ words: "today", head: "Reports", values: reports }]),
    byDay(days, "Decisions", "taken", [
      { words: "hidden", head: "Hidden", values: hides },
      { words: "dismissed", head: "Dismissed", values: dismissals },
    ]),
    backlog(figures.backlog),
    describeWaits(figures),
    describeOutcomes(figures),
    describeTakenBack(figures),
  ];
}

type Line = { words: string; head: string; values: number[] };

function byDay(days: string[], title: string, done: string, lines: Line[]): ChartView {
  const totals = lines.map(({ words, values }) => ({ words, total: sum(values) }));
  const parts =
    lines.length > 1 ? `: ${totals.map(({ words, total }) => `${total} ${words}`).join(", ")}` : "";
  const highest = Math.max(...lines.flatMap(({ values }) => values));
  const today = lines.map(({ words, values }) => `${formatNumber(values.at(-1) ?? 0)} ${words}`).join(", ");
  return {
    title,
    total: formatNumber(sum(totals, ({ total }) => total)),
    summary: `${done} in ${days.length} days${parts}`,
    drawing: drawLines(days, lines),
    label: `${title} by day, ${inDays(days)}: at most ${formatNumber(highest)} on a day; on the last, ${today}.`,
    head: ["Day", ...lines.map(({ head }) => head)],
    rows: days
      .map((day, at) => [longDay(day), ...lines.map(({ values }) => formatNumber(values[at] ?? 0))])
      .reverse(),
  };
}

function backlog({ oldest, ...ages }: Backlog): ChartView {
  const counted = [
    { words: "Under an hour", value: ages.underAnHour },
    { words: "Under a day", value: ages.underADay },
    { words: "Under 3 days", value: ages.underThreeDays },
    { words: "Longer", value: ages.longer },
  ];
  const bars = counted.map(({ words, value }) => ({ words, parts: [{ value, words: upTo(value) }] }));
  const total = sum(counted, ({ value }) => value);
  const more = counted.some(({ value }) => value >= countedUpTo);
  return {
    title: "Open cases",
    total: more ? `${formatNumber(total)} or more` : formatNumber(total),
    summary: oldest === null ? "now: nothing waits" : `now; the oldest has waited ${spanInWords(oldest)}`,
    drawing: oldest === null ? null : drawBars(bars),
    label: `Open cases by how long they have waited: ${counted.map(({ words, value }) => `${words.toLowerCase()} ${upTo(value)}`).join(", ")}.`,
    head: ["Waiting", "Cases"],
    rows: counted.map(({ words, value }) => [words, upTo(value)]),
  };
}

function upTo(count: number): string {
  return count >= countedUpTo ? `${formatNumber(countedUpTo)} or more` : formatNumber(count);
}

function inDays(days: string[]): string {
  return `${longDay(days[0] ?? "")} to ${longDay(days.at(-1) ?? "")}`;
}

function longDay(day: string): string {
  return new Date(day).toLocaleString("en-GB", { day: "numeric", month: "long", timeZone: "UTC" });
}
