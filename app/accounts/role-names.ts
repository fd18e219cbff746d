import type { Role } from "~/db/vocabulary";

/** Each role as a label. */
export const roleNames: Record<Role, string> = { member: "Member", moderator: "Moderator", admin: "Admin" };

/** What somebody is, in a sentence: "a moderator". */
export function roleInSentence(role: Role): string {
  return `${role === "admin" ? "an" : "a"} ${role}`;
}
