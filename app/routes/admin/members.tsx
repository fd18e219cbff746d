import { Form, Link, useLoaderData } from "@remix-run/react";
import { listMembers } from "~/accounts/list-members.server";
import { displayName } from "~/accounts/member-name";
import { roles } from "~/db/vocabulary";
import { readChoice, readCursor } from "~/http/search-params.server";
import { makeLoader } from "~/http/handlers.server";
import { requirePermission } from "~/http/require.server";
import { Chip } from "~/ui/elements/chip";
import { Button } from "~/ui/elements/button";
import { EmptyState } from "~/ui/elements/empty-state";
import { NextPageLink } from "~/ui/shell/next-page-link";
import { PageHeader } from "~/ui/shell/page-header";
import { Table } from "~/ui/elements/table";
import { Time } from "~/ui/elements/time";
import { Input, Select } from "~/ui/forms/field";
import { roleNames } from "~/accounts/role-names";
import { AdminTabs } from "~/ui/shell/admin-tabs";
import { makeMeta } from "~/ui/shell/make-meta";
import { useRootData } from "~/ui/shell/use-root-data";
import { MemberNumber } from "~/ui/elements/numbered-name";

export const meta = makeMeta("Members");

export const loader = makeLoader(async (context) => {
  await requirePermission(context, "user:list");
  const filter = {
    q: (context.url.searchParams.get("q") ?? "").trim().slice(0, 100),
    role: readChoice(context, "role", roles),
    state: readChoice(context, "state", ["blocked", "active"]),
  };
  const page = await listMembers(context.db, { ...filter, before: readCursor(context) });
  return { ...page, filter };
});

export default function MembersPage() {
  const { members, before, filter } = useLoaderData<typeof loader>();
  const { now } = useRootData();
  const nextPageParams = new URLSearchParams(
    Object.entries({ ...filter, before: String(before) }).filter(([, value]) => value) as [string, string][],
  );
  return (
    <div className="column-wide">
      <PageHeader title="Members">
        <AdminTabs current="members" />
        <Form
          method="get"
          action="/admin/users"
          className="filters"
          role="search"
          key={Object.values(filter).join()}
        >
          <Input name="q" label="Name or email address" type="search" defaultValue={filter.q} />
          <Select
            name="role"
            label="Role"
            defaultValue={filter.role ?? ""}
            options={[
              { value: "", label: "Any" },
              ...roles.map((value) => ({ value, label: roleNames[value] })),
            ]}
          />
          <Select
            name="state"
            label="State"
            defaultValue={filter.state ?? ""}
            options={[
              { value: "", label: "Any" },
              { value: "active", label: "Active" },
              { value: "blocked", label: "Blocked" },
            ]}
          />
          <Button>Search</Button>
        </Form>
      </PageHeader>
      {members.length === 0 ? (
        <EmptyState illustration="results" title="Nobody matches that." headingLevel={2} />
      ) : (
        <Table caption="Members, newest first" head={["Name", "Email", "Role", "Last sign-in"]}>
          {members.map((member) => (
            <tr key={member.id}>
              <td>
                <Link to={`/admin/users/${member.id}`}>
                  <bdi>{displayName(member)}</bdi>
                </Link>
                <MemberNumber member={member} />
              </td>
              <td>{member.email ?? "–"}</td>
              <td>
                <Chip tone={member.role === "member" ? "neutral" : "accent"}>{roleNames[member.role]}</Chip>{" "}
                {member.blocked && <Chip tone="danger">Blocked</Chip>}
              </td>
              <td>{member.lastSignInAt === null ? "–" : <Time at={member.lastSignInAt} now={now} />}</td>
            </tr>
          ))}
        </Table>
      )}
      {before !== null && (
        <NextPageLink to={`/admin/users?${nextPageParams.toString()}`}>Older members</NextPageLink>
      )}
    </div>
  );
}
