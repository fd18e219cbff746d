import { Outlet, useLoaderData } from "@remix-run/react";
import { type IdentityView, listIdentities } from "~/accounts/sign-in/list-identities.server";
import { displayName } from "~/accounts/names/member-name";
import { readChoice, readCursor } from "~/http/requests/search-params.server";
import { makeLoader } from "~/http/handlers.server";
import { refuseNotFound } from "~/http/responses/refuse.server";
import { requireId, requirePermission } from "~/http/requests/require.server";
import { findMemberPage } from "~/moderation/members/find-member-page.server";
import { memberPageAddress, postStates } from "~/moderation/members/member-page-view";
import { AuthorStanding } from "~/ui/cases/author-standing";
import { Chip } from "~/ui/elements/chip";
import { ButtonLink } from "~/ui/elements/button";
import { MemberLine } from "~/ui/elements/members/member-line";
import { PageHeader } from "~/ui/shell/page-header";
import { reloadAfterConflict } from "~/ui/forms/use-page";
import { Table } from "~/ui/elements/table";
import { Time } from "~/ui/elements/words/time";
import { MemberActivity, MemberLog } from "~/ui/members/member-sections";
import { roleNames } from "~/accounts/role-names";
import { makeMeta } from "~/ui/shell/make-meta";
import { useRootData } from "~/ui/shell/use-root-data";

export const meta = makeMeta<typeof loader>(({ member }) => `${displayName(member)}, admin`);

export const loader = makeLoader(async (context) => {
  const viewer = await requirePermission(context, "user:list");
  const id = requireId(context);
  const postFilter = {
    state: readChoice(context, "posts", postStates) ?? "all",
    before: readCursor(context),
  };
  const [memberPage, identities] = await Promise.all([
    findMemberPage(context.db, viewer, id, postFilter),
    listIdentities(context.db, id),
  ]);
  if (!memberPage) return refuseNotFound("This member isn't here");
  // Notes, ignored reports and reset names are for the page of moderation.
  const { blockedUntil, notes: _notes, ignoring: _ignoring, formerName: _name, ...shown } = memberPage;
  return { ...shown, postFilter, identities, blocked: blockedUntil !== null && blockedUntil > context.now };
});

export const handle = reloadAfterConflict;

export default function MemberPage() {
  const memberPage = useLoaderData<typeof loader>();
  const { member, postFilter, identities, blocked, standing } = memberPage;
  const { now } = useRootData();
  const address = `/admin/users/${member.id}`;
  const currentAddress = memberPageAddress(address, postFilter, null);
  return (
    <div className="column-wide">
      <PageHeader
        title={
          <MemberLine member={member} to={`/users/${member.id}`} numbered>
            <Chip tone={member.role === "member" ? "neutral" : "accent"}>{roleNames[member.role]}</Chip>
            {blocked && <Chip tone="danger">Blocked</Chip>}
          </MemberLine>
        }
        lead={
          <>
            Joined <Time at={member.createdAt} now={now} />
          </>
        }
      >
        <AuthorStanding standing={standing} />
        <ButtonLink to={`/moderation/users/${member.id}`}>Notes and blocks</ButtonLink>
      </PageHeader>
      <Identities identities={identities} />
      <div className="split">
        <div>
          <Outlet />
          <MemberLog page={memberPage} returnTo={currentAddress} />
        </div>
        <div>
          <MemberActivity
            page={memberPage}
            postState={postFilter.state}
            returnTo={currentAddress}
            addressOf={(state, before) => memberPageAddress(address, { state, before: before ?? null }, null)}
          />
        </div>
      </div>
    </div>
  );
}

function Identities({ identities }: { identities: IdentityView[] }) {
  const { now } = useRootData();
  return (
    <section aria-labelledby="identities">
      <h2 id="identities">Signs in with</h2>
      <Table
        caption="Identities"
        head={["Provider", "Subject", "Email", "Linked", "Last sign-in", "Token expires"]}
        stacks
      >
        {identities.map((identity) => (
          <tr key={identity.subject}>
            <td data-label="Provider">{identity.provider}</td>
            <td data-label="Subject">
              <code>{identity.subject}</code>
            </td>
            <td data-label="Email">
              {identity.email ?? "–"}{" "}
              {identity.email && !identity.emailVerified && <Chip tone="caution">Unverified</Chip>}
            </td>
            <td data-label="Linked">
              <Time at={identity.linkedAt} now={now} />
            </td>
            <td data-label="Last sign-in">
              <Time at={identity.lastSignInAt} now={now} />
            </td>
            <td data-label="Token expires">
              {identity.tokenExpiresAt === null ? "–" : <Time at={identity.tokenExpiresAt} now={now} />}
            </td>
          </tr>
        ))}
      </Table>
    </section>
  );
}
