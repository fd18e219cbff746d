import { Outlet, useLoaderData } from "@remix-run/react";
import { displayName } from "~/accounts/member-name";
import { readChoice, readCursor } from "~/http/cursor.server";
import { makeLoader } from "~/http/handlers.server";
import { localPath } from "~/http/local-path";
import { refuseNotFound } from "~/http/refuse.server";
import { requireId, requirePermission } from "~/http/require.server";
import { untilLifted } from "~/moderation/blocks/durations";
import { findMemberPage } from "~/moderation/members/find-member-page.server";
import { memberPageAddress, postStates } from "~/moderation/members/member-page-view";
import { AuthorStanding } from "~/ui/cases/author-standing";
import { Chip } from "~/ui/elements/chip";
import { MemberLine } from "~/ui/elements/member-line";
import { PageHeader } from "~/ui/shell/page-header";
import { Time } from "~/ui/elements/time";
import { MemberActivity, MemberLog } from "~/ui/members/member-sections";
import { ModerationTabs } from "~/ui/shell/moderation-tabs";
import { makeMeta } from "~/ui/shell/make-meta";
import { useRootData } from "~/ui/shell/use-root-data";

export const meta = makeMeta<typeof loader>(({ person }) => `${displayName(person)}, moderation`);

export const loader = makeLoader(async (context) => {
  const viewer = await requirePermission(context, "report:read");
  const id = requireId(context);
  const asked = { state: readChoice(context, "posts", postStates) ?? "all", before: readCursor(context) };
  const found = await findMemberPage(context.db, viewer, id, asked);
  if (!found) return refuseNotFound("There is no such member");
  const { blockedUntil } = found.person;
  const to = context.url.searchParams.get("to");
  return {
    ...found,
    asked,
    given: to,
    here: memberPageAddress(`/moderation/users/${id}`, asked, to),
    blocked: blockedUntil !== null,
    until: blockedUntil === null || blockedUntil >= untilLifted ? null : blockedUntil,
    to: localPath(to, `/moderation/users/${id}`),
  };
});

/** Also after an answer of 409: the form then acts on what is so now. */
export const shouldRevalidate = () => true;

export default function MemberPageView() {
  const found = useLoaderData<typeof loader>();
  const { person, asked, given, here, blocked, until } = found;
  const { now } = useRootData();
  return (
    <div className="column-wide">
      <PageHeader
        title={
          <MemberLine member={person} to={`/users/${person.id}`}>
            {person.role !== "member" && <Chip tone="accent">{person.role}</Chip>}
            {blocked && <Chip tone="danger">blocked</Chip>}
          </MemberLine>
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
          <MemberLog page={found} here={here} />
        </div>
        <div>
          <MemberActivity
            page={found}
            postState={asked.state}
            here={here}
            addressOf={(state, before) =>
              memberPageAddress(`/moderation/users/${person.id}`, { state, before: before ?? null }, given)
            }
          />
        </div>
      </div>
    </div>
  );
}
