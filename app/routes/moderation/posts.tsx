import { useLoaderData } from "@remix-run/react";
import { page, requirePermission } from "../../http/asking.server";
import { readChoice, readCursor } from "../../http/cursor.server";
import { listModerationPosts } from "../../moderation/list-posts.server";
import { EmptyState } from "../../ui/empty-state";
import { ModerationTabs } from "../../ui/moderation-tabs";
import { OlderLink, PageHeader, Tabs } from "../../ui/page";
import { Post } from "../../ui/post";
import { PostControls } from "../../ui/post-controls";
import { title } from "../../ui/title";
import { useSite } from "../../ui/use-site";

export const meta = title("Posts");

export const loader = page(async (asking) => {
  await requirePermission(asking, "report:read");
  const state = readChoice(asking, "state", ["hidden", "all"]) ?? "hidden";
  const posts = await listModerationPosts(asking.db, { state, before: readCursor(asking) });
  return { ...posts, state };
});

export default function PostsPage() {
  const { posts, before, state } = useLoaderData<typeof loader>();
  const { now } = useSite();
  const address = `/moderation/posts?state=${state}`;
  return (
    <div className="column">
      <PageHeader title="Posts">
        <ModerationTabs current="posts" />
        <Tabs
          label="Which posts"
          tabs={[
            { to: "/moderation/posts?state=hidden", label: "Hidden", current: state === "hidden" },
            { to: "/moderation/posts?state=all", label: "All", current: state === "all" },
          ]}
        />
      </PageHeader>
      {posts.length === 0 && (
        <EmptyState drawing="queue" title={state === "hidden" ? "Nothing is hidden." : "No posts."} />
      )}
      {posts.map((post) => (
        <Post key={post.id} post={post} now={now}>
          <PostControls post={post} to={address} />
        </Post>
      ))}
      {before !== null && <OlderLink to={`${address}&before=${before}`} />}
    </div>
  );
}
