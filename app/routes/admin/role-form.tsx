import { useRouteLoaderData } from "@remix-run/react";
import { assignableRoles } from "~/moderation/policy";
import { RoleForm } from "~/ui/members/role-form";
import { useRootData } from "~/ui/shell/use-root-data";
import type { loader } from "./member";

export const ownRoleMessage = "Another admin can change your role.";

/** The role form. `role.tsx` shows it too, when an assignment was rejected. */
export default function RoleFormPage() {
  const memberPage = useRouteLoaderData<typeof loader>("routes/admin/member");
  const { viewer } = useRootData();
  if (!memberPage) return null;
  const { member, blocked } = memberPage;
  const assignable = assignableRoles(viewer, { ...member, blocked });
  if (assignable.length > 0) return <RoleForm member={member} assignable={assignable} />;
  if (member.erased) return null;
  return (
    <p className="hint">
      {viewer?.id === member.id ? ownRoleMessage : "Unblock them first to give them another role."}
    </p>
  );
}
