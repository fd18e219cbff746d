import type { AppealableKind } from "~/log/kinds";
import { describeBlockEnd } from "~/moderation/blocks/words";
import type { AppealedAct, AppealStatus } from "./appeal-view";

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

/** What an appeal is about, after that word. */
export const appealedLabels: Record<AppealableKind, string> = {
  "post.hidden": "a hidden post",
  "post.warned": "a warning",
  "user.blocked": "a block",
  "name.reset": "a reset name",
};

/** A block that nobody imposed on this account: it met somebody again who had deleted an earlier one. */
export function describeKeptBlock({ until }: Pick<AppealedAct, "until">): string {
  return `Plaza kept the account blocked ${describeBlockEnd(until)}, as it was when they deleted an earlier one.`;
}

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
    case "name.reset":
      return `reset ${isOwn ? "your" : "their"} name`;
    case "user.blocked":
      return `blocked ${isOwn ? "your" : "the"} account ${describeBlockEnd(until)}`;
  }
}
