/** Whether the index of search has the words of visible posts and nothing else, as FTS5 itself compares the two. */
export async function checkSearchIndex(d1: D1Database): Promise<void> {
  await d1.prepare("insert into post_search (post_search, rank) values ('integrity-check', 1)").run();
}

/** Whether the bytes of these words stand anywhere in what FTS5 keeps of an index, found or not. */
export async function isInIndex(
  d1: D1Database,
  index: "member_search" | "post_search",
  words: string,
): Promise<boolean> {
  const { results } = await d1.prepare(`select hex(block) as hex from ${index}_data`).all<{ hex: string }>();
  const sought = Buffer.from(words).toString("hex").toUpperCase();
  return results.some(({ hex }) => hex.includes(sought));
}
