import type { CaseState, Duration, LogKind, Role, RuleKey, Verdict } from "./vocabulary";

type None = Record<string, never>;

/** A decision: its case as it was (null where there was none), which act had hidden the post, and how long the case had been open (null where it was not). */
export type DecisionDetails = {
  before?: CaseBefore | null;
  hiddenEntryId?: number | null;
  waited?: number | null;
};

type CaseBefore = {
  state: CaseState;
  verdict: Verdict | null;
  openedAt: number;
  decidedAt: number | null;
  decidedById: number | null;
  decidedEntryId: number | null;
};

type RoleDetails = { from: Role; to: Role };

/** The end of a block: which one it was, and until when it would have lasted. */
type UnblockDetails = { blockEntryId: number; until: number };

/** What an undo restored: the act that hides the post again, the block that holds again, or the roles. */
export type ReversalDetails = { hiddenEntryId?: number | null } & Partial<UnblockDetails> &
  Partial<RoleDetails>;

type AppealDetails = { appealId: number; appealedId: number };

/** What an entry says beside who, what, when and why. Times in ms. */
type Details = {
  "post.reported": { report: RuleKey };
  "post.hidden": DecisionDetails;
  "post.unhidden": DecisionDetails;
  "report.dismissed": DecisionDetails;
  /** `lastPostId`: the member's newest post, so that those written later are no part of the block. */
  "user.blocked": { duration: Duration; until: number; lastPostId: number | null };
  "user.unblocked": UnblockDetails;
  "role.assigned": RoleDetails;
  "appeal.sent": AppealDetails;
  "appeal.upheld": AppealDetails;
  "appeal.overturned": AppealDetails & ReversalDetails;
  "act.undone": ReversalDetails;
};

/** Of all other kinds there is nothing more to say. */
export type LogDetailsByKind = { [K in LogKind]: K extends keyof Details ? Details[K] : None };

export type LogDetails = LogDetailsByKind[LogKind];

/** A kind with the details that belong to it. */
export type KindWithDetails<K extends LogKind = LogKind> = {
  [Each in K]: { kind: Each; details: LogDetailsByKind[Each] };
}[K];

/** The two columns of an entry as one: each entry is written with the details of its kind, which SQL cannot say. */
export function withDetails(kind: LogKind, details: LogDetails): KindWithDetails {
  return { kind, details } as KindWithDetails;
}
