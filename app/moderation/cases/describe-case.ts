import { displayName } from "~/accounts/member-name";
import { timeInWords } from "~/text/times";
import type { CurrentCase } from "./case-view";

const verdictsInPastTense = {
  hide: "hid this post",
  unhide: "brought this post back",
  warn: "warned the author of this post",
  unwarn: "took back the warning about this post",
  dismiss: "dismissed the reports on this post",
  block: "blocked the author of this post, which closed its case",
} as const;

/** The current state of a case in a sentence: who decided what, and when. */
export function describeCase(current: CurrentCase | null, now: number): string {
  if (!current) return "This post is no longer there.";
  const { post, case: currentCase } = current;
  if (currentCase?.state === "decided" && currentCase.decidedAt !== null) {
    const when = timeInWords(currentCase.decidedAt, now);
    if (currentCase.verdict === "withdrawn") return `The last report was withdrawn ${when}.`;
    const who = currentCase.decidedBy ? displayName(currentCase.decidedBy) : "Somebody";
    if (currentCase.verdict) return `${who} ${verdictsInPastTense[currentCase.verdict]} ${when}.`;
  }
  if (currentCase) return "This case was opened again.";
  return post.hidden ? "This post is hidden already." : "There is no report on this post.";
}

/** Why the case that the address of the queue asks for is not in its list, and what is shown instead. */
export function describeElsewhere(current: CurrentCase | null, now: number): string {
  const why =
    current?.case?.state === "decided"
      ? describeCase(current, now)
      : "The case you asked for isn't in this list.";
  return `${why} This is the first one.`;
}
