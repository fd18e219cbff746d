import { useFetcher, useFetchers } from "@remix-run/react";
import { type ReactNode, useEffect, useState } from "react";
import type { PostView } from "../feed/post-view";
import { OlderLink } from "./page";
import { Post } from "./post";
import { PostControls } from "./post-controls";
import { useSite } from "./use-site";

type Page = { posts: PostView[]; before: number | null };
type FeedProps = {
  path: string;
  page: Page;
  /** Shows a post that is being sent on top, before the answer is here. */
  sending?: boolean;
  /** What to show where there are none. */
  children: ReactNode;
};

/** Posts, newest first. "Older posts" is a link; with JavaScript it appends. */
export function Feed({ path, page, sending, children }: FeedProps) {
  const { viewer, now } = useSite();
  const [older, setOlder] = useState<Page[]>([]);
  const fetcher = useFetcher<Page>();
  // Another first page, other gaps: what was appended belongs to the old one.
  useEffect(() => setOlder([]), [page]);
  useEffect(() => {
    if (fetcher.data) setOlder((pages) => [...pages, fetcher.data as Page]);
  }, [fetcher.data]);

  const posts = [page, ...older].flatMap((each) => each.posts);
  const before = (older.at(-1) ?? page).before;
  const next = `${path}?before=${before}`;
  const pending = usePendingPost();
  if (posts.length === 0 && !pending) return children;
  return (
    <>
      {sending && viewer && pending !== null && (
        <Post
          pending
          className="arriving"
          linkToPost={false}
          now={now}
          post={{ ...unseen, author: viewer, createdAt: now, text: [pending] }}
        />
      )}
      {posts.map((post) => (
        <Post key={post.id} post={post} now={now}>
          <PostControls post={post} to={path} />
        </Post>
      ))}
      {before !== null && (
        <OlderLink
          to={next}
          onClick={(event) => {
            if (!viewer || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
            event.preventDefault();
            if (fetcher.state === "idle") fetcher.load(path === "/" ? `/?index&before=${before}` : next);
          }}
        />
      )}
    </>
  );
}

const unseen = { id: 0, deleted: false, hidden: false, authorBlocked: false };

/** The text of a post that is on its way, or null. */
function usePendingPost(): string | null {
  const sent = useFetchers().find(({ formAction }) => formAction === "/posts/new");
  const body = sent?.formData?.get("body");
  return typeof body === "string" && body.trim() !== "" ? body : null;
}
