import type { SerializeFrom } from "@remix-run/cloudflare";
import { useRouteLoaderData } from "@remix-run/react";
import { mayAssignRole } from "~/moderation/policy";
import { useDeletedBefore } from "~/routes/moderation/members/use-deleted-before";
import { RoleForm } from "~/ui/members/role-form";
import { useRootData } from "~/ui/shell/use-root-data";
import type { loader } from "./member";

export const ownRoleMessage = "Another admin can change your role.";

/** The role form. `role.tsx` shows it too, when an assignment was rejected. */
export default function RoleFormPage() {
  const memberPage = useRouteLoaderData<typeof loader>("routes/admin/member");
  if (!memberPage) return null;
  return <MemberRole key={memberPage.member.id} member={memberPage.member} />;
}

type MemberRoleProps = { member: SerializeFrom<typeof loader>["member"] };

function MemberRole({ member }: MemberRoleProps) {
  const { viewer } = useRootData();
  if (useDeletedBefore(member)) return null;
  if (!mayAssignRole(viewer, member)) return <p className="hint">{ownRoleMessage}</p>;
  return <RoleForm member={member} />;
}
