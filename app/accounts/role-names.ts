import type { Role } from "~/db/vocabulary";

/** Each role as a label. */
export const roleNames: Record<Role, string> = { member: "Member", moderator: "Moderator", admin: "Admin" };
