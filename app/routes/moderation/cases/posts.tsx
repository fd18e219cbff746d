import { useLoaderData } from "@remix-run/react";
import { readChoice, readCursor, readId } from "~/http/requests/search-params.server";
import { makeLoader } from "~/http/handlers.server";
import { requirePermission } from "~/http/requests/require.server";
import { listModerationPosts } from "~/moderation/cases/queue/list-moderation-posts.server";
import { ActiveFilters } from "~/ui/elements/active-filters";
import { ButtonLink } from "~/ui/elements/button";
import { EmptyState } from "~/ui/elements/empty-state";
import { EndOfList, NextPageLink } from "~/ui/shell/navigation/next-page-link";
import { PageHeader } from "~/ui/shell/page-header";
import { ShortPageHint } from "~/ui/shell/short-page-hint";
import { Tabs } from "~/ui/shell/navigation/tabs";
import { Post } from "~/ui/posts/post";
import { PostControls } from "~/ui/posts/post-controls";
import { ModerationTabs } from "~/ui/shell/navigation/moderation-tabs";
import { makeMeta } from "~/ui/shell/make-meta";
import { useRootData } from "~/ui/shell/use-root-data";
import { NumberedName } from "~/ui/elements/members/numbered-name";

export const meta = makeMeta("Posts");

export const loader = makeLoader(async (context) => {
  const viewer = await requirePermission(context, "report:read");
  const state = readChoice(context, "state", ["hidden", "all"]) ?? "hidden";
  const author = readId(context.url.searchParams.get("author"));
  const page = await listModerationPosts(context.db, viewer, { state, author, before: readCursor(context) });
  return { ...page, state, author };
});

export default function PostsPage() {
  const { posts, before, short, state, author, by } = useLoaderData<typeof loader>();
  const { now } = useRootData();
  const authorParam = author === null ? "" : `&author=${author}`;
  const currentAddress = `/moderation/posts?state=${state}${authorParam}`;
  const [emptyTitle, wayOn] = whenEmpty(state, author);
  return (
    <div className="column">
      <PageHeader title="Posts">
        <ModerationTabs current="posts" />
        <Tabs
          label="Which posts"
          tabs={[
            {
              to: `/moderation/posts?state=hidden${authorParam}`,
              label: "Hidden",
              current: state === "hidden",
            },
            { to: `/moderation/posts?state=all${authorParam}`, label: "All", current: state === "all" },
          ]}
        />
        {author !== null && (
          <ActiveFilters
            clearTo="/moderation/posts"
            items={[
              {
                name: "author",
                label: <>By {by ? <NumberedName member={by} /> : `unknown member ${author}`}</>,
                removeTo: `/moderation/posts?state=${state}`,
              },
            ]}
          />
        )}
      </PageHeader>
      {posts.length === 0 && before === null && (
        <EmptyState illustration="queue" title={emptyTitle} headingLevel={2}>
          <ButtonLink to={wayOn.to}>{wayOn.label}</ButtonLink>
        </EmptyState>
      )}
      {posts.map((post) => (
        <Post key={post.id} post={post} now={now} numbered>
          <PostControls post={post} returnTo={currentAddress} />
        </Post>
      ))}
      {short && <ShortPageHint empty={posts.length === 0} />}
      {before !== null && <NextPageLink to={`${currentAddress}&before=${before}`} />}
      {before === null && posts.length > 0 && <EndOfList to="/moderation">Go to the queue</EndOfList>}
    </div>
  );
}

function whenEmpty(
  state: "hidden" | "all",
  author: number | null,
): [title: string, wayOn: { to: string; label: string }] {
  if (author !== null)
    return ["No posts match these filters", { to: "/moderation/posts", label: "Clear filters" }];
  if (state === "hidden")
    return ["No hidden posts", { to: "/moderation/posts?state=all", label: "See all posts" }];
  return ["No posts yet", { to: "/", label: "Go to the feed" }];
}
