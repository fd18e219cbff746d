import type { MemberName } from "~/accounts/names/member-name";
import type { AppealState, Role, RuleKey } from "~/db/vocabulary";
import type { PostView } from "~/feed/post-view";
import type { AppealableKind } from "~/log/kinds";

/** For the member whom the act concerned: they may appeal (`possible`), it is no longer in force (`over`), or they have appealed. */
export type AppealStatus = "possible" | "over" | AppealState;

/** The act that an appeal is about, as the appellant and the moderators see it. Times in ms. */
export type AppealedAct = {
  entryId: number;
  kind: AppealableKind;
  at: number;
  reason: RuleKey | null;
  note: string;
  /** The hidden post, or that of a warning, without its text if the author has deleted it; null for an act on a member. */
  post: PostView | null;
  /** The name that was reset; null for any other act, and once the account is erased. */
  formerName: string | null;
  /** When a block ends; null if it lasts until lifted, and for any other act. */
  until: number | null;
};

/** An act and the viewer's own appeal against it, if they have sent one. */
export type OwnAppeal = {
  act: AppealedAct;
  status: AppealStatus;
  sent: { body: string; createdAt: number; decidedAt: number | null; reply: string } | null;
};

/** An appeal, as moderators see it. */
export type AppealView = {
  id: number;
  body: string;
  createdAt: number;
  state: AppealState;
  decidedAt: number | null;
  decidedBy: MemberName | null;
  reply: string;
  appellant: MemberName & { role: Role };
  act: AppealedAct & { actor: MemberName | null };
  /** The act was the viewer's own, and somebody else could decide: so the viewer may not. */
  isForColleague: boolean;
  /** Whether overturning the act reopens a case that it closed; false for the appellant. */
  reopens: boolean;
};
