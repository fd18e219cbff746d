import type { AppealableKind } from "~/log/kinds";
import { describeBlockEnd } from "~/moderation/blocks/words";
import { dayAndTime } from "~/text/times";
import type { End, Statement } from "./statement-view";

type ForReader = { own: string; others: string };
type Words = { decision: ForReader; consequence: ForReader };

const words: Record<AppealableKind, Words> = {
  "post.hidden": {
    decision: { own: "A moderator hid your post.", others: "A moderator hid the post." },
    consequence: {
      own: "Only you and the moderators can see it.",
      others: "Only its author and the moderators can see it.",
    },
  },
  "post.warned": {
    decision: {
      own: "A moderator warned you about your post.",
      others: "A moderator warned the author about the post.",
    },
    consequence: {
      own: "Your post is still visible. Moderators can see how often you've been warned.",
      others: "The post is still visible. The warning counts in the author's standing.",
    },
  },
  "user.blocked": {
    decision: { own: "A moderator blocked your account.", others: "A moderator blocked the account." },
    consequence: {
      own: "You can read, but you can't post or report, and nobody else sees your posts.",
      others: "They can read, but they can't post or report, and nobody else sees their posts.",
    },
  },
  "name.reset": {
    decision: { own: "A moderator reset your name.", others: "A moderator reset the name." },
    consequence: {
      own: "You're shown by your number until you choose another name. You can't choose this one again.",
      others:
        "They're shown by their number until they choose another name. They can't choose this one again.",
    },
  },
};

/** What was decided; never by whom. */
export function describeDecision({ act, isOwn }: Statement): string {
  return words[act.kind].decision[isOwn ? "own" : "others"];
}

/** What that means while it is in effect. */
export function describeConsequence({ act, isOwn }: Statement): string {
  return words[act.kind].consequence[isOwn ? "own" : "others"];
}

const ends: Record<End, string> = {
  undone: "Undone",
  overturned: "Overturned on appeal",
  unhidden: "Ended when a moderator unhid the post",
  unblocked: "Ended when a moderator lifted the block",
  expired: "Ended by itself",
  deleted: "Ended when the author deleted the post",
  over: "No longer in effect",
};

/** Since when the decision is in effect, and until when it is or was. */
export function describeEffect({ act, end }: Statement): string {
  const since = `Since ${dayAndTime(act.at)}`;
  if (end) return `${since}. ${ends[end.why]}${end.at === null ? "" : ` on ${dayAndTime(end.at)}`}.`;
  return act.kind === "user.blocked"
    ? `${since}, ${describeBlockEnd(act.until)}.`
    : `${since}, with no end date.`;
}

/** Who decided: a person, always. */
export function describeDecider({ kept, isOwn }: Statement): string {
  if (!kept) return "A person: one of the moderators. Nothing was decided by a machine.";
  return isOwn
    ? "A person: one of the moderators, who blocked the account you deleted. Plaza kept the block by itself when you logged in again."
    : "A person: one of the moderators, who blocked an account that they deleted. Plaza kept the block by itself when they logged in again.";
}

/** What led to it. */
export function describeOrigin({ reported }: Statement): string {
  if (reported === null) return "A moderator reviewed the account. Reports may have led to that.";
  return reported
    ? "The post had been reported. Nobody is told who reports."
    : "A moderator came across the post. It hadn't been reported.";
}
