import { sql } from "drizzle-orm";
import { members, posts } from "../db/schema.server";
import { findLinks } from "./links.server";
import type { PostView } from "./post-view";

/** What a post and its author need to be shown; `posts` joined with `members`. As SQL, because Drizzle refuses plain columns of a table whose index is named. */
export const postColumns = {
  id: sql<number>`${posts.id}`,
  body: sql<string>`${posts.body}`,
  createdAt: sql<number>`${posts.createdAt}`,
  deletedAt: sql<number | null>`${posts.deletedAt}`,
  hiddenEntryId: sql<number | null>`${posts.hiddenEntryId}`,
  blockEntryId: sql<number | null>`${posts.blockEntryId}`,
  authorId: members.id,
  authorName: members.name,
  authorErasedAt: members.erasedAt,
};

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
    authorBlocked: row.blockEntryId !== null,
  };
}
