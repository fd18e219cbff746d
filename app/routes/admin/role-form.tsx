import { useRouteLoaderData } from "@remix-run/react";
import { mayAssignRole } from "~/moderation/policy";
import { RoleForm } from "~/ui/members/role-form";
import { useRootData } from "~/ui/shell/use-root-data";
import type { loader } from "./member";

/** The role form. `role.tsx` shows it too, when an assignment was rejected. */
export default function RoleFormPage() {
  const memberPage = useRouteLoaderData<typeof loader>("routes/admin/member");
  const { viewer } = useRootData();
  if (!memberPage) return null;
  const { member } = memberPage;
  if (!mayAssignRole(viewer, member) || member.erased)
    return <p className="hint">Nobody changes their own role: another admin can.</p>;
  return <RoleForm memberId={member.id} role={member.role} />;
}
