import { may, outranks, type Permission, type Viewer } from "~/accounts/permissions";
import type { Role } from "~/db/vocabulary";
import { isVisible, type PostView } from "~/feed/post-view";
import { inversePermission, isReversible } from "~/log/kinds";

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

/** Strictly lower in rank, and never oneself. */
export function mayBlock(viewer: Viewer | null, member: Ranked): viewer is Viewer {
  return may(viewer, "user:block") && viewer.id !== member.id && outranks(viewer.role, member.role);
}

export function mayUnblock(viewer: Viewer | null, member: Ranked): viewer is Viewer {
  return may(viewer, "user:unblock") && viewer.id !== member.id && outranks(viewer.role, member.role);
}

export function mayAssignRole(viewer: Viewer | null, member: { id: number }): viewer is Viewer {
  return may(viewer, "role:assign") && viewer.id !== member.id;
}

/** Bad faith is judged like a block: of somebody strictly lower in rank. */
export function mayIgnoreReports(viewer: Viewer | null, member: Ranked): viewer is Viewer {
  return mayBlock(viewer, member);
}

/** A note about another; about oneself there are none to read either. */
export function mayNote(viewer: Viewer | null, member: { id: number }): viewer is Viewer {
  return may(viewer, "report:read") && viewer.id !== member.id;
}

/** An act that concerned somebody; `memberRole` is theirs at present. */
type Concerning = { kind: string; memberId: number | null; memberRole: Role | null };

/**
 * Whether this person may take back an act of this kind: as they might do the inverse. Never about their own post, and
 * in rank as for blocking. Whether it can still be taken back is another question.
 */
export function mayUndo(viewer: Viewer | null, { kind, memberId, memberRole }: Concerning): viewer is Viewer {
  if (!isReversible(kind)) return may(viewer, "log:read");
  if (!may(viewer, inversePermission[kind]) || memberId === viewer.id) return false;
  const ranks = kind === "user.blocked" || kind === "user.unblocked";
  return !ranks || (memberRole !== null && outranks(viewer.role, memberRole));
}

/** The author of a hidden post, also while blocked. One whose author has deleted it stays away in any case. */
export function mayAppeal(viewer: Viewer | null, post: Seen): boolean {
  return viewer !== null && post.author.id === viewer.id && post.hidden && !post.deleted;
}

/** Whoever might undo the act, but the appellant. About one's own act only where nobody else could: known in the write. */
export function mayDecideAppeal(viewer: Viewer | null, appealed: Concerning): viewer is Viewer {
  return may(viewer, "appeal:decide") && isReversible(appealed.kind) && mayUndo(viewer, appealed);
}
