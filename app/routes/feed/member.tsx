import { useLoaderData } from "@remix-run/react";
import { findMember } from "~/accounts/find-member.server";
import { displayName } from "~/accounts/names/member-name";
import { listPostsBy } from "~/feed/read-posts.server";
import { readCursor } from "~/http/requests/search-params.server";
import { makeLoader } from "~/http/handlers.server";
import { refuseNotFound } from "~/http/responses/refuse.server";
import { requireId } from "~/http/requests/require.server";
import { may } from "~/accounts/permissions";
import { mayActOn } from "~/moderation/policy";
import { ButtonLink } from "~/ui/elements/button";
import { EmptyState } from "~/ui/elements/empty-state";
import { RoleChip } from "~/ui/elements/members/role-chip";
import { Time } from "~/ui/elements/words/time";
import { MemberLine } from "~/ui/elements/members/member-line";
import { PageHeader } from "~/ui/shell/page-header";
import { Feed } from "~/ui/posts/feed";
import { EndOfList } from "~/ui/shell/navigation/next-page-link";
import { makeMeta } from "~/ui/shell/make-meta";
import { useRootData } from "~/ui/shell/use-root-data";

export const meta = makeMeta<typeof loader>(
  ({ member, isFirstPage }) => (isFirstPage ? "" : "Older posts by ") + displayName(member),
  ({ member }, { siteName }) => ({
    type: "profile",
    description: `Posts by ${displayName(member)} on ${siteName}.`,
    isUnlisted: member.erased,
  }),
  ({ member }) => (member.erased ? null : `/users/${member.id}/feed`),
);

export const loader = makeLoader(async (context) => {
  const id = requireId(context);
  const { viewer } = context;
  const cursor = readCursor(context);
  const [member, page] = await Promise.all([
    findMember(context.db, id),
    listPostsBy(context.db, id, { before: cursor, withHidden: viewer?.id === id, viewer }),
  ]);
  if (!member) refuseNotFound("This member isn't here");
  const { name, role, erased, blockedUntil, createdAt } = member;
  // Only those who may block somebody are told whether they are blocked.
  const isBlocked = blockedUntil !== null && blockedUntil > context.now;
  const control =
    !erased && mayActOn(viewer, "user:block", member) ? (isBlocked ? "Unblock" : "Block") : null;
  return {
    member: { id, name, erased },
    role,
    joinedAt: createdAt,
    control,
    isFirstPage: cursor === null,
    ...page,
  };
});

export default function MemberPage() {
  const { member, role, joinedAt, control, posts, before, isFirstPage } = useLoaderData<typeof loader>();
  const { viewer, now } = useRootData();
  return (
    <div className="column">
      <PageHeader
        title={
          <MemberLine member={member}>
            <RoleChip role={role} />
          </MemberLine>
        }
        lead={viewer?.id === member.id ? "Your posts. Only you can see the hidden ones." : undefined}
      >
        {!member.erased && (
          <p className="hint">
            Joined <Time at={joinedAt} now={now} />
            {" · "}
            <a href={`/users/${member.id}/feed.xml`}>Posts as Atom</a>
          </p>
        )}
        {viewer?.id === member.id && <ButtonLink to="/account/name">Change name</ButtonLink>}
        {control && <ButtonLink to={`/moderation/users/${member.id}`}>{control}</ButtonLink>}
      </PageHeader>
      <Feed
        older={`/users/${member.id}?before=`}
        page={{ posts, before }}
        end={<EndOfList to="/">Go to the feed</EndOfList>}
      >
        <NoPosts memberId={member.id} isFirstPage={isFirstPage} />
      </Feed>
    </div>
  );
}

function NoPosts({ memberId, isFirstPage }: { memberId: number; isFirstPage: boolean }) {
  const { viewer } = useRootData();
  if (!isFirstPage)
    return (
      <EmptyState illustration="feed" title="No older posts">
        <ButtonLink to={`/users/${memberId}`}>Newest posts</ButtonLink>
      </EmptyState>
    );
  if (viewer?.id === memberId && may(viewer, "post:create"))
    return (
      <EmptyState illustration="feed" title="You haven't posted yet">
        <ButtonLink to="/posts/new">Write a post</ButtonLink>
      </EmptyState>
    );
  return (
    <EmptyState illustration="feed" title="No posts to show">
      <ButtonLink to="/">Go to the feed</ButtonLink>
    </EmptyState>
  );
}
