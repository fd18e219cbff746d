import type { PostPage } from "~/feed/read-posts.server";
import type { PostView } from "~/feed/post-view";

/** Posts found by scanning a list, newest first, and the id that it was scanned to; null where the list ends. */
export type Scanned = { posts: PostView[]; scannedTo: number | null };

/** `short`: what was scanned did not fill the page, and there is more to scan. */
export type ScannedPage = PostPage & { short: boolean };

/**
 * One page of several lists. It goes no further than every list was scanned, so that nothing is skipped; the next page
 * begins where it ends.
 */
export function mergeScanned(lists: Scanned[], length: number): ScannedPage {
  const scannedTo = Math.max(...lists.map((list) => list.scannedTo ?? 0));
  const found = lists
    .flatMap(({ posts }) => posts)
    .filter(({ id }) => id >= scannedTo)
    .sort((a, b) => b.id - a.id);
  const posts = found.slice(0, length);
  const before = found.length > length ? (posts.at(-1)?.id ?? null) : scannedTo || null;
  return { posts, before, short: before !== null && posts.length < length };
}
