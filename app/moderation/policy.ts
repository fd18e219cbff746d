import { may, outranks, type Permission, type Viewer } from "~/accounts/permissions";
import { type Role, roles } from "~/db/vocabulary";
import { isVisible, type PostView } from "~/feed/post-view";

/**
 * The limits of each permission: ownership, rank, state. Buttons, pages and acts share them; the acts check them again
 * inside the write.
 */

type Post = Pick<PostView, "author" | "deleted" | "hidden" | "authorBlocked" | "appealed">;
type RankedMember = { id: number; role: Role };

export function mayDelete(viewer: Viewer | null, post: Post): boolean {
  return may(viewer, "post:delete:own") && post.author.id === viewer.id && !post.deleted;
}

export function mayReport(viewer: Viewer | null, post: Post): boolean {
  return may(viewer, "post:report") && post.author.id !== viewer.id && isVisible(post);
}

/** Reading a case, or deciding it in one way or another: never one about the viewer's own post. */
export function mayDecide(
  viewer: Viewer | null,
  permission: Extract<
    Permission,
    "post:hide" | "post:unhide" | "post:warn" | "report:dismiss" | "report:read"
  >,
  post: { author: { id: number } },
): viewer is Viewer {
  return may(viewer, permission) && post.author.id !== viewer.id;
}

/** Block, unblock and ignore reports: only members of strictly lower rank, and never oneself. */
export function mayActOn(
  viewer: Viewer | null,
  permission: Permission,
  member: RankedMember,
): viewer is Viewer {
  return may(viewer, permission) && viewer.id !== member.id && outranks(viewer.role, member.role);
}

export function mayAssignRole(viewer: Viewer | null, member: { id: number }): viewer is Viewer {
  return may(viewer, "role:assign") && viewer.id !== member.id;
}

/**
 * The roles that the viewer can give a member; none, where all that is left is the one they have. A blocked member cannot be
 * promoted.
 */
export function assignableRoles(
  viewer: Viewer | null,
  member: RankedMember & { erased: boolean; blocked: boolean },
): Role[] {
  if (member.erased || !mayAssignRole(viewer, member)) return [];
  const assignable = roles.filter((role) => !member.blocked || !outranks(role, member.role));
  return assignable.length > 1 ? assignable : [];
}

/** Adding and reading notes about a member: never about oneself. */
export function mayAddNote(viewer: Viewer | null, member: { id: number }): viewer is Viewer {
  return may(viewer, "report:read") && viewer.id !== member.id;
}

/** The author of a hidden post, once, even while blocked; not after deleting it, when an appeal could change nothing. */
export function mayAppeal(viewer: Viewer | null, post: Post): boolean {
  return hasOwnHidden(viewer, post) && post.appealed === false;
}

/** Whether there is an appeal of the viewer's to see. */
export function hasAppealed(viewer: Viewer | null, post: Post): boolean {
  return hasOwnHidden(viewer, post) && post.appealed === true;
}

function hasOwnHidden(viewer: Viewer | null, post: Post): boolean {
  return viewer?.id === post.author.id && post.hidden && !post.deleted;
}
