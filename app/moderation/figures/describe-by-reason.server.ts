import { sum } from "d3-array";
import type { RuleKey } from "~/db/vocabulary";
import { reasonLabel, type Rule, rulePosition } from "~/moderation/reasons";
import { formatNumber, formatShare } from "~/text/numbers";
import { periodInWords } from "./describe-by-day.server";
import { drawBars } from "./draw-bars.server";
import type { ChartView, Figures, ReasonFigures } from "./figures-view";

/** How many of the decided reports were upheld, by reason. */
export function describeOutcomes({ reasons, days }: Figures, rules: Rule[]): ChartView {
  const [upheld, dismissed] = [sum(reasons, (row) => row.upheld), sum(reasons, (row) => row.dismissed)];
  const decided = upheld + dismissed;
  return {
    title: "Outcome of reports",
    total: formatNumber(decided),
    summary: `${decided === 1 ? "report" : "reports"} decided ${periodInWords(days)}${
      decided > 0 ? `: ${formatNumber(upheld)} upheld, ${formatNumber(dismissed)} dismissed` : ""
    }`,
    ...describeByReason("Outcome of reports", reasons, rules, {
      subject: "Reports upheld and dismissed",
      without: "No reason",
      isShown: (row) => row.upheld + row.dismissed > 0,
      parts: (row) => [
        { value: row.upheld, words: `${formatNumber(row.upheld)} upheld` },
        { value: row.dismissed, words: `${formatNumber(row.dismissed)} dismissed` },
      ],
      columns: {
        Upheld: (row) => formatNumber(row.upheld),
        Dismissed: (row) => formatNumber(row.dismissed),
        "Share upheld": (row) => formatShare(row.upheld, row.upheld + row.dismissed),
      },
    }),
  };
}

/** How many acts were overturned on appeal or undone, by reason. */
export function describeReversals({ reasons, days }: Figures, rules: Rule[]): ChartView {
  const [acts, overturned, undone] = [
    sum(reasons, (row) => row.acts),
    sum(reasons, (row) => row.overturned),
    sum(reasons, (row) => row.undone),
  ];
  const reversed = overturned + undone;
  const parts =
    reversed > 0 ? `: ${formatNumber(overturned)} overturned on appeal, ${formatNumber(undone)} undone` : "";
  return {
    title: "Decisions reversed",
    total: formatNumber(reversed),
    summary: `of ${formatNumber(acts)} ${acts === 1 ? "action" : "actions"} ${periodInWords(days)}${parts}`,
    ...describeByReason("Decisions reversed", reasons, rules, {
      subject: "Actions overturned on appeal and actions undone",
      without: "No reason needed",
      isShown: (row) => row.acts + row.overturned + row.undone > 0,
      parts: (row) => [
        { value: row.overturned, words: `${formatNumber(row.overturned)} overturned` },
        { value: row.undone, words: `${formatNumber(row.undone)} undone` },
      ],
      columns: {
        Actions: (row) => formatNumber(row.acts),
        Overturned: (row) => formatNumber(row.overturned),
        Undone: (row) => formatNumber(row.undone),
        "Share reversed": (row) => formatShare(row.overturned + row.undone, row.acts),
      },
    }),
  };
}

type ByReason = {
  /** What is counted, for the label of the drawing. */
  subject: string;
  /** The row of what has no reason. */
  without: string;
  /** Whether the table has a row for this reason. */
  isShown: (row: ReasonFigures) => boolean;
  /** The parts of the bar of this reason. */
  parts: (row: ReasonFigures) => { value: number; words: string }[];
  columns: Record<string, (row: ReasonFigures) => string>;
};

/** Most frequent reason first; ties in the order of the rules. */
function describeByReason(
  title: string,
  reasons: ReasonFigures[],
  rules: Rule[],
  { subject, without, isShown, parts, columns }: ByReason,
) {
  const size = (row: ReasonFigures) => sum(parts(row), ({ value }) => value);
  const position = (row: ReasonFigures) => rulePosition(rules, row.reason);
  const shown = reasons.filter(isShown).sort((a, b) => size(b) - size(a) || position(a) - position(b));
  const bars = shown
    .filter((row) => size(row) > 0)
    .map((row) => ({ words: labelReason(row.reason, rules, without), parts: parts(row) }));
  const words = bars.map((bar) => `${bar.words}, ${bar.parts.map((part) => part.words).join(" and ")}`);
  return {
    drawing: bars.length === 0 ? null : drawBars(bars),
    label: `${subject}, by reason: ${words.join("; ")}.`,
    tables:
      shown.length === 0
        ? []
        : [
            {
              caption: `${title}, by reason`,
              head: ["Reason", ...Object.keys(columns)],
              rows: shown.map((row) => [
                labelReason(row.reason, rules, without),
                ...Object.values(columns).map((column) => column(row)),
              ]),
            },
          ],
  };
}

/** `without`: for "", which is no reason. */
export function labelReason(reason: RuleKey, rules: Rule[], without: string): string {
  return reason ? reasonLabel(rules, reason) : without;
}
