import { Form, useLoaderData, useLocation } from "@remix-run/react";
import { listMembers } from "~/accounts/list-members.server";
import { displayName } from "~/accounts/names/member-name";
import { roles } from "~/db/vocabulary";
import { readChoice, readCursor } from "~/http/requests/search-params.server";
import { makeLoader } from "~/http/handlers.server";
import { requirePermission } from "~/http/requests/require.server";
import { assignableRoles } from "~/moderation/policy";
import { Chip } from "~/ui/elements/chip";
import { RoleRowForm } from "~/ui/members/role-form";
import { reloadAfterConflict } from "~/ui/forms/use-page";
import { Button } from "~/ui/elements/button";
import { EmptyState } from "~/ui/elements/empty-state";
import { NextPageLink } from "~/ui/shell/navigation/next-page-link";
import { PageHeader } from "~/ui/shell/page-header";
import { Table } from "~/ui/elements/table";
import { Time } from "~/ui/elements/words/time";
import { Input, Select } from "~/ui/forms/fields/field";
import { roleNames } from "~/accounts/role-names";
import { AdminTabs } from "~/ui/shell/navigation/admin-tabs";
import { makeMeta } from "~/ui/shell/make-meta";
import { useRootData } from "~/ui/shell/use-root-data";
import { MemberNumber } from "~/ui/elements/members/numbered-name";
import { Link } from "~/ui/elements/link";

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

export const handle = reloadAfterConflict;

export default function MembersPage() {
  const { members, before, filter } = useLoaderData<typeof loader>();
  const { now, viewer } = useRootData();
  const { pathname, search } = useLocation();
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
        <EmptyState illustration="results" title="No members found" headingLevel={2}>
          <Link to="/admin/users">Clear filters</Link>
        </EmptyState>
      ) : (
        <Table caption="Members, newest first" head={["Name", "Email", "Role", "Last sign-in"]} stacks>
          {members.map((member) => {
            const assignable = assignableRoles(viewer, member);
            return (
              <tr key={member.id}>
                <td id={`member-${member.id}`}>
                  <Link to={`/admin/users/${member.id}`}>
                    <bdi>{displayName(member)}</bdi>
                  </Link>
                  <MemberNumber member={member} /> {member.blocked && <Chip tone="danger">Blocked</Chip>}
                </td>
                <td>{member.email ?? "–"}</td>
                <td>
                  {assignable.length > 0 ? (
                    <RoleRowForm member={member} assignable={assignable} returnTo={pathname + search} />
                  ) : (
                    <Chip tone={member.role === "member" ? "neutral" : "accent"}>
                      {roleNames[member.role]}
                    </Chip>
                  )}
                </td>
                <td data-label="Last sign-in">
                  {member.lastSignInAt === null ? "–" : <Time at={member.lastSignInAt} now={now} />}
                </td>
              </tr>
            );
          })}
        </Table>
      )}
      {before !== null && (
        <NextPageLink to={`/admin/users?${nextPageParams.toString()}`}>Older members</NextPageLink>
      )}
    </div>
  );
}
