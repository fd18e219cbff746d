import { useLoaderData } from "@remix-run/react";
import { displayName } from "../../accounts/member-name";
import { listPostsBy } from "../../feed/read-posts.server";
import { page, refuseNotFound, requireId } from "../../http/asking.server";
import { readCursor } from "../../http/cursor.server";
import { findPerson } from "../../moderation/find-person.server";
import { mayBlock } from "../../moderation/policy";
import { Chip } from "../../ui/chip";
import { ButtonLink } from "../../ui/controls";
import { EmptyState } from "../../ui/empty-state";
import { Feed } from "../../ui/feed";
import { PageHeader } from "../../ui/page";
import { PersonLine } from "../../ui/person";
import { title } from "../../ui/title";
import { useSite } from "../../ui/use-site";

export const meta = title<typeof loader>(({ member }) => displayName(member));

export const loader = page(async (asking) => {
  const id = requireId(asking);
  const [person, posts] = await Promise.all([
    findPerson(asking.db, id),
    listPostsBy(asking.db, id, { before: readCursor(asking), withHidden: asking.viewer?.id === id }),
  ]);
  if (!person) refuseNotFound("There is no such member");
  const { name, role, erased, blockedUntil } = person;
  return { member: { id, name, erased }, role, blocked: (blockedUntil ?? 0) > asking.now, ...posts };
});

export default function MemberPage() {
  const { member, role, blocked, posts, before } = useLoaderData<typeof loader>();
  const { viewer } = useSite();
  return (
    <div className="column">
      <PageHeader
        title={
          <PersonLine member={member}>{role !== "member" && <Chip tone="accent">{role}</Chip>}</PersonLine>
        }
        lead={
          viewer?.id === member.id ? "Your posts. Those that are hidden are shown to you alone." : undefined
        }
      >
        {mayBlock(viewer, { ...member, role }) && (
          <ButtonLink to={`/moderation/users/${member.id}`}>{blocked ? "Unblock" : "Block"}</ButtonLink>
        )}
      </PageHeader>
      <Feed path={`/users/${member.id}`} page={{ posts, before }}>
        <EmptyState drawing="feed" title="No posts to see here." />
      </Feed>
    </div>
  );
}
