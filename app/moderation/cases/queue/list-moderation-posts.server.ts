import { and, desc, eq, isNotNull, isNull, lt, ne, type SQL, sql } from "drizzle-orm";
import type { MemberName } from "~/accounts/names/member-name";
import { nameColumns, toNamed } from "~/accounts/names/name-columns.server";
import type { Viewer } from "~/accounts/permissions";
import type { Database } from "~/db/client.server";
import { pageLength } from "~/db/keyset";
import { members } from "~/db/tables/accounts.server";
import { cases } from "~/db/tables/cases.server";
import { posts } from "~/db/tables/posts.server";
import { postColumns, type PostRow, toPostView } from "~/feed/post-row.server";
import { mergeScans, type Scan, type ScannedPage } from "./merge-scans";

export type PostsFilter = {
  state: "hidden" | "all";
  /** The id of a member: only their posts. */
  author: number | null;
  /** Keyset cursor: older than this id. */
  before: number | null;
};

/** `by`: the author that the filter names; null if it names none, or one who does not exist. */
type ModerationPosts = ScannedPage & { by: MemberName | null };

// Rows to scan for a page of hidden posts: deleted ones among them are not shown, and may be all of them.
const hiddenScanLimit = 50;

/**
 * A page of all posts or of the hidden ones, newest first. Deleted posts are included while their case is open, except
 * the viewer's own, who would learn of the case; for hidden ones it never is, because hiding decides it.
 */
export async function listModerationPosts(
  db: Database,
  viewer: Viewer,
  filter: PostsFilter,
): Promise<ModerationPosts> {
  const selectAuthor = db
    .select(nameColumns(members, "author"))
    .from(members)
    .where(eq(members.id, filter.author ?? 0));
  const page = (scans: Scan[], [by]: Awaited<typeof selectAuthor>) => ({
    ...mergeScans(scans, pageLength),
    by: by ? toNamed(by, "author") : null,
  });
  if (filter.state === "hidden") {
    const [hidden, by] = await db.batch([selectHidden(db, filter), selectAuthor]);
    return page([toScan(hidden, hiddenScanLimit)], by);
  }
  const [kept, deleted, by] = await db.batch([
    selectKept(db, filter),
    selectDeleted(db, viewer, filter),
    selectAuthor,
  ]);
  return page([toScan(kept, pageLength + 1), toScan(deleted, pageLength + 1)], by);
}

function toScan(rows: (PostRow & { scannedId: number; shown: number })[], limit: number): Scan {
  return {
    posts: rows.filter(({ shown }) => shown).map((row) => toPostView(row)),
    scannedTo: rows.length < limit ? null : (rows.at(-1)?.scannedId ?? null),
  };
}

function selectHidden(db: Database, { author, before }: PostsFilter) {
  const index = author === null ? "posts_hidden" : "posts_hidden_by_author";
  const shown = sql`${posts.deletedAt} is null`;
  return (
    selectPosts(db, { shown, scannedId: sql`${posts.id}` })
      .from(sql`${posts} indexed by ${sql.identifier(index)}`)
      // Only for the posts that are shown: each lookup costs a row read.
      .leftJoin(members, eq(members.id, sql`case when ${shown} then ${posts.authorId} end`))
      .where(and(isNotNull(posts.hiddenEntryId), ...inRange(posts.authorId, posts.id, { author, before })))
      .orderBy(desc(posts.id))
      .limit(hiddenScanLimit)
  );
}

function selectKept(db: Database, { author, before }: PostsFilter) {
  const index = author === null ? "posts_kept" : "posts_kept_by_author";
  return selectPosts(db, { shown: sql`1`, scannedId: sql`${posts.id}` })
    .from(sql`${posts} indexed by ${sql.identifier(index)}`)
    .leftJoin(members, eq(members.id, posts.authorId))
    .where(and(isNull(posts.deletedAt), ...inRange(posts.authorId, posts.id, { author, before })))
    .orderBy(desc(posts.id))
    .limit(pageLength + 1);
}

/** Found through their open cases: by the index of deleted posts, or among the open cases of one author. */
function selectDeleted(db: Database, viewer: Viewer, { author, before }: PostsFilter) {
  const index = author === null ? "cases_open_deleted" : "cases_open_by_author";
  const deleted = sql`${cases.postDeleted} = 1`;
  return selectPosts(db, { shown: deleted, scannedId: sql`${cases.postId}` })
    .from(sql`${cases} indexed by ${sql.identifier(index)}`)
    .leftJoin(posts, eq(posts.id, sql`case when ${deleted} then ${cases.postId} end`))
    .leftJoin(members, eq(members.id, posts.authorId))
    .where(
      and(
        sql`${cases.state} = 'open'`,
        author === null ? deleted : undefined,
        ne(cases.authorId, viewer.id),
        ...inRange(cases.authorId, cases.postId, { author, before }),
      ),
    )
    .orderBy(desc(cases.postId))
    .limit(pageLength + 1);
}

function selectPosts(db: Database, { shown, scannedId }: { shown: SQL; scannedId: SQL }) {
  return db.select({
    ...postColumns,
    scannedId: sql<number>`${scannedId}`.as("scannedId"),
    shown: sql<number>`${shown}`.as("shown"),
  });
}

type Column = typeof posts.authorId | typeof posts.id | typeof cases.authorId | typeof cases.postId;

function inRange(by: Column, id: Column, { author, before }: Pick<PostsFilter, "author" | "before">): SQL[] {
  return [author === null ? [] : eq(by, author), before === null ? [] : lt(id, before)].flat();
}
