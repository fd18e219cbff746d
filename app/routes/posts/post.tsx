import { useLoaderData } from "@remix-run/react";
import { displayName } from "~/accounts/names/member-name";
import { may } from "~/accounts/permissions";
import { isVisible } from "~/feed/post-view";
import { findPostForViewer } from "~/feed/read-posts.server";
import { makeLoader } from "~/http/handlers.server";
import { refuseNotFound } from "~/http/responses/refuse.server";
import { requireId } from "~/http/requests/require.server";
import { Post } from "~/ui/posts/post";
import { PostControls } from "~/ui/posts/post-controls";
import { EndOfList } from "~/ui/shell/navigation/next-page-link";
import { makeMeta } from "~/ui/shell/make-meta";
import { useRootData } from "~/ui/shell/use-root-data";
import { summarize } from "./summarize";

export const meta = makeMeta<typeof loader>(
  ({ post }) => `Post by ${displayName(post.author)}`,
  ({ post }) => ({
    type: "article",
    publishedAt: post.createdAt,
    // The words of a hidden post are in no preview, whoever may still see its page.
    description: isVisible(post) ? summarize(post.text) : null,
  }),
);

export const loader = makeLoader(async (context) => {
  const { viewer } = context;
  const post = await findPostForViewer(context.db, requireId(context), viewer);
  // A hidden post is shown to its author and to moderators, a deleted one to nobody.
  const maySeeHidden = viewer !== null && (viewer.id === post?.author.id || may(viewer, "report:read"));
  if (!post || post.deleted || !(isVisible(post) || maySeeHidden)) refuseNotFound("This post isn't here");
  return { post };
});

export default function PostPage() {
  const { post } = useLoaderData<typeof loader>();
  const { now } = useRootData();
  return (
    <div className="column">
      <h1 className="visually-hidden">Post by {displayName(post.author)}</h1>
      <Post post={post} now={now} linkToPost={false}>
        <PostControls post={post} returnTo={`/posts/${post.id}`} />
      </Post>
      <EndOfList to="/">Go to the feed</EndOfList>
    </div>
  );
}
