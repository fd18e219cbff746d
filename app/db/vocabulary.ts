/** The enums that are stored in the database. This file imports nothing, so that every room may import it. */

/** In order of rank, lowest first. Visitors have no role. */
export const roles = ["member", "moderator", "admin"] as const;
export type Role = (typeof roles)[number];

/** The key of a rule, which is the reason of a report or an act. The rules are rows, so any word may be one. */
export type RuleKey = string;

/** What was done, in an entry of the log. */
export const logKinds = [
  "post.created",
  "post.deleted",
  "post.reported",
  "report.withdrawn",
  "post.hidden",
  "post.unhidden",
  "post.warned",
  "report.dismissed",
  "user.blocked",
  "user.unblocked",
  "name.changed",
  "name.reset",
  "role.assigned",
  "account.deleted",
  "appeal.sent",
  "appeal.upheld",
  "appeal.overturned",
  "act.undone",
  "case.claimed",
  "case.released",
  "note.added",
  "reports.ignored",
  "reports.heeded",
] as const;
export type LogKind = (typeof logKinds)[number];

/** Acts that the public learns of, without who did them and to whom. */
export const publicKinds = [
  "post.hidden",
  "post.unhidden",
  "post.warned",
  "report.dismissed",
  "user.blocked",
  "user.unblocked",
  "name.reset",
  "role.assigned",
  "appeal.upheld",
  "appeal.overturned",
  "act.undone",
] as const satisfies LogKind[];
export type PublicKind = (typeof publicKinds)[number];

/** How long a block lasts. */
export const durationKeys = ["1d", "7d", "30d", "forever"] as const;
export type Duration = (typeof durationKeys)[number];

export const noticeKinds = [
  "post.hidden",
  "post.restored",
  "post.warned",
  "warning.undone",
  "user.blocked",
  "user.unblocked",
  "name.reset",
  "name.restored",
  "role.changed",
  "appeal.upheld",
  "appeal.overturned",
  "report.upheld",
  "report.dismissed",
  "report.closed",
  "report.reopened",
] as const;
export type NoticeKind = (typeof noticeKinds)[number];

export const caseStates = ["open", "decided"] as const;
export type CaseState = (typeof caseStates)[number];

/** `unwarn`: of a case that stays decided although the warning that decided it was undone. */
export const verdicts = ["hide", "unhide", "warn", "unwarn", "dismiss", "block", "withdrawn"] as const;
export type Verdict = (typeof verdicts)[number];

/** How a report was settled; null while it is open. */
export const reportOutcomes = ["upheld", "dismissed", "withdrawn", "closed by block"] as const;

/**
 * `granted`: the act was undone without deciding the appeal. `closed`: the block ended, or the account was deleted, before
 * anybody decided.
 */
export const appealStates = ["open", "upheld", "overturned", "granted", "closed"] as const;
export type AppealState = (typeof appealStates)[number];
