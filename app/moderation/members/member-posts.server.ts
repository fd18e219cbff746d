import { and, desc, eq, isNotNull, isNull, lt, sql } from "drizzle-orm";
import type { Database } from "~/db/client.server";
import { posts } from "~/db/tables/posts.server";
import type { PostAuthor } from "~/feed/post-view";
import { barePostColumns, toPostViewBy } from "~/feed/post-row.server";
import { mergeScans, type ScannedPage } from "~/moderation/cases/merge-scans";
import { memberPostsLength, type PostState } from "./member-page-view";

/** `before`: the keyset cursor, to get posts older than this id. */
export type MemberPostsFilter = { state: PostState; before: number | null };

// Rows to scan for a page. More for hidden posts: deleted ones among them are not shown.
const scanLimits = {
  visible: memberPostsLength + 1,
  hidden: 2 * memberPostsLength,
  all: memberPostsLength + 1,
};

/** A member's latest posts that are not deleted; for a batch, with `toMemberPosts`. */
export function selectMemberPosts(db: Database, authorId: number, { state, before }: MemberPostsFilter) {
  const kept = isNull(posts.deletedAt);
  const { index, where } = {
    visible: {
      index: "posts_visible_by_author",
      where: and(kept, isNull(posts.hiddenEntryId), isNull(posts.blockEntryId)),
    },
    hidden: { index: "posts_hidden_by_author", where: isNotNull(posts.hiddenEntryId) },
    all: { index: "posts_kept_by_author", where: kept },
  }[state];
  return db
    .select(barePostColumns)
    .from(sql`${posts} indexed by ${sql.identifier(index)}`)
    .where(and(eq(posts.authorId, authorId), where, before === null ? undefined : lt(posts.id, before)))
    .orderBy(desc(posts.id))
    .limit(scanLimits[state]);
}

export function toMemberPosts(
  rows: Awaited<ReturnType<typeof selectMemberPosts>>,
  { id, name, erased, role }: PostAuthor,
  { state }: MemberPostsFilter,
): ScannedPage {
  const author = { id, name, erased, role };
  const kept = rows.filter(({ deletedAt }) => deletedAt === null);
  const scannedTo = rows.length < scanLimits[state] ? null : (rows.at(-1)?.id ?? null);
  return mergeScans([{ posts: kept.map((row) => toPostViewBy(author, row)), scannedTo }], memberPostsLength);
}
