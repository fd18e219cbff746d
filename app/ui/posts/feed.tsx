import { useFetcher, useLocation } from "@remix-run/react";
import { type MouseEvent, type ReactNode, useEffect } from "react";
import { newPost } from "~/feed/post-view";
import { NextPageLink } from "~/ui/shell/navigation/next-page-link";
import { useRootData } from "~/ui/shell/use-root-data";
import { type PostPage, useAppendedPage } from "./appended-pages";
import { Post } from "./post";
import { PostControls } from "./post-controls";

type FeedProps = {
  /** The address of older posts, up to its cursor: "/?before=". */
  older: string;
  page: PostPage;
  /** The text of a post that is being sent, shown at the top. */
  pending?: string | null;
  /** Shown below the last post. */
  end: ReactNode;
  /** Shown if there are no posts. */
  children: ReactNode;
};

/** Posts, newest first, and the link to older ones. */
export function Feed({ older, page, pending = null, end, children }: FeedProps) {
  if (page.posts.length === 0 && pending === null) return children;
  return (
    <>
      {pending !== null && <PendingPost body={pending} />}
      <Posts older={older} page={page} part={1} end={end} />
    </>
  );
}

type PostsProps = {
  older: string;
  page: PostPage;
  /** Which page of the list it is, from 1, and where it begins; the first begins where the address says. */
  part: number;
  cursor?: number;
  end: ReactNode;
};

function Posts({ older, page, part, cursor, end }: PostsProps) {
  const { now } = useRootData();
  const { pathname, search } = useLocation();
  const { posts, before } = page;
  const address = cursor === undefined ? pathname + search : older + cursor;
  return (
    <>
      {posts.map((post) => (
        <Post key={post.id} post={post} now={now}>
          <PostControls post={post} returnTo={`${address}#post-${post.id}`} />
        </Post>
      ))}
      {/* The key: when the page changes, so does its cursor, and the posts appended to it would no longer follow on. */}
      {before === null ? (
        end
      ) : (
        <OlderPosts key={before} older={older} before={before} part={part + 1} end={end} />
      )}
    </>
  );
}

type OlderPostsProps = Pick<PostsProps, "older" | "part" | "end"> & { before: number };

/** The link to the next page. With JavaScript the older posts replace it, and the first of them takes the focus. */
function OlderPosts({ older, before, part, end }: OlderPostsProps) {
  const { viewer } = useRootData();
  const { data, load } = useFetcher<PostPage>();
  const { recalled, remember } = useAppendedPage(part);
  // What was recalled is shown until it is loaded again.
  const page = data ?? recalled;
  // The feed shares its path with the root, whose data Remix would load.
  const address = older.replace(/^\/\?/, "/?index&") + before;
  const appended = recalled ? undefined : data?.posts[0]?.id;
  useEffect(() => {
    // Posts that were recalled may have been hidden or deleted meanwhile.
    if (recalled) load(address);
  }, [recalled, load, address]);
  useEffect(() => {
    if (page) remember(page);
  });
  useEffect(() => {
    if (appended !== undefined)
      document.querySelector<HTMLElement>(`#post-${appended} time`)?.closest("a")?.focus();
  }, [appended]);

  if (page) return <Posts older={older} page={page} part={part} cursor={before} end={end} />;
  const append = (event: MouseEvent) => {
    if (!viewer || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    // A load that hangs because the connection was lost is given up for the new one.
    load(address);
  };
  return <NextPageLink to={older + before} onClick={append} />;
}

function PendingPost({ body }: { body: string }) {
  const { viewer, now } = useRootData();
  if (!viewer) return null;
  const post = newPost({ author: viewer, text: [body], createdAt: now });
  return <Post pending linkToPost={false} now={now} post={post} />;
}
