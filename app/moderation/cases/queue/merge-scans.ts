import type { PostPage } from "~/feed/read-posts.server";
import type { PostView } from "~/feed/post-view";

/** The posts to show from a scan of a list, newest first, and the last id scanned; null at the end of the list. */
export type Scan = { posts: PostView[]; scannedTo: number | null };

/** `short`: the page is not full, although there is more to scan. */
export type ScannedPage = PostPage & { short: boolean };

/** Merges scans into one page. It goes only as far back as all of them do, so that the next page skips nothing. */
export function mergeScans(scans: Scan[], length: number): ScannedPage {
  const scannedTo = Math.max(...scans.map((scan) => scan.scannedTo ?? 0));
  const merged = scans
    .flatMap(({ posts }) => posts)
    .filter(({ id }) => id >= scannedTo)
    .sort((a, b) => b.id - a.id);
  const posts = merged.slice(0, length);
  const before = merged.length > length ? (posts.at(-1)?.id ?? null) : scannedTo || null;
  return { posts, before, short: before !== null && posts.length < length };
}
