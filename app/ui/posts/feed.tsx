import { useFetcher, useFetchers } from "@remix-run/react";
import { type MouseEvent, type ReactNode, useEffect } from "react";
import type { PostView } from "~/feed/post-view";
import { OlderLink } from "~/ui/elements/page";
import { useSite } from "~/ui/shell/use-site";
import { Post } from "./post";
import { PostControls } from "./post-controls";

type Page = { posts: PostView[]; before: number | null };
type FeedProps = {
  path: string;
  page: Page;
  /** Shows a post that is being sent on top, before the answer is here. */
  sending?: boolean;
  /** What to show where there are none. */
  children: ReactNode;
};

/** Posts, newest first, and the way to older ones. */
export function Feed({ path, page, sending, children }: FeedProps) {
  const pending = usePendingPost();
  if (page.posts.length === 0 && pending === null) return children;
  return (
    <>
      {sending && pending !== null && <PendingPost body={pending} />}
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
      {/* The key: after another page, another cursor, what was appended is gone with the gap it would leave. */}
      {before !== null && <OlderPosts key={before} path={path} before={before} />}
    </>
  );
}

/** "Older posts" is a link; with JavaScript it gives way to the posts, and the focus goes to the first of them. */
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
  const post = { id: 0, author: viewer, createdAt: now, text: [body], ...visible };
  return <Post pending className="arriving" linkToPost={false} now={now} post={post} />;
}

const visible = { deleted: false, hidden: false, hiddenEntryId: null, authorBlocked: false };

/** The text of a post that is on its way, or null. */
function usePendingPost(): string | null {
  const sent = useFetchers().find(({ formAction }) => formAction === "/posts/new");
  const body = sent?.formData?.get("body");
  return typeof body === "string" && body.trim() !== "" ? body : null;
}
