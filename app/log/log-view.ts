import type { MemberName } from "~/accounts/member-name";
import type { KindWithDetails } from "~/db/log-details";
import type { LogKind, Role, RuleKey } from "~/db/vocabulary";

/** An entry of the log with the names of actor and member, and the member's present role. Times in ms. */
export type LogView = KindWithDetails & {
  id: number;
  at: number;
  actor: MemberName | null;
  member: MemberName | null;
  memberRole: Role | null;
  postId: number | null;
  reason: RuleKey | null;
  note: string;
  /** The entry that this one undid. */
  reverses: (KindWithDetails & { id: number }) | null;
  /** The entry that undid this one: an undo or a granted appeal. */
  reversedBy: { id: number; kind: LogKind } | null;
};
