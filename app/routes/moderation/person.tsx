import { Outlet, useLoaderData } from "@remix-run/react";
import { displayName } from "../../accounts/member-name";
import { page, refuseNotFound, requireId, requirePermission } from "../../http/asking.server";
import { localPath } from "../../http/local-path";
import { findPersonPage } from "../../moderation/find-person-page.server";
import { untilLifted } from "../../moderation/blocks.server";
import { Chip } from "../../ui/chip";
import { EmptyState } from "../../ui/empty-state";
import { LogEntries } from "../../ui/log-entries";
import { ModerationTabs } from "../../ui/moderation-tabs";
import { PageHeader } from "../../ui/page";
import { PersonLine } from "../../ui/person";
import { Post } from "../../ui/post";
import { PostControls } from "../../ui/post-controls";
import { Standing } from "../../ui/standing";
import { Time } from "../../ui/time";
import { title } from "../../ui/title";
import { useSite } from "../../ui/use-site";

export const meta = title<typeof loader>(({ person }) => `${displayName(person)}, moderation`);

export const loader = page(async (asking) => {
  await requirePermission(asking, "report:read");
  const id = requireId(asking);
  const found = await findPersonPage(asking.db, id);
  if (!found) return refuseNotFound("There is no such member");
  const { blockedUntil } = found.person;
  return {
    ...found,
    blocked: blockedUntil !== null,
    until: blockedUntil === null || blockedUntil >= untilLifted ? null : blockedUntil,
    to: localPath(asking.url.searchParams.get("to"), `/moderation/users/${id}`),
  };
});

/** Also after an answer of 409: the form then acts on what is so now. */
export const shouldRevalidate = () => true;

export default function PersonPage() {
  const { person, blocked, until, posts, entries, kept, hidden } = useLoaderData<typeof loader>();
  const { now } = useSite();
  return (
    <div className="column-wide">
      <PageHeader
        title={
          <PersonLine member={person} to={`/users/${person.id}`}>
            {person.role !== "member" && <Chip tone="accent">{person.role}</Chip>}
            {blocked && <Chip tone="danger">blocked</Chip>}
          </PersonLine>
        }
        lead={
          <>
            Here since <Time at={person.createdAt} now={now} />
            {blocked && (until === null ? ", blocked until lifted" : ", the block ends ")}
            {until !== null && <Time at={until} now={now} />}
          </>
        }
      >
        <ModerationTabs current={null} />
      </PageHeader>
      <div className="split">
        <div>
          <Outlet />
          <section aria-labelledby="history">
            <h2 id="history">What happened</h2>
            {entries.length > 0 ? <LogEntries entries={entries} /> : <p className="hint">Nothing so far.</p>}
          </section>
        </div>
        <section aria-labelledby="posts">
          <h2 id="posts">Latest posts</h2>
          <Standing
            items={[
              { label: "posts", value: kept },
              { label: "hidden", value: hidden },
            ]}
          />
          {posts.length === 0 && <EmptyState drawing="feed" title={`${displayName(person)} has no posts.`} />}
          {posts.map((post) => (
            <Post key={post.id} post={post} now={now}>
              <PostControls post={post} to={`/moderation/users/${person.id}`} />
            </Post>
          ))}
        </section>
      </div>
    </div>
  );
}
