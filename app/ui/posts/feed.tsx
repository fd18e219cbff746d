import { useFetcher } from "@remix-run/react";
import { type MouseEvent, type ReactNode, useEffect } from "react";
import { newPost, type PostView } from "~/feed/post-view";
import { NextPageLink } from "~/ui/shell/next-page-link";
import { useRootData } from "~/ui/shell/use-root-data";
import { Post } from "./post";
import { PostControls } from "./post-controls";

type Page = { posts: PostView[]; before: number | null };
type FeedProps = {
  path: string;
  page: Page;
  /** The text of a post that is being sent, shown at the top. */
  pending?: string | null;
  /** Shown if there are no posts. */
  children: ReactNode;
};

/** Posts, newest first, and the link to older ones. */
export function Feed({ path, page, pending = null, children }: FeedProps) {
  if (page.posts.length === 0 && pending === null) return children;
  return (
    <>
      {pending !== null && <PendingPost body={pending} />}
      <Posts path={path} page={page} />
    </>
  );
}

function Posts({ path, page: { posts, before } }: { path: string; page: Page }) {
  const { now } = useRootData();
  return (
    <>
      {posts.map((post) => (
        <Post key={post.id} post={post} now={now}>
          <PostControls post={post} returnTo={path} />
        </Post>
      ))}
      {/* The key: when the page changes, so does its cursor, and the posts appended to it would no longer follow on. */}
      {before !== null && <OlderPosts key={before} path={path} before={before} />}
    </>
  );
}

/** The link to the next page. With JavaScript the older posts replace it, and the first of them takes the focus. */
function OlderPosts({ path, before }: { path: string; before: number }) {
  const { viewer } = useRootData();
  const fetcher = useFetcher<Page>();
  const first = fetcher.data?.posts[0]?.id;
  useEffect(() => {
    if (first !== undefined)
      document.querySelector<HTMLElement>(`#post-${first} time`)?.closest("a")?.focus();
  }, [first]);

  if (fetcher.data) return <Posts path={path} page={fetcher.data} />;
  const append = (event: MouseEvent) => {
    if (!viewer || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    // A load that hangs because the connection was lost is given up for the new one.
    fetcher.load(`${path}?${path === "/" ? "index&" : ""}before=${before}`);
  };
  return <NextPageLink to={`${path}?before=${before}`} onClick={append} />;
}

function PendingPost({ body }: { body: string }) {
  const { viewer, now } = useRootData();
  if (!viewer) return null;
  const post = newPost({ author: viewer, text: [body], createdAt: now });
  return <Post pending linkToPost={false} now={now} post={post} />;
}
