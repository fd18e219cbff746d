import type { MemberName } from "~/accounts/names/member-name";
import type { KindWithDetails } from "~/db/log-details";
import type { Duration, LogKind, Role, RuleKey } from "~/db/vocabulary";

/** Of the details that are stored, those that pages tell. The others are for undoing the act. */
type Told = {
  "post.reported": { report: RuleKey };
  "user.blocked": { duration: Duration };
  "role.assigned": { from: Role; to: Role };
  "appeal.sent": { appealedId: number };
  "appeal.upheld": { appealedId: number };
  "appeal.overturned": { appealedId: number };
};
export type KindAsTold = {
  [K in LogKind]: { kind: K; details: K extends keyof Told ? Told[K] : Record<string, never> };
}[LogKind];

/** Property by property: how long a case had been open, say, would tell an author of reports on their post. */
export function toKindAsTold(stored: KindWithDetails): KindAsTold {
  switch (stored.kind) {
    case "post.reported":
      return { kind: stored.kind, details: { report: stored.details.report } };
    case "user.blocked":
      return { kind: stored.kind, details: { duration: stored.details.duration } };
    case "role.assigned":
      return { kind: stored.kind, details: { from: stored.details.from, to: stored.details.to } };
    case "appeal.sent":
    case "appeal.upheld":
    case "appeal.overturned":
      return { kind: stored.kind, details: { appealedId: stored.details.appealedId } };
    default:
      return { kind: stored.kind, details: {} };
  }
}

/** An entry of the log with the names of actor and member, and the member's present role. Times in ms. */
export type LogView = KindAsTold & {
  id: number;
  at: number;
  actor: MemberName | null;
  member: MemberName | null;
  memberRole: Role | null;
  postId: number | null;
  /** The first words of the post; null where there is none, its author deleted it, or the page shows it anyway. */
  postWords: string | null;
  reason: RuleKey | null;
  note: string;
  /** The entry that this one undid. */
  reverses: (KindAsTold & { id: number }) | null;
  /** The entry that undid this one: an undo or a granted appeal. */
  reversedBy: { id: number; kind: LogKind } | null;
  /** Whether the entry holds what undoing it would restore. */
  restorable: boolean;
};
