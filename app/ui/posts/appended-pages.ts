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
 * list as long as it was. `part` counts the pages, since the cursors change when posts come or go; `recalled` is the page as
 * it was when one left.
 */
export function useAppendedPage(part: number) {
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
