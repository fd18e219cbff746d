import { useFetcher, useFetchers } from "@remix-run/react";
import { type MouseEvent, type ReactNode, useEffect } from "react";
import { newPost, type PostView } from "~/feed/post-view";
import { isBlank } from "~/text/ink";
import { NextPageLink } from "~/ui/shell/next-page-link";
import { useRootData } from "~/ui/shell/use-root-data";
import { Post } from "./post";
import { PostControls } from "./post-controls";

type Page = { posts: PostView[]; before: number | null };
type FeedProps = {
  path: string;
  page: Page;
  /** Shows a post at the top while it is being sent. */
  showPending?: boolean;
  /** Shown if there are no posts. */
  children: ReactNode;
};

/** Posts, newest first, and the link to older ones. */
export function Feed({ path, page, showPending, children }: FeedProps) {
  const pending = usePendingPost();
  if (page.posts.length === 0 && pending === null) return children;
  return (
    <>
      {showPending && pending !== null && <PendingPost body={pending} />}
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
    if (fetcher.state === "idle") fetcher.load(`${path}?${path === "/" ? "index&" : ""}before=${before}`);
  };
  return <NextPageLink to={`${path}?before=${before}`} onClick={append} />;
}

function PendingPost({ body }: { body: string }) {
  const { viewer, now } = useRootData();
  if (!viewer) return null;
  const post = newPost({ author: viewer, text: [body], createdAt: now });
  return <Post pending linkToPost={false} now={now} post={post} />;
}

/** The text of a post that is being sent, or null. */
function usePendingPost(): string | null {
  const fetcher = useFetchers().find(({ formAction }) => formAction === "/posts/new");
  const body = fetcher?.formData?.get("body");
  return typeof body === "string" && !isBlank(body) ? body : null;
}
