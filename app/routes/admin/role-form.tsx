import { useRouteLoaderData } from "@remix-run/react";
import { mayAssignRole } from "~/moderation/policy";
import { RoleForm } from "~/ui/members/role-form";
import { useRootData } from "~/ui/shell/use-root-data";
import type { loader } from "./member";

/** The role, also after an assignment that did not go through. */
export default function RoleFormPage() {
  const found = useRouteLoaderData<typeof loader>("routes/admin/member");
  const { viewer } = useRootData();
  if (!found) return null;
  const { person } = found;
  if (!mayAssignRole(viewer, person) || person.erased)
    return <p className="hint">Nobody changes their own role: another admin can.</p>;
  return <RoleForm memberId={person.id} role={person.role} />;
}
