import { Outlet, useLoaderData } from "@remix-run/react";
import { displayName } from "../../accounts/member-name";
import { listIdentities } from "../../accounts/list-members.server";
import { page, refuseNotFound, requireId, requirePermission } from "../../http/asking.server";
import { findPersonPage } from "../../moderation/find-person-page.server";
import { Chip } from "../../ui/chip";
import { ButtonLink } from "../../ui/controls";
import { LogEntries } from "../../ui/log-entries";
import { PageHeader } from "../../ui/page";
import { PersonLine } from "../../ui/person";
import { roleNames } from "../../ui/role-form";
import { Table } from "../../ui/table";
import { Time } from "../../ui/time";
import { title } from "../../ui/title";
import { useSite } from "../../ui/use-site";

export const meta = title<typeof loader>(({ person }) => `${displayName(person)}, admin`);

export const loader = page(async (asking) => {
  await requirePermission(asking, "user:list");
  const id = requireId(asking);
  const [found, identities] = await Promise.all([
    findPersonPage(asking.db, id),
    listIdentities(asking.db, id),
  ]);
  if (!found) return refuseNotFound("There is no such member");
  const { person, entries } = found;
  return { person, entries, identities, blocked: (person.blockedUntil ?? 0) > asking.now };
});

export const shouldRevalidate = () => true;

export default function MemberPage() {
  const { person, entries, identities, blocked } = useLoaderData<typeof loader>();
  const { now } = useSite();
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
        <ButtonLink to={`/moderation/users/${person.id}`}>Posts and blocks</ButtonLink>
      </PageHeader>
      <div className="split">
        <div>
          <Outlet />
        </div>
        <div>
          <section aria-labelledby="history">
            <h2 id="history">What happened</h2>
            {entries.length > 0 ? <LogEntries entries={entries} /> : <p className="hint">Nothing so far.</p>}
          </section>
        </div>
      </div>
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
    </div>
  );
}
