import type { Named } from "~/accounts/member-name";
import type { AppealState, Role, RuleKey } from "~/db/vocabulary";
import type { PostView } from "~/feed/post-view";
import type { AppealableKind } from "~/log/kinds";

/** What can be appealed against. */

/** How an act stands for the person it concerns: they may appeal (`possible`), it no longer holds (`over`), or they have appealed. */
export type AppealStanding = "possible" | "over" | AppealState;

/** The act that an appeal is about, as both sides see it. Times in ms. */
export type AppealedAct = {
  entryId: number;
  kind: AppealableKind;
  at: number;
  reason: RuleKey | null;
  note: string;
  /** The post that it hid; without its text where the author has deleted it. */
  post: PostView | null;
  /** Of a block: null until lifted. */
  until: number | null;
};

/** The act and one's own appeal against it, if one was sent. */
export type OwnAppeal = {
  act: AppealedAct;
  standing: AppealStanding;
  sent: { body: string; createdAt: number; decidedAt: number | null; reply: string } | null;
};

/** An appeal as those see it who decide. */
export type AppealView = {
  id: number;
  body: string;
  createdAt: number;
  state: AppealState;
  decidedAt: number | null;
  decidedBy: Named | null;
  reply: string;
  appellant: Named & { role: Role };
  act: AppealedAct & { actor: Named | null };
  /** Overturning opens a case again that the act closed. */
  reopens: boolean;
};
