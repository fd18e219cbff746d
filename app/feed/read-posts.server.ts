import { and, count, desc, eq, gt, isNull, lt, type Placeholder, sql } from "drizzle-orm";
import { type Database, makeSelect } from "~/db/client.server";
import { pageLength, takePage } from "~/db/keyset";
import { members } from "~/db/tables/accounts.server";
import { appeals } from "~/db/tables/appeals.server";
import { reports } from "~/db/tables/cases.server";
import { log } from "~/db/tables/log.server";
import { posts } from "~/db/tables/posts.server";
import type { RuleKey } from "~/db/vocabulary";
import { postColumns, type PostRow, toPostView } from "./post-row.server";
import type { PostView } from "./post-view";

/** A page of posts, newest first. `before`: the cursor of the next page, an id; null on the last. */
export type PostPage = { posts: PostView[]; before: number | null };

/** For the author's own posts: why a hidden one is, and whether that has been appealed against, which is done once. */
const ownPostColumns = {
  ...postColumns,
  hiddenReason:
    sql<RuleKey | null>`(select ${log.reason} from ${log} where ${log.id} = ${posts.hiddenEntryId})`.as(
      "hiddenReason",
    ),
  appealed:
    sql<number>`exists (select 1 from ${appeals} where ${appeals.entryId} = ${posts.hiddenEntryId})`.as(
      "appealed",
    ),
};

/** In public. Word for word as in the partial indexes of visible posts. */
export const visible = and(isNull(posts.deletedAt), isNull(posts.hiddenEntryId), isNull(posts.blockEntryId));

/** Whose open reports are marked on the posts; nobody's for a visitor. */
export type Reader = { id: number } | null;

/**
 * The public feed: one statement that reads at most 42 rows, however many posts exist or are hidden, and one more for each
 * post that the viewer has reported.
 */
export function listFeed(db: Database, before: number | null, viewer: Reader = null): Promise<PostPage> {
  return listPosts(db, "feed", { before, viewer });
}

/** A member's posts: the visible ones, or `withHidden` all that are not deleted, for the author. */
export function listPostsBy(
  db: Database,
  authorId: number,
  { before, withHidden, viewer = null }: { before: number | null; withHidden: boolean; viewer?: Reader },
): Promise<PostPage> {
  return listPosts(db, withHidden ? "kept by author" : "visible by author", { authorId, before, viewer });
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

/** The same, as this viewer may see it: marked as reported by them, or with their appeal where it is their own. */
export async function findPostForViewer(db: Database, id: number, viewer: Reader): Promise<PostView | null> {
  const [row] = await db
    .select({ ...ownPostColumns, ...columnsFor(viewer) })
    .from(posts)
    .innerJoin(members, eq(members.id, posts.authorId))
    .where(eq(posts.id, id));
  if (!row) return null;
  const { appealed: _, hiddenReason: __, ...others } = row;
  return toListedPostView(row.authorId === viewer?.id ? row : others);
}

/** The columns of `toListedPostView`. */
export function columnsFor(viewer: { id: number | Placeholder } | null) {
  if (!viewer) return postColumns;
  const own = and(eq(reports.postId, posts.id), eq(reports.reporterId, viewer.id), isNull(reports.outcome));
  const reported = sql<number>`exists (select 1 from ${reports} where ${own})`.as("reported");
  return { ...postColumns, reported };
}

type ListedRow = PostRow & { hiddenReason?: RuleKey | null; appealed?: number; reported?: number };

export function toListedPostView(row: ListedRow): PostView {
  return {
    ...toPostView(row),
    ...(row.hiddenReason ? { hiddenReason: row.hiddenReason } : {}),
    ...(row.appealed === undefined ? {} : { appealed: row.appealed === 1 }),
    ...(row.reported === 1 ? { reported: true } : {}),
  };
}

const isByAuthor = eq(posts.authorId, sql.placeholder("authorId"));

// The index is named, because the planner would otherwise scan the table and skip the posts that are not visible.
const lists = {
  feed: { source: sql`${posts} indexed by posts_visible`, condition: visible, columns: columnsFor },
  "visible by author": {
    source: sql`${posts} indexed by posts_visible_by_author`,
    condition: and(isByAuthor, visible),
    columns: columnsFor,
  },
  "kept by author": {
    source: sql`${posts} indexed by posts_kept_by_author`,
    condition: and(isByAuthor, isNull(posts.deletedAt)),
    columns: () => ownPostColumns,
  },
};
type List = keyof typeof lists;

async function listPosts(
  db: Database,
  list: List,
  { authorId, before, viewer }: { authorId?: number; before: number | null; viewer: Reader },
): Promise<PostPage> {
  const select = selectFrom(list, before !== null, viewer !== null);
  const page = takePage(await select(db, { authorId, before, viewerId: viewer?.id }));
  return { posts: page.rows.map(toListedPostView), before: page.last?.id ?? null };
}

const selects = new Map<string, ReturnType<typeof makeSelect<ListedRow>>>();

function selectFrom(list: List, isOlder: boolean, hasViewer: boolean) {
  const key = `${list} ${isOlder} ${hasViewer}`;
  const known = selects.get(key);
  if (known) return known;
  const { source, condition, columns } = lists[list];
  const select = makeSelect<ListedRow>((db) =>
    db
      .select(columns(hasViewer ? { id: sql.placeholder("viewerId") } : null))
      .from(source)
      .innerJoin(members, eq(members.id, posts.authorId))
      .where(and(condition, isOlder ? lt(posts.id, sql.placeholder("before")) : undefined))
      .orderBy(desc(posts.id))
      .limit(pageLength + 1),
  );
  selects.set(key, select);
  return select;
}
