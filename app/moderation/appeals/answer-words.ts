import { displayName, type MemberName } from "~/accounts/names/member-name";
import type { AppealState } from "~/db/vocabulary";
import { isVisible } from "~/feed/post-view";
import type { AppealedAct, AppealView } from "./appeal-view";

/** The state of an appeal, in a few words for moderators. */
export const appealStateLabels: Record<AppealState, string> = {
  open: "Open",
  upheld: "Decision upheld",
  overturned: "Decision overturned",
  granted: "Decision undone",
  closed: "Closed without an answer",
};

/** What each button below an appeal will do. */
export function describeVerdicts({ act, reopens }: Pick<AppealView, "act" | "reopens">): string {
  if (act.kind === "user.blocked")
    return "Uphold: the block stays. Overturn: shows the posts this block hid and reopens the cases it closed.";
  if (act.kind === "name.reset")
    return "Uphold: the name stays reset. Overturn: they have it back, or can choose it again if they've taken another.";
  if (act.kind === "post.warned")
    return `Uphold: the warning stays. Overturn: the warning no longer counts${reopens ? "; its case reopens if nothing has changed since" : ""}.`;
  return `Uphold: the post stays hidden. Overturn: everyone can see the post again${reopens ? "; its case reopens" : ""}.`;
}

/** What became of the decision, for the status line. `act` as it is now. */
export function describeAnswer(
  verdict: "upheld" | "overturned",
  { act, appellant }: Pick<AppealView, "act" | "appellant">,
): string {
  return `${describeResult(verdict, act)}; ${displayName(appellant)} has been told.`;
}

function describeResult(verdict: "upheld" | "overturned", { kind, post }: AppealedAct): string {
  const isUpheld = verdict === "upheld";
  switch (kind) {
    case "post.hidden":
      if (isUpheld) return "The post stays hidden";
      return post && isVisible(post) ? "The post is visible again" : "The decision is overturned";
    case "post.warned":
      return isUpheld ? "The warning stays" : "The warning no longer counts";
    case "name.reset":
      return isUpheld ? "The name stays reset" : "The name is allowed again";
    case "user.blocked":
      return isUpheld ? "The block stays" : "The block is lifted";
  }
}

export const colleagueMessage = "This was your decision, so a colleague has to answer.";

/** Why the viewer may not answer an appeal, whoever made the decision. */
export function describeWhoAnswers(appellant: MemberName, viewer: { id: number } | null): string {
  return appellant.id === viewer?.id
    ? "This is your own appeal. A colleague will answer it."
    : `Only an admin can answer ${displayName(appellant)}'s appeal.`;
}

/** The same for whoever sends an answer all the same. */
export const answerForbiddenMessage =
  "A colleague has to answer this appeal. You can't answer your own, one about your own decision, or one that takes a higher role.";

/** What became of an appeal, after who decided it. */
export const appealStatesInPastTense: Record<Exclude<AppealState, "open">, string> = {
  upheld: "upheld the decision",
  overturned: "overturned the decision",
  granted: "undid the decision",
  closed: "closed the appeal when the block ended",
};
