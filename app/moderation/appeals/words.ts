import type { AppealState } from "~/db/vocabulary";
import type { AppealStatus, AppealView } from "./appeal-view";

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

/** What each button below an appeal will do. */
export function describeVerdicts({ act, reopens }: Pick<AppealView, "act" | "reopens">): string {
  if (act.kind === "user.blocked")
    return "Uphold: the block stays. Overturn: lifts it, brings back the posts that it took out of sight, and opens the cases again that it closed.";
  return `Uphold: the post stays hidden. Overturn: brings the post back${reopens ? " and opens its case again" : ""}.`;
}
