import { sum } from "d3-array";
import type { ActReason } from "~/db/vocabulary";
import { reasonWords } from "~/moderation/reasons";
import { formatNumber } from "~/text/numbers";
import { drawBars } from "./draw-charts.server";
import type { ChartView, Figures, ReasonFigures } from "./figures-view";

export function describeOutcomes({ reasons, days }: Figures): ChartView {
  const [upheld, dismissed] = [sum(reasons, (each) => each.upheld), sum(reasons, (each) => each.dismissed)];
  const answered = upheld + dismissed;
  return {
    title: "How reports came out",
    total: answered === 0 ? "–" : share(upheld, answered),
    summary:
      answered === 0
        ? `no report was answered in ${days.length} days`
        : `of ${formatNumber(answered)} ${answered === 1 ? "report" : "reports"} upheld in ${days.length} days`,
    ...byReason(reasons, {
      what: "Reports upheld and dismissed",
      has: (each) => each.upheld + each.dismissed > 0,
      parts: (each) => [
        { value: each.upheld, words: `${formatNumber(each.upheld)} upheld` },
        { value: each.dismissed, words: `${formatNumber(each.dismissed)} dismissed` },
      ],
      columns: {
        Upheld: (each) => formatNumber(each.upheld),
        Dismissed: (each) => formatNumber(each.dismissed),
        "Share upheld": (each) => share(each.upheld, each.upheld + each.dismissed),
      },
    }),
  };
}

export function describeTakenBack({ reasons, days }: Figures): ChartView {
  const [acts, overturned, undone] = [
    sum(reasons, (each) => each.acts),
    sum(reasons, (each) => each.overturned),
    sum(reasons, (each) => each.undone),
  ];
  const taken = overturned + undone;
  const parts =
    taken > 0 ? `: ${formatNumber(overturned)} overturned on appeal, ${formatNumber(undone)} undone` : "";
  return {
    title: "Acts taken back",
    total: formatNumber(taken),
    summary: `of ${formatNumber(acts)} ${acts === 1 ? "act" : "acts"} in ${days.length} days${parts}`,
    ...byReason(reasons, {
      what: "Acts overturned on appeal and acts undone",
      has: (each) => each.acts + each.overturned + each.undone > 0,
      parts: (each) => [
        { value: each.overturned, words: `${formatNumber(each.overturned)} overturned` },
        { value: each.undone, words: `${formatNumber(each.undone)} undone` },
      ],
      columns: {
        Acts: (each) => formatNumber(each.acts),
        Overturned: (each) => formatNumber(each.overturned),
        Undone: (each) => formatNumber(each.undone),
        "Share taken back": (each) => share(each.overturned + each.undone, each.acts),
      },
    }),
  };
}

type ByReason = {
  what: string;
  /** Whether there is anything to say of a reason. */
  has: (each: ReasonFigures) => boolean;
  parts: (each: ReasonFigures) => { value: number; words: string }[];
  columns: Record<string, (each: ReasonFigures) => string>;
};

/** The most frequent first. */
function byReason(reasons: ReasonFigures[], { what, has, parts, columns }: ByReason) {
  const size = (each: ReasonFigures) => sum(parts(each), ({ value }) => value);
  const told = reasons.filter(has).sort((a, b) => size(b) - size(a));
  const bars = told
    .filter((each) => size(each) > 0)
    .map((each) => ({ words: labelOf(each), parts: parts(each) }));
  const words = bars.map((bar) => `${bar.words}, ${bar.parts.map((part) => part.words).join(" and ")}`);
  return {
    drawing: bars.length === 0 ? null : drawBars(bars),
    label: `${what}, by reason: ${words.join("; ")}.`,
    head: ["Reason", ...Object.keys(columns)],
    rows: told.map((each) => [labelOf(each), ...Object.values(columns).map((column) => column(each))]),
  };
}

export function labelOf({ reason }: { reason: ActReason | "" }): string {
  return reason ? reasonWords[reason].label : "No reason";
}

/** As in "12%"; a dash of nothing. */
function share(part: number, of: number): string {
  return of === 0 ? "–" : `${Math.round((100 * part) / of)}%`;
}
