import { useLoaderData } from "@remix-run/react";
import { may } from "../../accounts/permissions";
import { listFeed } from "../../feed/read-posts.server";
import { appealOf, describeBlock, findBlock } from "../../moderation/blocks.server";
import { page } from "../../http/asking.server";
import { readCursor } from "../../http/cursor.server";
import { Composer } from "../../ui/composer";
import { EmptyState } from "../../ui/empty-state";
import { Feed } from "../../ui/feed";
import { ButtonLink, Controls } from "../../ui/controls";
import { NewPosts } from "../../ui/new-posts";
import { title } from "../../ui/title";
import { useSite } from "../../ui/use-site";

export const meta = title("");

export const loader = page(async (asking) => {
  const before = readCursor(asking);
  const { db, viewer } = asking;
  const [posts, block] = await Promise.all([
    listFeed(db, before),
    viewer?.blocked ? findBlock(db, viewer.id, asking.now) : null,
  ]);
  return {
    ...posts,
    isFirst: before === null,
    key: crypto.randomUUID(),
    blocked: block && { words: describeBlock(block), appeal: appealOf(block) },
  };
});

export default function FeedPage() {
  const { posts, before, isFirst, key, blocked } = useLoaderData<typeof loader>();
  const { viewer, siteName } = useSite();
  return (
    <div className="column">
      <h1 className="visually-hidden">{isFirst ? siteName : "Older posts"}</h1>
      {blocked && (
        <EmptyState drawing="blocked" title="You are blocked" headingLevel={2}>
          <p>{blocked.words}</p>
          <Controls>
            <ButtonLink kind="main" to={blocked.appeal.to}>
              {blocked.appeal.label}
            </ButtonLink>
            <ButtonLink to="/notices">Your notices</ButtonLink>
          </Controls>
        </EmptyState>
      )}
      {isFirst && may(viewer, "post:create") && <Composer formKey={key} />}
      {isFirst && viewer && <NewPosts after={posts[0]?.id ?? 0} />}
      {!isFirst && <ButtonLink to="/">Newest posts</ButtonLink>}
      <Feed path="/" page={{ posts, before }} sending={isFirst}>
        <EmptyState
          drawing="feed"
          title={isFirst ? "Nobody has said anything yet." : "That was the first post of all."}
        >
          {viewer && isFirst && <p>The square is yours: write the first post.</p>}
        </EmptyState>
      </Feed>
    </div>
  );
}
