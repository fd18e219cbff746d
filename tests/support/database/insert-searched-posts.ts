import type { Viewer } from "~/accounts/permissions";

/**
 * Inserts posts by one author in one statement, with their words and without entries in the log. Each has "the", either "odd"
 * or "even", and a word that few have, "w0" to "w999"; and `extra`.
 */
export async function insertSearchedPosts(
  d1: D1Database,
  { many, author, extra = "" }: { many: number; author: Viewer; extra?: string },
): Promise<void> {
  await d1
    .prepare(
      `with recursive n (i) as (select 1 union all select i + 1 from n where i < ?1),
         text (i, words) as (select i, 'the ' || iif(i % 2, 'odd', 'even') || ' w' || (i % 1000) || ' ' || ?3 from n)
       insert into posts (author_id, body, created_at, form_key, words)
       select ?2, words, i, 'searched ' || i || random(), words from text`,
    )
    .bind(many, author.id, extra)
    .run();
}
