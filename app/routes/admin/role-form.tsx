import { useRouteLoaderData } from "@remix-run/react";
import { mayAssignRole } from "~/moderation/policy";
import { RoleForm } from "~/ui/members/role-form";
import { useRootData } from "~/ui/shell/use-root-data";
import type { loader } from "./member";

export const ownRoleMessage = "Another admin can change your role.";

/** The role form. `role.tsx` shows it too, when an assignment was rejected. */
export default function RoleFormPage() {
  const memberPage = useRouteLoaderData<typeof loader>("routes/admin/member");
  const { viewer } = useRootData();
  if (!memberPage) return null;
  const { member } = memberPage;
  if (member.erased) return null;
  if (!mayAssignRole(viewer, member)) return <p className="hint">{ownRoleMessage}</p>;
  return <RoleForm member={member} />;
}
