import { useRouteLoaderData } from "@remix-run/react";
import { mayAssignRole } from "~/moderation/policy";
import { RoleForm } from "~/ui/members/role-form";
import { useSite } from "~/ui/shell/use-site";
import type { loader } from "./member";

/** The role, also after an assignment that did not go through. */
export default function RoleFormPage() {
  const found = useRouteLoaderData<typeof loader>("routes/admin/member");
  const { viewer } = useSite();
  if (!found) return null;
  const { member } = found;
  if (!mayAssignRole(viewer, member) || member.erased)
    return <p className="hint">Nobody changes their own role: another admin can.</p>;
  return <RoleForm memberId={member.id} role={member.role} />;
}
