import { displayName, type MemberName } from "~/accounts/member-name";
import type { AppealState } from "~/db/vocabulary";
import { isVisible } from "~/feed/post-view";
import type { AppealableKind } from "~/log/kinds";
import { describeBlockEnd } from "~/moderation/blocks/words";
import type { AppealedAct, AppealStatus, AppealView } from "./appeal-view";

/** The limit of the text of an appeal, in code points. */
export const appealLength = 1_000;

/** The status of an appeal, in sentences for the member whom the act concerned. */
export const appealStatusSentences: Record<Exclude<AppealStatus, "possible">, string> = {
  over: "This is no longer in effect, so there's nothing to appeal.",
  open: "Moderators are reviewing your appeal. We'll post their answer in Notices.",
  upheld: "A moderator reviewed your appeal and kept the decision.",
  overturned: "A moderator reviewed your appeal and agreed with you.",
  granted: "The decision was undone before your appeal was answered.",
  closed: "The block ended before your appeal was answered.",
};

/** The state of an appeal, in a few words for moderators. */
export const appealStateLabels: Record<AppealState, string> = {
  open: "Open",
  upheld: "Decision upheld",
  overturned: "Decision overturned",
  granted: "Decision undone",
  closed: "Block ended",
};

/** What an appeal is about, after that word. */
export const appealedLabels: Record<AppealableKind, string> = {
  "post.hidden": "a hidden post",
  "post.warned": "a warning",
  "user.blocked": "a block",
};

/** What a moderator did, after their name; `isOwn`: to whom it was done to. */
export function describeAppealedAct(
  { kind, until }: Pick<AppealedAct, "kind" | "until">,
  { isOwn }: { isOwn: boolean },
): string {
  switch (kind) {
    case "post.hidden":
      return "hid this post";
    case "post.warned":
      return `warned ${isOwn ? "you" : "the author"} about this post`;
    case "user.blocked":
      return `blocked ${isOwn ? "your" : "the"} account ${describeBlockEnd(until)}`;
  }
}

/** What each button below an appeal will do. */
export function describeVerdicts({ act, reopens }: Pick<AppealView, "act" | "reopens">): string {
  if (act.kind === "user.blocked")
    return "Uphold: the block stays. Overturn: shows the posts this block hid and reopens the cases it closed.";
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
