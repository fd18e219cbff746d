import { and, count, desc, eq, gt, isNull, lt, type SQL, sql } from "drizzle-orm";
import type { Database } from "~/db/client.server";
import { pageLength, takePage } from "~/db/keyset";
import { members } from "~/db/tables/accounts.server";
import { appeals } from "~/db/tables/appeals.server";
import { reports } from "~/db/tables/cases.server";
import { posts } from "~/db/tables/posts.server";
import { postColumns, type PostRow, toPostView } from "./post-row.server";
import type { PostView } from "./post-view";

/** A page of posts, newest first. `before`: the cursor of the next page, an id; null on the last. */
export type PostPage = { posts: PostView[]; before: number | null };

/** For the author's own posts: those that are hidden can be appealed against once. */
const ownPostColumns = {
  ...postColumns,
  appealed:
    sql<number>`exists (select 1 from ${appeals} where ${appeals.entryId} = ${posts.hiddenEntryId})`.as(
      "appealed",
    ),
};

const visible = and(isNull(posts.deletedAt), isNull(posts.hiddenEntryId), isNull(posts.blockEntryId));

/** The public feed: one statement that reads at most 42 rows, however many posts exist or are hidden. */
export function listFeed(db: Database, before: number | null): Promise<PostPage> {
  return listPosts(db, sql`${posts} indexed by posts_visible`, visible, before);
}

/** A member's posts: the visible ones, or `withHidden` all that are not deleted. */
export function listPostsBy(
  db: Database,
  authorId: number,
  { before, withHidden }: { before: number | null; withHidden: boolean },
): Promise<PostPage> {
  const by = eq(posts.authorId, authorId);
  const kept = and(by, isNull(posts.deletedAt));
  return withHidden
    ? listPosts(db, sql`${posts} indexed by posts_kept_by_author`, kept, before, ownPostColumns)
    : listPosts(db, sql`${posts} indexed by posts_visible_by_author`, and(by, visible), before);
}

/** How many visible posts are newer than this id, counted up to 100. */
export async function countNewer(db: Database, id: number): Promise<number> {
  const newer = db
    .select({ id: sql`${posts.id}`.as("id") })
    .from(sql`${posts} indexed by posts_visible`)
    .where(and(visible, gt(posts.id, id)))
    .limit(100)
    .as("newer");
  const [row] = await db.select({ count: count() }).from(newer);
  return row?.count ?? 0;
}

/** A post, visible or not: the caller decides who may see it. */
export async function findPost(db: Database, id: number): Promise<PostView | null> {
  const [row] = await db
    .select(postColumns)
    .from(posts)
    .innerJoin(members, eq(members.id, posts.authorId))
    .where(eq(posts.id, id));
  return row ? toPostView(row) : null;
}

/** The same, and whether the viewer has an open report on it; false for a visitor. */
export async function findPostForViewer(
  db: Database,
  id: number,
  viewer: { id: number } | null,
): Promise<{ post: PostView; reported: boolean } | null> {
  const own = and(
    eq(reports.postId, posts.id),
    eq(reports.reporterId, viewer?.id ?? 0),
    isNull(reports.outcome),
  );
  const [row] = await db
    .select({ ...ownPostColumns, reported: sql<number>`exists (select 1 from ${reports} where ${own})` })
    .from(posts)
    .innerJoin(members, eq(members.id, posts.authorId))
    .where(eq(posts.id, id));
  if (!row) return null;
  const post = row.authorId === viewer?.id ? toOwnPostView(row) : toPostView(row);
  return { post, reported: row.reported === 1 };
}

function toOwnPostView(row: PostRow & { appealed?: number }): PostView {
  return { ...toPostView(row), ...(row.appealed === undefined ? {} : { appealed: row.appealed === 1 }) };
}

// The index is named, because the planner would otherwise scan the table and skip the posts that are not visible.
async function listPosts(
  db: Database,
  source: SQL,
  condition: SQL | undefined,
  before: number | null,
  columns: typeof postColumns | typeof ownPostColumns = postColumns,
): Promise<PostPage> {
  const rows = await db
    .select(columns)
    .from(source)
    .innerJoin(members, eq(members.id, posts.authorId))
    .where(and(condition, before === null ? undefined : lt(posts.id, before)))
    .orderBy(desc(posts.id))
    .limit(pageLength + 1);
  const page = takePage(rows);
  return { posts: page.rows.map(toOwnPostView), before: page.last?.id ?? null };
}
