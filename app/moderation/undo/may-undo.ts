import { may, outranks, type Viewer } from "~/accounts/permissions";
import type { LogKind, Role } from "~/db/vocabulary";
import { kindOf } from "~/log/kinds";

/** `memberRole`: the current role of the member whom the act concerned. */
export type ActOnMember = { kind: LogKind; memberId: number | null; memberRole: Role | null };

/**
 * Whether the viewer may undo an act of this kind: if they may perform the inverse act, with the same rank rule, and the
 * act did not concern them. Says nothing about whether it can still be undone.
 */
export function mayUndo(
  viewer: Viewer | null,
  { kind, memberId, memberRole }: ActOnMember,
): viewer is Viewer {
  const { undo } = kindOf(kind);
  // Nobody can undo a final kind; those who read the log get a conflict, which says so.
  if (!undo) return may(viewer, "log:read");
  if (!may(viewer, undo.permission) || memberId === viewer.id) return false;
  return !undo.ranked || (memberRole !== null && outranks(viewer.role, memberRole));
}
