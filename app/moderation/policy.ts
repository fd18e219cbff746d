import { may, outranks, type Permission, type Viewer } from "~/accounts/permissions";
import type { Role } from "~/db/vocabulary";
import { isVisible, type PostView } from "~/feed/post-view";

/** The bounds of each permission, for buttons, pages and acts alike. The acts check them again inside the write. */

type Seen = Pick<PostView, "author" | "deleted" | "hidden" | "authorBlocked">;
type Ranked = { id: number; role: Role };

export function mayDelete(viewer: Viewer | null, post: Seen): boolean {
  return may(viewer, "post:delete:own") && post.author.id === viewer.id && !post.deleted;
}

export function mayReport(viewer: Viewer | null, post: Seen): boolean {
  return may(viewer, "post:report") && post.author.id !== viewer.id && isVisible(post);
}

/** Hide, unhide and dismiss: never one's own post or the case about it. */
export function mayDecide(
  viewer: Viewer | null,
  permission: Extract<Permission, "post:hide" | "post:unhide" | "report:dismiss" | "report:read">,
  post: { author: { id: number } },
): viewer is Viewer {
  return may(viewer, permission) && post.author.id !== viewer.id;
}

/** Block, unblock and ignore reports: only of somebody strictly lower in rank, and never oneself. */
export function mayActOn(viewer: Viewer | null, permission: Permission, member: Ranked): viewer is Viewer {
  return may(viewer, permission) && viewer.id !== member.id && outranks(viewer.role, member.role);
}

export function mayAssignRole(viewer: Viewer | null, member: { id: number }): viewer is Viewer {
  return may(viewer, "role:assign") && viewer.id !== member.id;
}

/** A note about another; about oneself there are none to read either. */
export function mayNote(viewer: Viewer | null, member: { id: number }): viewer is Viewer {
  return may(viewer, "report:read") && viewer.id !== member.id;
}

/** The author of a hidden post, also while blocked. One whose author has deleted it stays away in any case. */
export function mayAppeal(viewer: Viewer | null, post: Seen): boolean {
  return viewer !== null && post.author.id === viewer.id && post.hidden && !post.deleted;
}
