import { and, desc, eq, isNotNull, isNull, lt, type SQL, sql } from "drizzle-orm";
import type { Named } from "../accounts/member-name";
import type { Database } from "../db/client.server";
import { cases, members, posts } from "../db/schema.server";
import { postColumns, type PostRow, toPostView } from "../feed/post-row.server";
import { pageLength } from "../feed/read-posts.server";
import { type Looked, type MergedPage, mergeLooked } from "./merge-looked";

export type PostsFilter = {
  state: "hidden" | "all";
  /** Posts by this member alone. */
  author: number | null;
  /** Keyset cursor: older than this id. */
  before: number | null;
};

/** A page of posts, and whose they are where one author was asked for. */
type ModerationPosts = MergedPage & { by: Named | null };

// How many hidden posts are looked through for a page: those deleted are not shown, and could be all of them.
const hiddenLookedThrough = 50;

/**
 * Every post, or the hidden ones, newest first, so that what is out of sight can be found again. Deleted ones are there
 * only while their case is open, which that of a hidden post never is: hiding decides it.
 */
export async function listModerationPosts(db: Database, filter: PostsFilter): Promise<ModerationPosts> {
  const selectBy = db
    .select({ id: members.id, name: members.name, erasedAt: members.erasedAt })
    .from(members)
    .where(eq(members.id, filter.author ?? 0));
  const page = (lists: Looked[], [by]: Awaited<typeof selectBy>) => ({
    ...mergeLooked(lists, pageLength),
    by: by ? { id: by.id, name: by.name, erased: by.erasedAt !== null } : null,
  });
  if (filter.state === "hidden") {
    const [hidden, by] = await db.batch([selectHidden(db, filter), selectBy]);
    return page([looked(hidden, hiddenLookedThrough)], by);
  }
  const [kept, deleted, by] = await db.batch([selectKept(db, filter), selectDeleted(db, filter), selectBy]);
  return page([looked(kept, pageLength + 1), looked(deleted, pageLength + 1)], by);
}

function looked(rows: (PostRow & { lookedAt: number; shown: number })[], limit: number): Looked {
  return {
    posts: rows.filter(({ shown }) => shown).map((row) => toPostView(row)),
    down: rows.length < limit ? null : (rows.at(-1)?.lookedAt ?? null),
  };
}

function selectHidden(db: Database, { author, before }: PostsFilter) {
  const index = author === null ? "posts_hidden" : "posts_hidden_by_author";
  const shown = sql`${posts.deletedAt} is null`;
  return (
    select(db, { shown, lookedAt: sql`${posts.id}` })
      .from(sql`${posts} indexed by ${sql.identifier(index)}`)
      // Only for what is shown: looking is a row each.
      .leftJoin(members, eq(members.id, sql`case when ${shown} then ${posts.authorId} end`))
      .where(and(isNotNull(posts.hiddenEntryId), ...place(posts.authorId, posts.id, { author, before })))
      .orderBy(desc(posts.id))
      .limit(hiddenLookedThrough)
  );
}

function selectKept(db: Database, { author, before }: PostsFilter) {
  const index = author === null ? "posts_kept" : "posts_kept_by_author";
  return select(db, { shown: sql`1`, lookedAt: sql`${posts.id}` })
    .from(sql`${posts} indexed by ${sql.identifier(index)}`)
    .leftJoin(members, eq(members.id, posts.authorId))
    .where(and(isNull(posts.deletedAt), ...place(posts.authorId, posts.id, { author, before })))
    .orderBy(desc(posts.id))
    .limit(pageLength + 1);
}

/** Found by their open cases: all deleted ones, or among an author's open ones. */
function selectDeleted(db: Database, { author, before }: PostsFilter) {
  const index = author === null ? "cases_open_deleted" : "cases_open_by_author";
  const deleted = sql`${cases.postDeleted} = 1`;
  return select(db, { shown: deleted, lookedAt: sql`${cases.postId}` })
    .from(sql`${cases} indexed by ${sql.identifier(index)}`)
    .leftJoin(posts, eq(posts.id, sql`case when ${deleted} then ${cases.postId} end`))
    .leftJoin(members, eq(members.id, posts.authorId))
    .where(
      and(
        sql`${cases.state} = 'open'`,
        author === null ? deleted : undefined,
        ...place(cases.authorId, cases.postId, { author, before }),
      ),
    )
    .orderBy(desc(cases.postId))
    .limit(pageLength + 1);
}

function select(db: Database, { shown, lookedAt }: { shown: SQL; lookedAt: SQL }) {
  return db.select({
    ...postColumns,
    lookedAt: sql<number>`${lookedAt}`.as("lookedAt"),
    shown: sql<number>`${shown}`.as("shown"),
  });
}

type Column = typeof posts.authorId | typeof posts.id | typeof cases.authorId | typeof cases.postId;

function place(by: Column, id: Column, { author, before }: Pick<PostsFilter, "author" | "before">): SQL[] {
  return [author === null ? [] : eq(by, author), before === null ? [] : lt(id, before)].flat();
}
