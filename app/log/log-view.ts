import type { Named } from "~/accounts/member-name";
import type { ActReason, LogKind, Role } from "~/db/vocabulary";

type LogDetailsView = {
  duration?: string;
  until?: number;
  from?: string;
  to?: string;
  report?: string;
  appealedId?: number;
  before?: object | null;
};

/** An entry of the log with the names of those it concerns, and their role at present. */
export type LogView = {
  id: number;
  at: number;
  kind: LogKind;
  actor: Named | null;
  member: Named | null;
  memberRole: Role | null;
  postId: number | null;
  reason: ActReason | null;
  note: string;
  details: LogDetailsView;
  /** The act that this one took back. */
  reverses: { id: number; kind: LogKind; details: LogDetailsView } | null;
  /** What took this one back: an undo, or an appeal that was granted. */
  reversedBy: { id: number; kind: LogKind } | null;
};
