import { useFetcher, useFetchers } from "@remix-run/react";
import { type MouseEvent, type ReactNode, useEffect } from "react";
import { newPost, type PostView } from "~/feed/post-view";
import { isBlank } from "~/text/ink";
import { OlderLink } from "~/ui/shell/older-link";
import { useSite } from "~/ui/shell/use-site";
import { Post } from "./post";
import { PostControls } from "./post-controls";

type Page = { posts: PostView[]; before: number | null };
type FeedProps = {
  path: string;
  page: Page;
  /** Shows a post at the top while it is being sent. */
  showPending?: boolean;
  /** What to show where there are none. */
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
  const { now } = useSite();
  return (
    <>
      {posts.map((post) => (
        <Post key={post.id} post={post} now={now}>
          <PostControls post={post} to={path} />
        </Post>
      ))}
      {/* The key: when the page changes, so does the cursor. Appended posts must go then, or some would be missing before them. */}
      {before !== null && <OlderPosts key={before} path={path} before={before} />}
    </>
  );
}

/** A link; for members with JavaScript it is replaced by the older posts, and the first of them takes the focus. */
function OlderPosts({ path, before }: { path: string; before: number }) {
  const { viewer } = useSite();
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
  return <OlderLink to={`${path}?before=${before}`} onClick={append} />;
}

function PendingPost({ body }: { body: string }) {
  const { viewer, now } = useSite();
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
