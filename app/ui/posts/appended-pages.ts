import { useLocation } from "@remix-run/react";
import { useState } from "react";
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
  const [recalled] = useState(() => pages.get(id));
  const remember = (page: PostPage) => {
    pages.delete(id);
    pages.set(id, page);
    for (const oldest of pages.keys()) if (pages.size > mostPages) pages.delete(oldest);
  };
  return { recalled, remember };
}

/** The recalled page with what has changed since: without the posts that are gone, and with those that are newer. */
export function refreshPage(recalled: PostPage, loaded: PostPage): PostPage {
  const last = loaded.posts.at(-1)?.id ?? Infinity;
  const end = recalled.posts.at(-1)?.id ?? 0;
  return {
    // A post that came back pushes the last ones out of the page that was loaded.
    posts: [...loaded.posts.filter(({ id }) => id >= end), ...recalled.posts.filter(({ id }) => id < last)],
    before: recalled.before,
  };
}
