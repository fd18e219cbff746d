import { displayName } from "~/accounts/member-name";
import type { PostView } from "~/feed/post-view";
import { timeInWords } from "~/text/times";
import type { CaseView } from "./case-view";

const pastTense = {
  hide: "hid this post",
  unhide: "brought this post back",
  dismiss: "dismissed the reports on this post",
  block: "blocked the author of this post, which closed its case",
} as const;

/** How a case stands, in a sentence: who decided what and when. */
export function describeCase(found: { post: PostView; case: CaseView | null } | null, now: number): string {
  if (!found) return "This post is no longer there.";
  const { post, case: standing } = found;
  if (standing?.state === "decided" && standing.decidedAt !== null) {
    const when = timeInWords(standing.decidedAt, now);
    if (standing.verdict === "withdrawn") return `The last report was withdrawn ${when}.`;
    const who = standing.decidedBy ? displayName(standing.decidedBy) : "Somebody";
    if (standing.verdict) return `${who} ${pastTense[standing.verdict]} ${when}.`;
  }
  if (standing) return "This case was opened again.";
  return post.hidden ? "This post is hidden already." : "There is no report on this post.";
}
