import { useLoaderData } from "@remix-run/react";
import { may } from "~/accounts/permissions";
import { listFeed } from "~/feed/read-posts.server";
import { readCursor } from "~/http/cursor.server";
import { makeLoader } from "~/http/handlers.server";
import { findBlock } from "~/moderation/blocks/find-block.server";
import { appealLink, describeBlock } from "~/moderation/blocks/words";
import { ButtonLink } from "~/ui/elements/button";
import { Controls } from "~/ui/elements/controls";
import { EmptyState } from "~/ui/elements/empty-state";
import { Composer } from "~/ui/posts/composer";
import { Feed } from "~/ui/posts/feed";
import { NewPosts } from "~/ui/posts/new-posts";
import { makeMeta } from "~/ui/shell/make-meta";
import { useRootData } from "~/ui/shell/use-root-data";

export const meta = makeMeta("");

export const loader = makeLoader(async (context) => {
  const before = readCursor(context);
  const { db, viewer } = context;
  const [posts, block] = await Promise.all([
    listFeed(db, before),
    viewer?.blocked ? findBlock(db, viewer.id, context.now) : null,
  ]);
  return {
    ...posts,
    isFirst: before === null,
    key: crypto.randomUUID(),
    blocked: block && { words: describeBlock(block, await context.rules()), appeal: appealLink(block) },
  };
});

export default function FeedPage() {
  const { posts, before, isFirst, key, blocked } = useLoaderData<typeof loader>();
  const { viewer, siteName } = useRootData();
  return (
    <div className="column">
      <h1 className="visually-hidden">{isFirst ? siteName : "Older posts"}</h1>
      {blocked && (
        <EmptyState illustration="blocked" title="You are blocked" headingLevel={2}>
          <p>{blocked.words}</p>
          <Controls>
            <ButtonLink kind="primary" to={blocked.appeal.to}>
              {blocked.appeal.label}
            </ButtonLink>
            <ButtonLink to="/notices">Your notices</ButtonLink>
          </Controls>
        </EmptyState>
      )}
      {isFirst && may(viewer, "post:create") && <Composer formKey={key} />}
      {isFirst && viewer && <NewPosts after={posts[0]?.id ?? 0} />}
      {!isFirst && <ButtonLink to="/">Newest posts</ButtonLink>}
      <Feed path="/" page={{ posts, before }} showPending={isFirst}>
        <EmptyState
          illustration="feed"
          title={isFirst ? "Nobody has said anything yet." : "That was the first post of all."}
        >
          {viewer && isFirst && <p>The square is yours: write the first post.</p>}
        </EmptyState>
      </Feed>
    </div>
  );
}
