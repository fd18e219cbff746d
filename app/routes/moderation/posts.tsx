import { useLoaderData } from "@remix-run/react";
import { displayName } from "../../accounts/member-name";
import { page, requirePermission } from "../../http/asking.server";
import { readChoice, readCursor, readId } from "../../http/cursor.server";
import { listModerationPosts } from "../../moderation/list-posts.server";
import { EmptyState } from "../../ui/empty-state";
import { ModerationTabs } from "../../ui/moderation-tabs";
import { OlderLink, PageHeader, ShortPage, Tabs } from "../../ui/page";
import { Picked } from "../../ui/picked";
import { Post } from "../../ui/post";
import { PostControls } from "../../ui/post-controls";
import { title } from "../../ui/title";
import { useSite } from "../../ui/use-site";

export const meta = title("Posts");

export const loader = page(async (asking) => {
  await requirePermission(asking, "report:read");
  const state = readChoice(asking, "state", ["hidden", "all"]) ?? "hidden";
  const author = readId(asking.url.searchParams.get("author"));
  const posts = await listModerationPosts(asking.db, { state, author, before: readCursor(asking) });
  return { ...posts, state, author };
});

export default function PostsPage() {
  const { posts, before, short, state, author, by } = useLoaderData<typeof loader>();
  const { now } = useSite();
  const ofAuthor = author === null ? "" : `&author=${author}`;
  const address = `/moderation/posts?state=${state}${ofAuthor}`;
  return (
    <div className="column">
      <PageHeader title="Posts">
        <ModerationTabs current="posts" />
        <Tabs
          label="Which posts"
          tabs={[
            { to: `/moderation/posts?state=hidden${ofAuthor}`, label: "Hidden", current: state === "hidden" },
            { to: `/moderation/posts?state=all${ofAuthor}`, label: "All", current: state === "all" },
          ]}
        />
        {author !== null && (
          <Picked
            all="/moderation/posts"
            items={[
              {
                name: "author",
                words: <>By {by ? <bdi>{displayName(by)}</bdi> : `member ${author}, who is not there`}</>,
                without: `/moderation/posts?state=${state}`,
              },
            ]}
          />
        )}
      </PageHeader>
      {posts.length === 0 && before === null && (
        <EmptyState drawing="queue" title={state === "hidden" ? "Nothing is hidden." : "No posts."} />
      )}
      {posts.map((post) => (
        <Post key={post.id} post={post} now={now}>
          <PostControls post={post} to={address} />
        </Post>
      ))}
      {short && <ShortPage empty={posts.length === 0} />}
      {before !== null && <OlderLink to={`${address}&before=${before}`} />}
    </div>
  );
}
