/** Whether the index of search has the words of visible posts and nothing else, as FTS5 itself compares the two. */
export async function checkSearchIndex(d1: D1Database): Promise<void> {
  await d1.prepare("insert into post_search (post_search, rank) values ('integrity-check', 1)").run();
}
