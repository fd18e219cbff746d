import { useFetcher, useFetchers } from "@remix-run/react";
import { type MouseEvent, type ReactNode, useEffect } from "react";
import { newPost } from "~/feed/post-view";
import { NextPageLink } from "~/ui/shell/next-page-link";
import { useRootData } from "~/ui/shell/use-root-data";
import { type PostPage, refreshPage, useAppendedPage } from "./appended-pages";
import { Post } from "./post";
import { PostControls } from "./post-controls";

type FeedProps = {
  path: string;
  page: PostPage;
  /** Shows a post at the top while it is being sent. */
  showPending?: boolean;
  /** Shown if there are no posts. */
  children: ReactNode;
};

/** Posts, newest first, and the link to older ones. */
export function Feed({ path, page, showPending, children }: FeedProps) {
  const pending = usePendingPost();
  const { recalled } = useAppendedPage("first");
  if (page.posts.length === 0 && pending === null) return children;
  return (
    <>
      {showPending && pending !== null && <PendingPost body={pending} />}
      <Posts path={path} page={recalled ? refreshPage(recalled, page) : page} part="first" />
    </>
  );
}

type PostsProps = {
  path: string;
  page: PostPage;
  /** Which page of the list it is, as `useAppendedPage` has it. */
  part: string;
};

function Posts({ path, page, part }: PostsProps) {
  const { now } = useRootData();
  const { posts, before } = page;
  return (
    <>
      {posts.map((post) => (
        <Post key={post.id} post={post} now={now}>
          <PostControls post={post} returnTo={path} />
        </Post>
      ))}
      {/* The key: when the page changes, so does its cursor, and the posts appended to it would no longer follow on. */}
      {before !== null && <OlderPosts key={before} path={path} before={before} above={{ page, part }} />}
    </>
  );
}

type OlderPostsProps = { path: string; before: number; above: Pick<PostsProps, "page" | "part"> };

/** The link to the next page. With JavaScript the older posts replace it, and the first of them takes the focus. */
function OlderPosts({ path, before, above }: OlderPostsProps) {
  const { viewer } = useRootData();
  const fetcher = useFetcher<PostPage>();
  const { recalled, remember } = useAppendedPage(String(before));
  const { remember: rememberAbove } = useAppendedPage(above.part);
  const { data } = fetcher;
  const load = () => void fetcher.load(`${path}?${path === "/" ? "index&" : ""}before=${before}`);
  const first = recalled ? undefined : data?.posts[0]?.id;
  useEffect(() => {
    // Posts that were recalled may have been hidden or deleted meanwhile.
    if (recalled) load();
    // Once, when one comes back.
  }, []);
  useEffect(() => {
    if (!data) return;
    rememberAbove(above.page);
    remember(recalled ? refreshPage(recalled, data) : data);
  }, [data]);
  useEffect(() => {
    if (first !== undefined)
      document.querySelector<HTMLElement>(`#post-${first} time`)?.closest("a")?.focus();
  }, [first]);

  const page = recalled && data ? refreshPage(recalled, data) : (recalled ?? data);
  if (page) return <Posts path={path} page={page} part={String(before)} />;
  const append = (event: MouseEvent) => {
    if (!viewer || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    if (fetcher.state === "idle") load();
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
  return typeof body === "string" && body.trim() !== "" ? body : null;
}
