import { Outlet, useLoaderData } from "@remix-run/react";
import { displayName } from "../../accounts/member-name";
import { page, refuseNotFound, requireId, requirePermission } from "../../http/asking.server";
import { readChoice, readCursor } from "../../http/cursor.server";
import { localPath } from "../../http/local-path";
import { untilLifted } from "../../moderation/blocks.server";
import { findPersonPage } from "../../moderation/find-person-page.server";
import { personAddress, postStates } from "../../moderation/person-view";
import { AuthorStanding } from "../../ui/author-standing";
import { Chip } from "../../ui/chip";
import { ModerationTabs } from "../../ui/moderation-tabs";
import { PageHeader } from "../../ui/page";
import { PersonLine } from "../../ui/person";
import { PersonFacts, PersonRecord } from "../../ui/person-facts";
import { Time } from "../../ui/time";
import { title } from "../../ui/title";
import { useSite } from "../../ui/use-site";

export const meta = title<typeof loader>(({ person }) => `${displayName(person)}, moderation`);

export const loader = page(async (asking) => {
  const viewer = await requirePermission(asking, "report:read");
  const id = requireId(asking);
  const asked = { state: readChoice(asking, "posts", postStates) ?? "all", before: readCursor(asking) };
  const found = await findPersonPage(asking.db, viewer, id, asked);
  if (!found) return refuseNotFound("There is no such member");
  const { blockedUntil } = found.person;
  const to = asking.url.searchParams.get("to");
  return {
    ...found,
    asked,
    given: to,
    here: personAddress(`/moderation/users/${id}`, asked, to),
    blocked: blockedUntil !== null,
    until: blockedUntil === null || blockedUntil >= untilLifted ? null : blockedUntil,
    to: localPath(to, `/moderation/users/${id}`),
  };
});

/** Also after an answer of 409: the form then acts on what is so now. */
export const shouldRevalidate = () => true;

export default function PersonPage() {
  const found = useLoaderData<typeof loader>();
  const { person, asked, given, here, blocked, until } = found;
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
        <AuthorStanding standing={found.standing} />
        <ModerationTabs current={null} />
      </PageHeader>
      <div className="split">
        <div>
          <Outlet />
          <PersonRecord page={found} here={here} />
        </div>
        <div>
          <PersonFacts
            page={found}
            postState={asked.state}
            here={here}
            addressOf={(state, before) =>
              personAddress(`/moderation/users/${person.id}`, { state, before: before ?? null }, given)
            }
          />
        </div>
      </div>
    </div>
  );
}
