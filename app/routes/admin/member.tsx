import { Outlet, useLoaderData } from "@remix-run/react";
import { displayName } from "../../accounts/member-name";
import { listIdentities } from "../../accounts/list-members.server";
import { page, refuseNotFound, requireId, requirePermission } from "../../http/asking.server";
import { readChoice, readCursor } from "../../http/cursor.server";
import { findPersonPage } from "../../moderation/find-person-page.server";
import { personAddress, postStates } from "../../moderation/person-view";
import { AuthorStanding } from "../../ui/author-standing";
import { Chip } from "../../ui/chip";
import { ButtonLink } from "../../ui/controls";
import { PageHeader } from "../../ui/page";
import { PersonLine } from "../../ui/person";
import { PersonFacts, PersonRecord } from "../../ui/person-facts";
import { roleNames } from "../../ui/role-form";
import { Table } from "../../ui/table";
import { Time } from "../../ui/time";
import { title } from "../../ui/title";
import { useSite } from "../../ui/use-site";

export const meta = title<typeof loader>(({ person }) => `${displayName(person)}, admin`);

export const loader = page(async (asking) => {
  const viewer = await requirePermission(asking, "user:list");
  const id = requireId(asking);
  const asked = { state: readChoice(asking, "posts", postStates) ?? "all", before: readCursor(asking) };
  const [found, identities] = await Promise.all([
    findPersonPage(asking.db, viewer, id, asked),
    listIdentities(asking.db, id),
  ]);
  if (!found) return refuseNotFound("There is no such member");
  return { ...found, asked, identities, blocked: (found.person.blockedUntil ?? 0) > asking.now };
});

export const shouldRevalidate = () => true;

export default function MemberPage() {
  const found = useLoaderData<typeof loader>();
  const { person, asked, identities, blocked } = found;
  const { now } = useSite();
  const page = `/admin/users/${person.id}`;
  const here = personAddress(page, asked, null);
  return (
    <div className="column-wide">
      <PageHeader
        title={
          <PersonLine member={person} to={`/users/${person.id}`}>
            <Chip tone={person.role === "member" ? "neutral" : "accent"}>{roleNames[person.role]}</Chip>
            {blocked && <Chip tone="danger">Blocked</Chip>}
          </PersonLine>
        }
        lead={
          <>
            Here since <Time at={person.createdAt} now={now} />
          </>
        }
      >
        <AuthorStanding standing={found.standing} />
        <ButtonLink to={`/moderation/users/${person.id}`}>Notes and blocks</ButtonLink>
      </PageHeader>
      <section aria-labelledby="identities">
        <h2 id="identities">Signs in with</h2>
        <Table
          caption="Identities"
          head={["Provider", "Subject", "Email", "Linked", "Last sign-in", "Token until"]}
        >
          {identities.map((identity) => (
            <tr key={identity.subject}>
              <td>{identity.provider}</td>
              <td>
                <code>{identity.subject}</code>
              </td>
              <td>
                {identity.email ?? "–"}{" "}
                {identity.email && !identity.emailVerified && <Chip tone="caution">unverified</Chip>}
              </td>
              <td>
                <Time at={identity.linkedAt} now={now} />
              </td>
              <td>
                <Time at={identity.lastSignInAt} now={now} />
              </td>
              <td>
                {identity.tokenExpiresAt === null ? "–" : <Time at={identity.tokenExpiresAt} now={now} />}
              </td>
            </tr>
          ))}
        </Table>
      </section>
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
            addressOf={(state, before) => personAddress(page, { state, before: before ?? null }, null)}
          />
        </div>
      </div>
    </div>
  );
}
