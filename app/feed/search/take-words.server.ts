import { desc, isNull, sql } from "drizzle-orm";
import { aliasedColumns } from "~/db/aliased-columns.server";
import type { Database } from "~/db/client.server";
import { posts } from "~/db/tables/posts.server";
import { findWords } from "~/text/words";

/** What to store for the text of a post, in its column `words`: triggers index it while the post is visible. */
export function toSearchedWords(body: string): string {
  return findWords(body)
    .map(({ word }) => word)
    .join(" ");
}

/**
 * Takes the words of so many posts that were written before there was search, the newest first, which takes about as many
 * hundredths of a millisecond. Gives how many; it is to be run again until that is none.
 */
export async function takeWords(db: Database, limit: number): Promise<number> {
  const rows = await db
    .select(aliasedColumns({ id: posts.id, body: posts.body }))
    .from(sql`${posts} indexed by posts_without_words`)
    .where(isNull(posts.words))
    .orderBy(desc(posts.id))
    .limit(limit);
  if (rows.length === 0) return 0;
  const taken = JSON.stringify(rows.map(({ id, body }) => ({ id, words: toSearchedWords(body) })));
  // A post may have been erased meanwhile, and then has its words: none.
  await db.run(
    sql`update ${posts} set words = taken.value ->> 'words' from json_each(${taken}) as taken
      where ${posts.id} = taken.value ->> 'id' and ${posts.words} is null`,
  );
  return rows.length;
}
