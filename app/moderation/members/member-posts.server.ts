import { and, desc, eq, isNotNull, isNull, lt, sql } from "drizzle-orm";
import type { Person } from "~/accounts/find-member.server";
import type { Database } from "~/db/client.server";
import { namedColumns } from "~/db/columns.server";
import { posts } from "~/db/tables/posts.server";
import { toPostView } from "~/feed/post-row.server";
import { type ScannedPage, mergeScanned } from "~/moderation/cases/merge-scanned";
import { memberPostsLength, type PostState } from "./member-page-view";

/** Which of a member's posts, and the keyset cursor: older than this id. */
export type MemberPosts = { state: PostState; before: number | null };

const columns = namedColumns({
  id: posts.id,
  body: posts.body,
  createdAt: posts.createdAt,
  deletedAt: posts.deletedAt,
  hiddenEntryId: posts.hiddenEntryId,
  blockEntryId: posts.blockEntryId,
});

// Hidden posts are looked through for those not deleted.
const lookedThrough = {
  visible: memberPostsLength + 1,
  hidden: 2 * memberPostsLength,
  all: memberPostsLength + 1,
};

/** A member's latest posts that are not deleted; for a batch, with `toMemberPosts`. */
export function selectMemberPosts(db: Database, authorId: number, { state, before }: MemberPosts) {
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
    .select(columns)
    .from(sql`${posts} indexed by ${sql.identifier(index)}`)
    .where(and(eq(posts.authorId, authorId), where, before === null ? undefined : lt(posts.id, before)))
    .orderBy(desc(posts.id))
    .limit(lookedThrough[state]);
}

export function toMemberPosts(
  rows: Awaited<ReturnType<typeof selectMemberPosts>>,
  { id, name, erased }: Person,
  { state }: MemberPosts,
): ScannedPage {
  const author = { authorId: id, authorName: name, authorErasedAt: erased ? 0 : null };
  const kept = rows.filter(({ deletedAt }) => deletedAt === null);
  const down = rows.length < lookedThrough[state] ? null : (rows.at(-1)?.id ?? null);
  return mergeScanned(
    [{ posts: kept.map((row) => toPostView({ ...row, ...author })), down }],
    memberPostsLength,
  );
}
