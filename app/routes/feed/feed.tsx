import { useLoaderData } from "@remix-run/react";
import { useState } from "react";
import { may } from "~/accounts/permissions";
import { howToJoin } from "~/accounts/words";
import { listFeed } from "~/feed/read-posts.server";
import { readCursor } from "~/http/requests/search-params.server";
import { makeLoader } from "~/http/handlers.server";
import { findBlock } from "~/moderation/blocks/find-block.server";
import { toOwnBlock } from "~/moderation/blocks/words";
import { OwnBlock } from "~/ui/blocks/own-block";
import { ButtonLink } from "~/ui/elements/button";
import { EmptyState } from "~/ui/elements/empty-state";
import { Composer } from "~/ui/posts/composer";
import { Feed } from "~/ui/posts/feed";
import { NewPosts } from "~/ui/posts/new-posts";
import { Welcome } from "~/ui/posts/welcome";
import { EndOfList } from "~/ui/shell/navigation/next-page-link";
import { makeMeta } from "~/ui/shell/make-meta";
import { useRootData } from "~/ui/shell/use-root-data";

export const meta = makeMeta<typeof loader>(
  ({ isFirstPage }) => (isFirstPage ? "" : "Older posts"),
  (_, { siteTagline }) => ({ description: (siteTagline && `${siteTagline}. `) + howToJoin }),
  () => "/feed",
);

export const loader = makeLoader(async (context) => {
  const before = readCursor(context);
  const { db, viewer } = context;
  const [page, block] = await Promise.all([
    listFeed(db, before, viewer),
    viewer?.blocked ? findBlock(db, viewer.id, context.now) : null,
  ]);
  return {
    ...page,
    isFirstPage: before === null,
    key: crypto.randomUUID(),
    block: block && toOwnBlock(block, await context.rules()),
  };
});

function WayOnFromEmptyFeed({ isFirstPage }: { isFirstPage: boolean }) {
  const { viewer } = useRootData();
  if (!isFirstPage) return <ButtonLink to="/">Newest posts</ButtonLink>;
  if (!viewer) return <ButtonLink to="/auth/login">Log in to write the first one</ButtonLink>;
  if (may(viewer, "post:create")) return <ButtonLink to="/posts/new">Write the first one</ButtonLink>;
  return <ButtonLink to="/rules">Read the rules</ButtonLink>;
}

export default function FeedPage() {
  const { posts, before, isFirstPage, key, block } = useLoaderData<typeof loader>();
  const { viewer, siteName } = useRootData();
  const [pending, setPending] = useState<string | null>(null);
  return (
    <div className="column">
      {isFirstPage && !viewer ? (
        <Welcome />
      ) : (
        <h1 className="visually-hidden">{isFirstPage ? siteName : "Older posts"}</h1>
      )}
      {block && (
        <EmptyState illustration="blocked" title="You're blocked" headingLevel={2}>
          <OwnBlock block={block}>
            <ButtonLink to="/notices">Your notices</ButtonLink>
          </OwnBlock>
        </EmptyState>
      )}
      {isFirstPage && may(viewer, "post:create") && <Composer formKey={key} onPending={setPending} />}
      {isFirstPage && viewer && <NewPosts after={posts[0]?.id ?? 0} />}
      {!isFirstPage && posts.length > 0 && <ButtonLink to="/">Newest posts</ButtonLink>}
      <Feed
        older="/?before="
        page={{ posts, before }}
        pending={isFirstPage ? pending : null}
        end={isFirstPage ? <EndOfList to="#main" /> : <EndOfList to="/">Newest posts</EndOfList>}
      >
        <EmptyState illustration="feed" title={isFirstPage ? "No posts yet" : "No older posts"}>
          <WayOnFromEmptyFeed isFirstPage={isFirstPage} />
        </EmptyState>
      </Feed>
    </div>
  );
}
