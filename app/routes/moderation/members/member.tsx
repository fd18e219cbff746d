import { Outlet, useLoaderData } from "@remix-run/react";
import { displayName } from "~/accounts/names/member-name";
import { readChoice, readCursor } from "~/http/requests/search-params.server";
import { makeLoader } from "~/http/handlers.server";
import { localPath } from "~/http/requests/local-path";
import { refuseNotFound } from "~/http/responses/refuse.server";
import { requireId, requirePermission } from "~/http/requests/require.server";
import { untilLifted } from "~/moderation/blocks/durations";
import { findMemberPage } from "~/moderation/members/find-member-page.server";
import { memberPageAddress, postStates } from "~/moderation/members/member-page-view";
import { AuthorStanding } from "~/ui/cases/author-standing";
import { Chip } from "~/ui/elements/chip";
import { RoleChip } from "~/ui/elements/members/role-chip";
import { MemberLine } from "~/ui/elements/members/member-line";
import { PageHeader } from "~/ui/shell/page-header";
import { reloadAfterConflict } from "~/ui/forms/use-page";
import { Time } from "~/ui/elements/words/time";
import { MemberActivity, MemberLog } from "~/ui/members/member-sections";
import { ModerationTabs } from "~/ui/shell/navigation/moderation-tabs";
import { makeMeta } from "~/ui/shell/make-meta";
import { useRootData } from "~/ui/shell/use-root-data";

export const meta = makeMeta<typeof loader>(({ member }) => `${displayName(member)}, moderation`);

export const loader = makeLoader(async (context) => {
  const viewer = await requirePermission(context, "report:read");
  const id = requireId(context);
  const postFilter = {
    state: readChoice(context, "posts", postStates) ?? "all",
    before: readCursor(context),
  };
  const memberPage = await findMemberPage(context.db, viewer, id, postFilter);
  if (!memberPage) return refuseNotFound("This member isn't here");
  const { blockedUntil, ...shown } = memberPage;
  const address = `/moderation/users/${id}`;
  const to = context.url.searchParams.get("to");
  return {
    ...shown,
    postFilter,
    to,
    currentAddress: memberPageAddress(address, postFilter, to),
    blocked: blockedUntil !== null,
    until: blockedUntil === null || blockedUntil >= untilLifted ? null : blockedUntil,
    returnTo: localPath(to, address),
  };
});

export const handle = reloadAfterConflict;

export default function MemberPage() {
  const memberPage = useLoaderData<typeof loader>();
  const { member, standing, postFilter, to, currentAddress, blocked, until } = memberPage;
  const { now } = useRootData();
  return (
    <div className="column-wide">
      <PageHeader
        title={
          <MemberLine member={member} to={`/users/${member.id}`} numbered>
            <RoleChip role={member.role} />
            {blocked && <Chip tone="danger">Blocked</Chip>}
          </MemberLine>
        }
        lead={
          <>
            Joined <Time at={member.createdAt} now={now} />
            {blocked && (until === null ? ", blocked until lifted" : ", block ends ")}
            {until !== null && <Time at={until} now={now} />}
          </>
        }
      >
        <AuthorStanding standing={standing} />
        <ModerationTabs current={null} />
      </PageHeader>
      <div className="split">
        <div>
          {/* The key: what was typed about one member must not be found at another. */}
          <Outlet />
          <MemberLog page={memberPage} returnTo={currentAddress} />
        </div>
        <div>
          <MemberActivity
            page={memberPage}
            postState={postFilter.state}
            returnTo={currentAddress}
            addressOf={(state, before) =>
              memberPageAddress(`/moderation/users/${member.id}`, { state, before: before ?? null }, to)
            }
          />
        </div>
      </div>
    </div>
  );
}
