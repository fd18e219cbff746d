import type { CaseState, Duration, LogKind, Role, RuleKey, Verdict } from "./vocabulary";

type None = Record<string, never>;

export type DecisionDetails = {
  /** The case before the decision; null where there was none. */
  before?: CaseBefore | null;
  /** The act that had hidden the post. */
  hiddenEntryId?: number | null;
  /** How long the case had been open (ms); null where it was not. */
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

/** The block that was ended, and until when it would have lasted. */
type UnblockDetails = { blockEntryId: number; until: number };

/** What undoing an act restored: the act that hides the post again, the block that is in force again, or the roles. */
export type ReversalDetails = { hiddenEntryId?: number | null } & Partial<UnblockDetails> &
  Partial<RoleDetails>;

type AppealDetails = { appealId: number; appealedId: number };

/** What an entry stores as JSON beside its columns, by kind. Times in ms. */
type Details = {
  "post.reported": { report: RuleKey };
  "post.hidden": DecisionDetails;
  "post.unhidden": DecisionDetails;
  "post.warned": DecisionDetails;
  "report.dismissed": DecisionDetails;
  /**
   * `lastPostId`: the member's newest post; later ones are not hidden by the block. `appealed`: of a block that met somebody
   * again who had deleted their account, whether an appeal against it was turned down before.
   */
  "user.blocked": { duration: Duration; until: number; lastPostId: number | null; appealed?: true };
  "user.unblocked": UnblockDetails;
  "role.assigned": RoleDetails;
  "appeal.sent": AppealDetails;
  "appeal.upheld": AppealDetails;
  "appeal.overturned": AppealDetails & ReversalDetails;
  "act.undone": ReversalDetails;
};

/** All other kinds store nothing. */
export type LogDetailsByKind = { [K in LogKind]: K extends keyof Details ? Details[K] : None };

export type LogDetails = LogDetailsByKind[LogKind];

/** A kind with its details, as a union by kind. */
export type KindWithDetails<K extends LogKind = LogKind> = {
  [Each in K]: { kind: Each; details: LogDetailsByKind[Each] };
}[K];

/** Joins the two columns of an entry. The cast is safe because `insertEntries` asks for the details of each kind. */
export function withDetails(kind: LogKind, details: LogDetails): KindWithDetails {
  return { kind, details } as KindWithDetails;
}
