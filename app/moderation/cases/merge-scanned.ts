import type { PostView } from "~/feed/post-view";
import type { PostPage } from "~/feed/read-posts.server";

/** Posts found by looking through one list, newest first, and down to which id; null where the list ends. */
export type Scanned = { posts: PostView[]; down: number | null };

/** `short`: what was looked through did not fill the page, and there is more to look through. */
export type ScannedPage = PostPage & { short: boolean };

/**
 * One page of several lists. It goes down no further than every list was looked through, so that nothing is skipped;
 * the next page begins where it ends.
 */
export function mergeScanned(lists: Scanned[], length: number): ScannedPage {
  const down = Math.max(...lists.map((list) => list.down ?? 0));
  const found = lists
    .flatMap(({ posts }) => posts)
    .filter(({ id }) => id >= down)
    .sort((a, b) => b.id - a.id);
  const posts = found.slice(0, length);
  const before = found.length > length ? (posts.at(-1)?.id ?? null) : down || null;
  return { posts, before, short: before !== null && posts.length < length };
}
