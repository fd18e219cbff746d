import type { Named } from "~/accounts/member-name";
import type { TextPart } from "~/text/links.server";

/** A post as a page shows it. Times in ms. `deleted`, `hidden` and `authorBlocked` each keep it out of public. */
export type PostView = {
  id: number;
  author: Named;
  createdAt: number;
  text: TextPart[];
  deleted: boolean;
  hidden: boolean;
  /** The log entry of the act that hid it, against which its author can appeal. */
  hiddenEntryId: number | null;
  authorBlocked: boolean;
};

export function isVisible(post: Pick<PostView, "deleted" | "hidden" | "authorBlocked">): boolean {
  return !post.deleted && !post.hidden && !post.authorBlocked;
}
