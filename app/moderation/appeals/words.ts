import type { AppealState } from "~/db/vocabulary";
import type { AppealableKind } from "~/log/kinds";
import { describeBlockEnd } from "~/moderation/blocks/words";
import type { AppealedAct, AppealStatus, AppealView } from "./appeal-view";

/** The limit of the text of an appeal, in code points. */
export const appealLength = 1_000;

/** The status of an appeal, in sentences for the member whom the act concerned. */
export const appealStatusSentences: Record<Exclude<AppealStatus, "possible">, string> = {
  over: "This no longer holds, so there is nothing to appeal against.",
  open: "Your appeal is with the moderators. You will find their answer among your notices.",
  upheld: "A moderator read your appeal, and left things as they are.",
  overturned: "A moderator read your appeal and agreed with you.",
  granted: "What you appealed against was taken back before your appeal was decided.",
  closed: "The block ended before your appeal was decided.",
};

/** The state of an appeal, in a few words for moderators. */
export const appealStateLabels: Record<AppealState, string> = {
  open: "Open",
  upheld: "Upheld",
  overturned: "Overturned",
  granted: "Granted by an undo",
  closed: "Closed with the block",
};

/** What an appeal is against, after that word. */
export const appealedLabels: Record<AppealableKind, string> = {
  "post.hidden": "a hidden post",
  "post.warned": "a warning",
  "user.blocked": "a block",
};

/** What the appellant is asked about. */
export const appealedGerunds: Record<AppealableKind, string> = {
  "post.hidden": "hiding this post",
  "post.warned": "warning you about this post",
  "user.blocked": "blocking you",
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
    return "Uphold: the block stays. Overturn: lifts it, brings back the posts that it took out of sight, and opens the cases again that it closed.";
  if (act.kind === "post.warned")
    return `Uphold: the warning stays. Overturn: takes it back${reopens ? ", and reopens its case if nothing has changed there since" : ""}.`;
  return `Uphold: the post stays hidden. Overturn: brings the post back${reopens ? " and opens its case again" : ""}.`;
}
