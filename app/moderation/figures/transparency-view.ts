import type { PublicKind, RuleKey } from "~/db/vocabulary";
import type { ReversibleKind } from "~/log/kinds";
import { pluralize } from "~/text/numbers";

/** An act, as the public sees it: what, why and when, but not who. Time in ms. */
export type PublicAct = {
  kind: PublicKind;
  at: number;
  /** For an undo, the reason of the act that it undid. */
  reason: RuleKey | null;
  /** The kind of the act that an undo or a granted appeal reversed. */
  reversedKind: ReversibleKind | null;
};

/** The counts of a month, as in "2026-11". */
export type MonthFigures = { month: string } & Record<keyof typeof monthlyKinds, number>;

/** How long the cases of these months that were decided had been open: how many, and the median (ms), null where there were none. */
export type DecisionTime = { median: number | null; cases: number };

export const monthlyKinds = {
  posts: "post.created",
  reports: "post.reported",
  hidden: "post.hidden",
  unhidden: "post.unhidden",
  warned: "post.warned",
  dismissed: "report.dismissed",
  blocked: "user.blocked",
  renamed: "name.reset",
  undone: "act.undone",
  overturned: "appeal.overturned",
  upheld: "appeal.upheld",
} as const;

/** The column heads of the public figures. Decisions on appeals, overturned and upheld, have one together. */
export const monthlyLabels = {
  posts: "Posts",
  reports: "Reports",
  hidden: "Hidden",
  unhidden: "Unhidden",
  warned: "Warned",
  dismissed: "Dismissed",
  blocked: "Blocked",
  renamed: "Names reset",
  undone: "Undone",
} satisfies Partial<Record<keyof typeof monthlyKinds, string>>;

/** After the median, or a dash; `since` is "since November 2026". Posts can be hidden that nobody reported. */
export function describeDecisionTime({ median, cases }: DecisionTime, since: string): string {
  return median === null
    ? `no reported posts decided ${since}`
    : `median time to a decision, over ${pluralize(cases, "case")} ${since}`;
}
