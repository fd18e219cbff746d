import type { MemberName } from "~/accounts/names/member-name";
import type { AppealedAct, AppealStatus } from "~/moderation/appeals/appeal-view";

/** What ended a decision. `over`: something that none of the others says. */
export type End = "undone" | "overturned" | "unhidden" | "unblocked" | "expired" | "deleted" | "over";

/** A decision with the reasons for it. Times in ms. */
export type Statement = {
  act: AppealedAct;
  /** Whom it concerned. */
  member: MemberName;
  /** Whether that is the viewer. */
  isOwn: boolean;
  /** Whether members had reported the post; null for a decision about no single post. Never who, nor how many. */
  reported: boolean | null;
  /** A block of an earlier account, which Plaza put on this one when the person came back. */
  kept: boolean;
  /** For the member concerned: whether they can appeal, or what became of their appeal. */
  status: AppealStatus;
  /** Null while it is in effect; `at` is null where the moment is not known. */
  end: { why: End; at: number | null } | null;
};
