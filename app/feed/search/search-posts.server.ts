import { and, desc, eq, type SQL, sql } from "drizzle-orm";
import {
  namedMemberId,
  type NamedMembers,
  selectNamedMembers,
  toNamedMembers,
} from "~/accounts/names/named-members.server";
import type { Database } from "~/db/client.server";
import { pageLength, takePage } from "~/db/keyset";
import { members } from "~/db/tables/accounts.server";
import { posts } from "~/db/tables/posts.server";
import { columnsFor, type PostPage, type Reader, toListedPostView, visible } from "../read-posts.server";
import { markMatches } from "./mark-matches";
import type { Phrase, Search } from "./parse-search";

/** `named`: whom `from` names; posts are found only where that is one member. Null where the search names nobody. */
export type FoundPosts = PostPage & { named: NamedMembers | null };

/**
 * The visible posts that match, newest first, their matches marked. One round trip, and at most 63 rows, however many posts
 * match: the index is read from the newest post down to the last of the page. With a name, 18 rows more.
 */
export async function searchPosts(
  db: Database,
  { phrases, from }: Search,
  before: number | null,
  viewer: Reader = null,
): Promise<FoundPosts> {
  const found = selectFound(db, toMatch(phrases, from), before, viewer);
  const [rows, named] =
    from === null ? [await found, null] : await db.batch([found, selectNamedMembers(db, from)]);
  const page = takePage(rows);
  return {
    posts: page.rows
      .map(toListedPostView)
      .map((post) => ({ ...post, text: markMatches(post.text, phrases) })),
    before: page.last?.id ?? null,
    named: named && toNamedMembers(named),
  };
}

function selectFound(db: Database, match: SQL, before: number | null, viewer: Reader) {
  const rowid = sql`post_search.rowid`;
  // Only of an integer does the index begin where the page does, and D1 binds every number as a real one.
  const isOlder = before === null ? undefined : sql`${rowid} < cast(${before} as integer)`;
  return (
    db
      .select(columnsFor(viewer))
      // Cross joins keep this order: the planner could read all posts of an author first. Nor is a post looked up in an index.
      .from(sql`post_search`)
      .crossJoin(sql`${posts} not indexed`)
      .crossJoin(members)
      // The index has visible posts only; that they are is asked again, because nothing else may ever be shown.
      .where(
        and(
          sql`post_search match ${match}`,
          isOlder,
          eq(posts.id, rowid),
          eq(members.id, posts.authorId),
          visible,
        ),
      )
      .orderBy(desc(rowid))
      .limit(pageLength + 1)
  );
}

/** The full-text query, in SQL, since it has the id of the member whom the search names. 0 is nobody's. */
function toMatch(phrases: Phrase[], from: string | null): SQL {
  const words = phrases.length > 0 ? [sql`${`words : (${phrases.map(toTerm).join(" AND ")})`}`] : [];
  const author = from === null ? [] : [sql`'author : "' || coalesce(${namedMemberId(from)}, 0) || '"'`];
  return sql.join([...words, ...author], sql` || ' AND ' || `);
}

/** Words have no quotes in them. */
function toTerm({ words, isPrefix }: Phrase): string {
  return `"${words.join(" ")}"${isPrefix ? " *" : ""}`;
}
