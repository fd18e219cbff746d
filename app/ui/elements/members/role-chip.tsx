import { roleNames } from "~/accounts/role-names";
import type { Role } from "~/db/vocabulary";
import { Chip } from "../chip";

/** Beside a name, so that everybody knows who speaks as a moderator or an admin. Of members it says nothing. */
export function RoleChip({ role }: { role: Role }) {
  return role === "member" ? null : <Chip>{roleNames[role]}</Chip>;
}
