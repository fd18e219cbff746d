import { type Role, roles } from "~/db/vocabulary";

/** Which roles have which permission; what else each requires (own post, rank, state) is in `moderation/policy.ts`. */
export const permissions = {
  "post:create": ["member", "moderator", "admin"],
  "post:delete:own": ["member", "moderator", "admin"],
  "post:report": ["member", "moderator", "admin"],
  "report:read": ["moderator", "admin"],
  "report:dismiss": ["moderator", "admin"],
  "post:hide": ["moderator", "admin"],
  "post:unhide": ["moderator", "admin"],
  "post:warn": ["moderator", "admin"],
  "user:block": ["moderator", "admin"],
  "user:unblock": ["moderator", "admin"],
  "name:reset": ["moderator", "admin"],
  "appeal:decide": ["moderator", "admin"],
  "log:read": ["moderator", "admin"],
  "metrics:read": ["moderator", "admin"],
  "user:list": ["admin"],
  "role:assign": ["admin"],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof permissions;

/** The signed-in member, read with the session at each request. `blocked` is true only while the block lasts. */
export type Viewer = { id: number; name: string | null; role: Role; blocked: boolean };

/** Whether the viewer's role has the permission. A blocked member, whatever the role, has none. */
export function may(viewer: Viewer | null, permission: Permission): viewer is Viewer {
  return viewer !== null && !viewer.blocked && rolesWith(permission).includes(viewer.role);
}

export function rolesWith(permission: Permission): readonly Role[] {
  return permissions[permission];
}

/** Whether `role` is strictly higher than `other`. */
export function outranks(role: Role, other: Role): boolean {
  return roles.indexOf(role) > roles.indexOf(other);
}
