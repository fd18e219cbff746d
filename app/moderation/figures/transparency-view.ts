import type { RuleKey } from "~/db/vocabulary";
import type { PublicKind, ReversibleKind } from "~/log/kinds";

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

/** How long the latest cases were open before they were decided (ms); null where none was decided. */
export type DecisionTime = { median: number; cases: number } | null;

export const monthlyKinds = {
  posts: "post.created",
  reports: "post.reported",
  hidden: "post.hidden",
  unhidden: "post.unhidden",
  warned: "post.warned",
  dismissed: "report.dismissed",
  blocked: "user.blocked",
  undone: "act.undone",
  overturned: "appeal.overturned",
  upheld: "appeal.upheld",
} as const;

/** The column heads of the public figures. Appeals, overturned and upheld, have one together. */
export const monthlyLabels = {
  posts: "Posts",
  reports: "Reports",
  hidden: "Hidden",
  unhidden: "Brought back",
  warned: "Warned",
  dismissed: "Dismissed",
  blocked: "Blocked",
  undone: "Undone",
} satisfies Partial<Record<keyof typeof monthlyKinds, string>>;
