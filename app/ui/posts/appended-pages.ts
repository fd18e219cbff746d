import { useLocation } from "@remix-run/react";
import { useMemo } from "react";
import type { PostView } from "~/feed/post-view";
import { useRootData } from "~/ui/shell/use-root-data";

export type PostPage = { posts: PostView[]; before: number | null };

/** In all of the tab, so that a long evening of reading does not fill its memory. */
const mostPages = 30;
// In memory alone: what one person was shown is gone with the tab, and never shown to another.
const pages = new Map<string, PostPage>();

/**
 * Keeps the pages of a list to which older posts were appended, so that somebody who opens a post and goes back finds the
 * list as long as it was. `part` is the cursor of a page, or "first"; `recalled` is the page as it was when one left.
 */
export function useAppendedPage(part: string) {
  const { key } = useLocation();
  const { viewer } = useRootData();
  const id = `${viewer?.id} ${key} ${part}`;
  const recalled = useMemo(() => pages.get(id), [id]);
  const remember = (page: PostPage) => {
    pages.delete(id);
    pages.set(id, page);
    for (const oldest of pages.keys()) if (pages.size > mostPages) pages.delete(oldest);
  };
  return { recalled, remember };
}

/**
 * The recalled page with what has changed since: without the posts that are gone, and with those that are newer. The
 * loaded page alone, if so many are newer that posts between the two would be missing.
 */
export function refreshPage(recalled: PostPage, loaded: PostPage): PostPage {
  const [newest, oldest] = [recalled.posts[0]?.id ?? 0, recalled.posts.at(-1)?.id ?? 0];
  const reached = loaded.posts.at(-1)?.id ?? 0;
  if (loaded.before !== null && reached > newest) return loaded;
  return {
    posts: [
      // A post that is gone lets others into the page that follow on it and are not its own.
      ...loaded.posts.filter(({ id }) => id >= oldest),
      ...recalled.posts.filter(({ id }) => loaded.before !== null && id < reached),
    ],
    before: recalled.before,
  };
}
