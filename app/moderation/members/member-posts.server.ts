import { and, desc, eq, isNotNull, isNull, lt, type SQL, sql } from "drizzle-orm";
import type { Database } from "~/db/client.server";
import { posts } from "~/db/tables/posts.server";
import type { PostAuthor } from "~/feed/post-view";
import { barePostColumns, toPostViewBy } from "~/feed/post-row.server";
import { mergeScans, type ScannedPage } from "~/moderation/cases/queue/merge-scans";
import { memberPostsLength, type PostState } from "./member-page-view";

/** `before`: the keyset cursor, to get posts older than this id. */
export type MemberPostsFilter = { state: PostState; before: number | null };

type PostList = { index: string; where: SQL | undefined; isShown: boolean; limit: number };

/** The lists that a page is made of: of what a member wrote and kept, and of what they deleted that is not yet erased. */
function listsFor(state: PostState): [kept: PostList, deleted: PostList] {
  const kept = isNull(posts.deletedAt);
  const one = memberPostsLength + 1;
  return [
    {
      ...{
        visible: {
          index: "posts_visible_by_author",
          where: and(kept, isNull(posts.hiddenEntryId), isNull(posts.blockEntryId)),
        },
        hidden: { index: "posts_hidden_by_author", where: isNotNull(posts.hiddenEntryId) },
        all: { index: "posts_kept_by_author", where: kept },
        deleted: { index: "posts_kept_by_author", where: kept },
      }[state],
      isShown: state !== "deleted",
      // More for hidden posts: deleted ones among them are not shown.
      limit: state === "hidden" ? 2 * memberPostsLength : one,
    },
    {
      index: "posts_deleted_by_author",
      where: and(isNotNull(posts.deletedAt), isNull(posts.erasedAt)),
      isShown: state === "all" || state === "deleted",
      limit: one,
    },
  ];
}

/** A member's latest posts, kept ones and deleted ones; for a batch, with `toMemberPosts`. */
export function selectMemberPosts(db: Database, authorId: number, { state, before }: MemberPostsFilter) {
  const [kept, deleted] = listsFor(state);
  const select = ({ index, where, isShown, limit }: PostList) =>
    db
      .select(barePostColumns)
      .from(sql`${posts} indexed by ${sql.identifier(index)}`)
      .where(and(eq(posts.authorId, authorId), where, before === null ? undefined : lt(posts.id, before)))
      .orderBy(desc(posts.id))
      .limit(isShown ? limit : 0);
  return [select(kept), select(deleted)] as const;
}

type Rows = Awaited<ReturnType<typeof selectMemberPosts>[0]>;

/** `isOwn`: the viewer is the author, to whom a deleted post is gone. */
export function toMemberPosts(
  rows: [kept: Rows, deleted: Rows],
  { id, name, erased, role }: PostAuthor,
  { state }: MemberPostsFilter,
  isOwn: boolean,
): ScannedPage {
  const author = { id, name, erased, role };
  const scans = listsFor(state).map(({ isShown, limit }, index) => {
    const found = isShown && !(isOwn && index === 1) ? (rows[index] ?? []) : [];
    // The list of hidden posts has deleted ones among them.
    const shown = index === 0 ? found.filter(({ deletedAt }) => deletedAt === null) : found;
    const scannedTo = found.length < limit ? null : (found.at(-1)?.id ?? null);
    return { posts: shown.map((row) => toPostViewBy(author, row)), scannedTo };
  });
  return mergeScans(scans, memberPostsLength);
}
