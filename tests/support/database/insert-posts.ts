import type { Viewer } from "~/accounts/permissions";

/** Inserts posts by one author in one statement, without entries in the log; hidden ones share an entry. `words`: for search. */
export async function insertPosts(
  d1: D1Database,
  { many, author, hidden = false, words }: { many: number; author: Viewer; hidden?: boolean; words?: string },
): Promise<void> {
  const entry = hidden ? await insertHiding(d1) : null;
  await d1
    .prepare(
      `with recursive n (i) as (select 1 union all select i + 1 from n where i < ?1)
       insert into posts (author_id, body, created_at, form_key, hidden_entry_id, words)
       select ?2, 'Post ' || i, i, 'bulk ' || i || random(), ?3, ?4 from n`,
    )
    .bind(many, author.id, entry, words ?? null)
    .run();
}

async function insertHiding(d1: D1Database): Promise<number> {
  const entry = await d1
    .prepare(
      "insert into log (act, at, kind, moderation, details) values ('bulk', 0, 'post.hidden', 1, '{}') returning id",
    )
    .first<{ id: number }>();
  return entry!.id;
}
