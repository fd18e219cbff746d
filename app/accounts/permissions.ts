import { type Role, roles } from "~/db/vocabulary";

/** The one table of who may do what; the bounds of each (own, rank, state) are in `moderation/policy.ts`. */
export const permissions = {
  "post:create": ["member", "moderator", "admin"],
  "post:delete:own": ["member", "moderator", "admin"],
  "post:report": ["member", "moderator", "admin"],
  "report:read": ["moderator", "admin"],
  "report:dismiss": ["moderator", "admin"],
  "post:hide": ["moderator", "admin"],
  "post:unhide": ["moderator", "admin"],
  "user:block": ["moderator", "admin"],
  "user:unblock": ["moderator", "admin"],
  "appeal:decide": ["moderator", "admin"],
  "log:read": ["moderator", "admin"],
  "metrics:read": ["moderator", "admin"],
  "user:list": ["admin"],
  "role:assign": ["admin"],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof permissions;

/** A signed-in person as read with the session at this request. `blocked` already took the clock into account. */
export type Viewer = { id: number; name: string | null; role: Role; blocked: boolean };

/** Whether the table lets this person do it at all. A blocked person, whatever the role, may nothing. */
export function may(viewer: Viewer | null, permission: Permission): viewer is Viewer {
  return viewer !== null && !viewer.blocked && rolesWith(permission).includes(viewer.role);
}

export function rolesWith(permission: Permission): readonly Role[] {
  return permissions[permission];
}

/** Strictly lower in rank: what blocking and unblocking ask for. */
export function outranks(role: Role, other: Role): boolean {
  return roles.indexOf(role) > roles.indexOf(other);
}
