import type { RuleKey } from "~/db/vocabulary";
import type { PublicKind, ReversibleKind } from "~/log/kinds";

/** An act as everybody sees it: what, why and when, and nothing of who. Time in ms. */
export type PublicAct = {
  kind: PublicKind;
  at: number;
  /** Of an undoing, the reason of what was undone. */
  reason: RuleKey | null;
  /** What an undoing or a granted appeal took back. */
  undone: ReversibleKind | null;
};

/** How often each was done in a month, as in "2026-11". */
export type MonthFigures = { month: string } & Record<keyof typeof monthlyKinds, number>;

export const monthlyKinds = {
  posts: "post.created",
  reports: "post.reported",
  hidden: "post.hidden",
  broughtBack: "post.unhidden",
  dismissed: "report.dismissed",
  blocked: "user.blocked",
  undone: "act.undone",
  overturned: "appeal.overturned",
} as const;

/** The columns of the public figures. */
export const monthlyWords: Record<keyof typeof monthlyKinds, string> = {
  posts: "Posts",
  reports: "Reports",
  hidden: "Hidden",
  broughtBack: "Brought back",
  dismissed: "Dismissed",
  blocked: "Blocked",
  undone: "Undone",
  overturned: "Overturned",
};
