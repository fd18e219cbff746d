import { may, outranks, type Viewer } from "~/accounts/permissions";
import type { LogKind, Role } from "~/db/vocabulary";
import { kindOf } from "~/log/kinds";

/** An act that concerned a member; `memberRole` is theirs at present. */
export type Concerning = { kind: LogKind; memberId: number | null; memberRole: Role | null };

/**
 * Whether this member may undo an act of this kind: as they might do the inverse. Never about their own post, and in rank
 * as for blocking. Whether it can still be undone is another question.
 */
export function mayUndo(viewer: Viewer | null, { kind, memberId, memberRole }: Concerning): viewer is Viewer {
  const { undo } = kindOf(kind);
  if (!undo) return may(viewer, "log:read");
  if (!may(viewer, undo.permission) || memberId === viewer.id) return false;
  return !undo.ranked || (memberRole !== null && outranks(viewer.role, memberRole));
}
