import { namedColumns } from "~/db/columns.server";
import { members } from "~/db/tables/accounts.server";
import { posts } from "~/db/tables/posts.server";
import { findLinks } from "~/text/links.server";
import type { PostView } from "./post-view";

/** What a post and its author need to be shown; `posts` joined with `members`. */
export const postColumns = namedColumns({
  id: posts.id,
  body: posts.body,
  createdAt: posts.createdAt,
  deletedAt: posts.deletedAt,
  hiddenEntryId: posts.hiddenEntryId,
  blockEntryId: posts.blockEntryId,
  authorId: members.id,
  authorName: members.name,
  authorErasedAt: members.erasedAt,
});

export type PostRow = {
  id: number;
  body: string;
  createdAt: number;
  deletedAt: number | null;
  hiddenEntryId: number | null;
  blockEntryId: number | null;
  authorId: number;
  authorName: string | null;
  authorErasedAt: number | null;
};

export function toPostView(row: PostRow): PostView {
  return {
    id: row.id,
    author: { id: row.authorId, name: row.authorName, erased: row.authorErasedAt !== null },
    createdAt: row.createdAt,
    text: findLinks(row.body),
    deleted: row.deletedAt !== null,
    hidden: row.hiddenEntryId !== null,
    hiddenEntryId: row.hiddenEntryId,
    authorBlocked: row.blockEntryId !== null,
  };
}
