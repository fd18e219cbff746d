import { displayName, type MemberName } from "~/accounts/names/member-name";
import { roleInSentence } from "~/accounts/role-names";
import type { KindWithDetails } from "~/db/log-details";
import type { PostView } from "~/feed/post-view";
import { kindOf } from "~/log/kinds";
import { pluralize } from "~/text/numbers";

/**
 * The status line once an entry is undone: what is so again. `post`: the one that it was about, as it is now; null where
 * its author deleted it.
 */
export function describeUndone(
  entry: KindWithDetails & { member: MemberName | null },
  post: Pick<PostView, "deleted" | "authorBlocked"> | null,
): string {
  if (entry.kind === "post.hidden" && (!post || post.deleted))
    return "Undone. Its author has deleted the post.";
  if (entry.kind === "post.hidden" && post?.authorBlocked)
    return "Undone. The post stays out of sight while its author is blocked.";
  const member = entry.member ? displayName(entry.member) : "";
  const role = entry.kind === "role.assigned" ? roleInSentence(entry.details.from) : "";
  return ["Undone.", kindOf(entry.kind).undo?.done({ member, role })].filter(Boolean).join(" ");
}

/** The same of several decisions; `left`: how many could not be undone. */
export function describeAllUndone(undone: number, left: number): string {
  return `${pluralize(undone, "decision")} undone${left > 0 ? `, ${left} skipped` : ""}.`;
}

export const undoForbiddenMessage =
  "You can only undo what you're allowed to reverse, and nothing that's about you.";

/** Why one of several was left alone. */
export const undoAloneMessage = "This was decided over an hour ago. Undo it on its own.";
