import type { Named } from "~/accounts/member-name";
import type { KindWithDetails } from "~/db/log-details";
import type { LogKind, Role, RuleKey } from "~/db/vocabulary";

/** An entry of the log with the names of those it concerns, and their role at present. Times in ms. */
export type LogView = KindWithDetails & {
  id: number;
  at: number;
  actor: Named | null;
  member: Named | null;
  memberRole: Role | null;
  postId: number | null;
  reason: RuleKey | null;
  note: string;
  /** The act that this one undid. */
  reverses: (KindWithDetails & { id: number }) | null;
  /** What undid this one: an undo, or an appeal that was granted. */
  reversedBy: { id: number; kind: LogKind } | null;
};
