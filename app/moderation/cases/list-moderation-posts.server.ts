import { and, desc, eq, isNotNull, isNull, lt, type SQL, sql } from "drizzle-orm";
import type { Named } from "~/accounts/member-name";
import { nameColumns, toNamed } from "~/accounts/name-columns.server";
import type { Database } from "~/db/client.server";
import { pageLength } from "~/db/keyset";
import { members } from "~/db/tables/accounts.server";
import { cases } from "~/db/tables/cases.server";
import { posts } from "~/db/tables/posts.server";
import { postColumns, type PostRow, toPostView } from "~/feed/post-row.server";
import { mergeScanned, type Scanned, type ScannedPage } from "./merge-scanned";

export type PostsFilter = {
  state: "hidden" | "all";
  /** Posts by this member alone. */
  author: number | null;
  /** Keyset cursor: older than this id. */
  before: number | null;
};

/** A page of posts, and whose they are where one author was asked for. */
type ModerationPosts = ScannedPage & { by: Named | null };

// How many hidden posts are scanned for a page: the deleted are not shown, and could be all of them.
const hiddenScanLimit = 50;

/**
 * Every post, or the hidden ones, newest first, so that what is out of sight can be found again. Deleted ones are there
 * only while their case is open, which that of a hidden post never is: hiding decides it.
 */
export async function listModerationPosts(db: Database, filter: PostsFilter): Promise<ModerationPosts> {
  const selectBy = db
    .select(nameColumns(members, "author"))
    .from(members)
    .where(eq(members.id, filter.author ?? 0));
  const page = (lists: Scanned[], [by]: Awaited<typeof selectBy>) => ({
    ...mergeScanned(lists, pageLength),
    by: by ? toNamed(by, "author") : null,
  });
  if (filter.state === "hidden") {
    const [hidden, by] = await db.batch([selectHidden(db, filter), selectBy]);
    return page([toScanned(hidden, hiddenScanLimit)], by);
  }
  const [kept, deleted, by] = await db.batch([selectKept(db, filter), selectDeleted(db, filter), selectBy]);
  return page([toScanned(kept, pageLength + 1), toScanned(deleted, pageLength + 1)], by);
}

function toScanned(rows: (PostRow & { scannedId: number; shown: number })[], limit: number): Scanned {
  return {
    posts: rows.filter(({ shown }) => shown).map((row) => toPostView(row)),
    scannedTo: rows.length < limit ? null : (rows.at(-1)?.scannedId ?? null),
  };
}

function selectHidden(db: Database, { author, before }: PostsFilter) {
  const index = author === null ? "posts_hidden" : "posts_hidden_by_author";
  const shown = sql`${posts.deletedAt} is null`;
  return (
    select(db, { shown, scannedId: sql`${posts.id}` })
      .from(sql`${posts} indexed by ${sql.identifier(index)}`)
      // Only for what is shown: each lookup is a row read.
      .leftJoin(members, eq(members.id, sql`case when ${shown} then ${posts.authorId} end`))
      .where(and(isNotNull(posts.hiddenEntryId), ...range(posts.authorId, posts.id, { author, before })))
      .orderBy(desc(posts.id))
      .limit(hiddenScanLimit)
  );
}

function selectKept(db: Database, { author, before }: PostsFilter) {
  const index = author === null ? "posts_kept" : "posts_kept_by_author";
  return select(db, { shown: sql`1`, scannedId: sql`${posts.id}` })
    .from(sql`${posts} indexed by ${sql.identifier(index)}`)
    .leftJoin(members, eq(members.id, posts.authorId))
    .where(and(isNull(posts.deletedAt), ...range(posts.authorId, posts.id, { author, before })))
    .orderBy(desc(posts.id))
    .limit(pageLength + 1);
}

/** Found by their open cases: all deleted ones, or among an author's open ones. */
function selectDeleted(db: Database, { author, before }: PostsFilter) {
  const index = author === null ? "cases_open_deleted" : "cases_open_by_author";
  const deleted = sql`${cases.postDeleted} = 1`;
  return select(db, { shown: deleted, scannedId: sql`${cases.postId}` })
    .from(sql`${cases} indexed by ${sql.identifier(index)}`)
    .leftJoin(posts, eq(posts.id, sql`case when ${deleted} then ${cases.postId} end`))
    .leftJoin(members, eq(members.id, posts.authorId))
    .where(
      and(
        sql`${cases.state} = 'open'`,
        author === null ? deleted : undefined,
        ...range(cases.authorId, cases.postId, { author, before }),
      ),
    )
    .orderBy(desc(cases.postId))
    .limit(pageLength + 1);
}

function select(db: Database, { shown, scannedId }: { shown: SQL; scannedId: SQL }) {
  return db.select({
    ...postColumns,
    scannedId: sql<number>`${scannedId}`.as("scannedId"),
    shown: sql<number>`${shown}`.as("shown"),
  });
}

type Column = typeof posts.authorId | typeof posts.id | typeof cases.authorId | typeof cases.postId;

function range(by: Column, id: Column, { author, before }: Pick<PostsFilter, "author" | "before">): SQL[] {
  return [author === null ? [] : eq(by, author), before === null ? [] : lt(id, before)].flat();
}
