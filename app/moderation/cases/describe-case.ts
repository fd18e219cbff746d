import { displayName } from "~/accounts/names/member-name";
import { timeInWords } from "~/text/times";
import type { CurrentCase } from "./case-view";
import { verdictsInPastTense } from "./words";

/** The current state of a case in a sentence: who decided what, and when. */
export function describeCase(current: CurrentCase | null, now: number): string {
  if (!current) return "This post is no longer here.";
  const { post, case: currentCase } = current;
  if (currentCase?.state === "decided" && currentCase.decidedAt !== null) {
    const when = timeInWords(currentCase.decidedAt, now);
    if (currentCase.verdict === "withdrawn") return `The last report was withdrawn ${when}.`;
    const who = currentCase.decidedBy ? displayName(currentCase.decidedBy) : "Somebody";
    if (currentCase.verdict) return `${who} ${verdictsInPastTense[currentCase.verdict]} ${when}.`;
  }
  if (currentCase) return "This case is open again.";
  return post.hidden ? "This post is already hidden." : "Nobody has reported this post.";
}

/** Why the case that the address of the queue asks for is not in its list, and what is shown instead, if anything. */
export function describeElsewhere(
  { elsewhere: current, rows }: { elsewhere: CurrentCase | null; rows: unknown[] },
  now: number,
): string {
  const why =
    current?.case?.state === "decided" ? describeCase(current, now) : "That case isn't in this list.";
  return rows.length > 0 ? `${why} Here is the first one.` : why;
}
