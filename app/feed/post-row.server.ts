import { nameColumns, toNamed } from "~/accounts/names/name-columns.server";
import { aliasedColumns, aliasedColumnsOrNull } from "~/db/aliased-columns.server";
import { members } from "~/db/tables/accounts.server";
import { posts } from "~/db/tables/posts.server";
import type { Role } from "~/db/vocabulary";
import { findLinks } from "~/text/links.server";
import type { PostAuthor, PostView } from "./post-view";

const { id, body, createdAt, deletedAt, hiddenEntryId, blockEntryId } = posts;

/** For a query whose author is known already. */
export const barePostColumns = aliasedColumns({
  id,
  body,
  createdAt,
  deletedAt,
  hiddenEntryId,
  blockEntryId,
});

/** For `posts` joined with `members`. */
export const postColumns = {
  ...barePostColumns,
  ...nameColumns(members, "author"),
  ...aliasedColumns({ authorRole: members.role }),
};

/** For a left join, where the author is known already. */
export const joinedPostColumns = aliasedColumnsOrNull({
  postId: id,
  postBody: body,
  postCreatedAt: createdAt,
  postDeletedAt: deletedAt,
  postHiddenEntryId: hiddenEntryId,
  postBlockEntryId: blockEntryId,
});

type BarePostRow = {
  id: number;
  body: string;
  createdAt: number;
  deletedAt: number | null;
  hiddenEntryId: number | null;
  blockEntryId: number | null;
};

export type PostRow = BarePostRow & {
  authorId: number;
  authorName: string | null;
  authorErasedAt: number | null;
  authorRole: Role;
};

type JoinedPostRow = {
  postId: number | null;
  postBody: string | null;
  postCreatedAt: number | null;
  postDeletedAt: number | null;
  postHiddenEntryId: number | null;
  postBlockEntryId: number | null;
};

export function toPostView(row: PostRow): PostView {
  return toPostViewBy({ ...toNamed(row, "author"), role: row.authorRole }, row);
}

export function toPostViewBy(
  { id: authorId, name, erased = false, role }: PostAuthor,
  row: BarePostRow,
): PostView {
  return {
    id: row.id,
    // Property by property, because the argument may have more, which must not reach the browser.
    author: { id: authorId, name, erased, role },
    createdAt: row.createdAt,
    text: findLinks(row.body),
    deleted: row.deletedAt !== null,
    hidden: row.hiddenEntryId !== null,
    hiddenEntryId: row.hiddenEntryId,
    authorBlocked: row.blockEntryId !== null,
  };
}

/** Null where no post was joined. The text of a deleted post is left out. */
export function toJoinedPostView(author: PostAuthor, row: JoinedPostRow): PostView | null {
  const { postId, postDeletedAt } = row;
  if (postId === null) return null;
  return toPostViewBy(author, {
    id: postId,
    body: postDeletedAt === null ? (row.postBody ?? "") : "",
    createdAt: row.postCreatedAt ?? 0,
    deletedAt: postDeletedAt,
    hiddenEntryId: row.postHiddenEntryId,
    blockEntryId: row.postBlockEntryId,
  });
}
