import type { MemberName } from "~/accounts/names/member-name";
import type { Role, RuleKey } from "~/db/vocabulary";
import type { TextPart } from "~/text/links.server";

/** Everybody sees who is a moderator or an admin now, whatever they were when they wrote. */
export type PostAuthor = MemberName & { role: Role };

/** A post as a page shows it. Times in ms. `deleted`, `hidden` and `authorBlocked` each keep it out of public. */
export type PostView = {
  id: number;
  author: PostAuthor;
  createdAt: number;
  text: TextPart[];
  deleted: boolean;
  hidden: boolean;
  /** The log entry of the act that hid it, against which its author can appeal. */
  hiddenEntryId: number | null;
  /** The rule that the act names; only where the post is shown as the author's own. */
  hiddenReason?: RuleKey;
  /** Whether its author has appealed against that; only where it is shown as the author's own. */
  appealed?: boolean;
  authorBlocked: boolean;
  /** The viewer has an open report on it; only where that was asked. */
  reported?: boolean;
};

/** A post that is on its way to the server and has no id yet. */
export function newPost(post: Pick<PostView, "author" | "text" | "createdAt">): PostView {
  return { id: 0, deleted: false, hidden: false, hiddenEntryId: null, authorBlocked: false, ...post };
}

export function isVisible(post: Pick<PostView, "deleted" | "hidden" | "authorBlocked">): boolean {
  return !post.deleted && !post.hidden && !post.authorBlocked;
}
