import { Form, Link, useLoaderData } from "@remix-run/react";
import { displayName } from "../../accounts/member-name";
import { listMembers } from "../../accounts/list-members.server";
import { roles } from "../../accounts/permissions";
import { page, requirePermission } from "../../http/asking.server";
import { readChoice, readCursor } from "../../http/cursor.server";
import { AdminTabs } from "../../ui/admin-tabs";
import { Chip } from "../../ui/chip";
import { Button } from "../../ui/controls";
import { EmptyState } from "../../ui/empty-state";
import { Input, Select } from "../../ui/field";
import { OlderLink, PageHeader } from "../../ui/page";
import { roleNames } from "../../ui/role-form";
import { Table } from "../../ui/table";
import { Time } from "../../ui/time";
import { title } from "../../ui/title";
import { useSite } from "../../ui/use-site";

export const meta = title("Members");

export const loader = page(async (asking) => {
  await requirePermission(asking, "user:list");
  const filter = {
    q: (asking.url.searchParams.get("q") ?? "").trim().slice(0, 100),
    role: readChoice(asking, "role", roles),
    state: readChoice(asking, "state", ["blocked", "active"]),
  };
  const found = await listMembers(asking.db, { ...filter, before: readCursor(asking) }, asking.now);
  return { ...found, filter };
});

export default function MembersPage() {
  const { members, before, filter } = useLoaderData<typeof loader>();
  const { now } = useSite();
  const older = new URLSearchParams(
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
        <EmptyState drawing="results" title="Nobody matches that." headingLevel={2} />
      ) : (
        <Table caption="Members, newest first" head={["Name", "Email", "Role", "Last sign-in"]}>
          {members.map((member) => (
            <tr key={member.id}>
              <td>
                <Link to={`/admin/users/${member.id}`}>
                  <bdi>{displayName(member)}</bdi>
                </Link>
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
      {before !== null && <OlderLink to={`/admin/users?${older.toString()}`}>Older members</OlderLink>}
    </div>
  );
}
