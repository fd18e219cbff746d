import type { Named } from "../accounts/member-name";

/** A piece of a post's text: words, or an http(s) link. */
export type TextPart = string | { href: string; text: string };

/** A post as a page shows it. Times in ms. What keeps it out of sight is told apart, for those who may see it. */
export type PostView = {
  id: number;
  author: Named;
  createdAt: number;
  text: TextPart[];
  deleted: boolean;
  hidden: boolean;
  /** The act that hid it, which its author can appeal against. */
  hiddenEntryId: number | null;
  authorBlocked: boolean;
};

export function isVisible(post: Pick<PostView, "deleted" | "hidden" | "authorBlocked">): boolean {
  return !post.deleted && !post.hidden && !post.authorBlocked;
}
