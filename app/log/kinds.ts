import type { Permission } from "~/accounts/permissions";
import { type LogKind, logKinds, type PublicKind } from "~/db/vocabulary";

/** All texts and traits of a kind of entry. */
type Kind = {
  /** Acts of moderators, admins and the scheduled job; only these are on the log page. */
  moderation: boolean;
  /** Counted and listed on the transparency page, where the index of the log has it. */
  public: boolean;
  /** Never shown to the member whom it concerns. */
  confidential: boolean;
  /** Whether the member whom it concerns may appeal. */
  appealable: boolean;
  /** Whether its entry has a reason, which is a rule. What takes something away wants one, all else has at most a note. */
  wantsReason: boolean;
  /** What an entry of this kind says where others say their reason. */
  finding?: string;
  /** For the filter by kind, and the transparency page. */
  label: string;
  /** Follows the actor's name. `ui/log/log-sentence.tsx` replaces what is in braces. */
  sentence: string;
  /** The same where nobody did it but the clock. */
  sentenceWithoutActor?: string;
  /** Where it may be the latest act on a member, their name or a post: after a name, to whoever comes too late. */
  latest?: { member?: string; name?: string; post?: string };
  /** Null where the act is final. */
  undo: {
    /** That of the inverse act. */
    permission: Permission;
    /** Whether undoing requires a strictly higher role than the member's. */
    ranked: boolean;
    /** Follows "undid" in the log. */
    gerund: string;
    /** What is so once it is undone, after "Undone."; of whom and, for a role, what they are again. */
    done: (of: { member: string; role: string }) => string;
  } | null;
};

const plain = { public: false, confidential: false, appealable: false, wantsReason: false } as const;
const memberActs = { ...plain, moderation: false, undo: null } as const;
const internalActs = { ...plain, moderation: true, undo: null } as const;
const confidentialActs = { ...internalActs, confidential: true } as const;
const publicActs = { ...plain, moderation: true, public: true } as const;

export const kinds = {
  "post.created": { ...memberActs, label: "Posted", sentence: "wrote {post}" },
  "post.deleted": { ...memberActs, label: "Deleted", sentence: "deleted {post}" },
  "post.reported": { ...memberActs, label: "Reported", sentence: "reported {post} as {reason}" },
  "report.withdrawn": { ...memberActs, label: "Report withdrawn", sentence: "withdrew a report on {post}" },
  "post.hidden": {
    ...publicActs,
    appealable: true,
    wantsReason: true,
    label: "Post hidden",
    sentence: "hid {post} by {member}",
    latest: { post: "hid the post" },
    undo: {
      permission: "post:unhide",
      ranked: false,
      gerund: "hiding {post} by {member}",
      done: () => "The post is visible again.",
    },
  },
  "post.unhidden": {
    ...publicActs,
    label: "Post unhidden",
    sentence: "unhid {post} by {member}",
    latest: { post: "unhid the post" },
    undo: {
      permission: "post:hide",
      ranked: false,
      gerund: "unhiding {post} by {member}",
      done: () => "The post is hidden again.",
    },
  },
  "post.warned": {
    ...publicActs,
    appealable: true,
    wantsReason: true,
    label: "Author warned",
    sentence: "warned {member} about {post}",
    latest: { post: "warned the author" },
    undo: {
      // The act has no inverse of its own: whoever may warn may take a warning back.
      permission: "post:warn",
      ranked: false,
      gerund: "warning {member} about {post}",
      done: () => "The warning no longer counts.",
    },
  },
  "report.dismissed": {
    ...publicActs,
    // Nobody learns of reports on their own posts, and so of nothing that was done about them.
    confidential: true,
    finding: "No rule broken",
    label: "Reports dismissed",
    sentence: "dismissed the reports on {post} by {member}",
    latest: { post: "dismissed its reports" },
    undo: {
      permission: "report:dismiss",
      ranked: false,
      gerund: "dismissing the reports on {post} by {member}",
      done: () => "The case is open again.",
    },
  },
  "user.blocked": {
    ...publicActs,
    appealable: true,
    wantsReason: true,
    label: "Member blocked",
    sentence: "blocked {member} ({duration})",
    // Their earlier account is not named, here or anywhere in the log.
    sentenceWithoutActor: "kept {member} blocked, as they were when they deleted an earlier account",
    latest: { member: "blocked this member" },
    undo: {
      permission: "user:unblock",
      ranked: true,
      gerund: "blocking {member} ({duration})",
      done: ({ member }) => `${member} is no longer blocked.`,
    },
  },
  "user.unblocked": {
    ...publicActs,
    label: "Member unblocked",
    sentence: "unblocked {member}",
    sentenceWithoutActor: "ended the block on {member}",
    latest: { member: "unblocked this member" },
    undo: {
      permission: "user:block",
      ranked: true,
      gerund: "unblocking {member}",
      done: ({ member }) => `${member} is blocked again.`,
    },
  },
  "name.changed": { ...internalActs, label: "Name changed", sentence: "changed their name" },
  "name.reset": {
    ...publicActs,
    appealable: true,
    wantsReason: true,
    label: "Name reset",
    sentence: "reset the name of {member}",
    latest: { name: "reset it" },
    undo: {
      // The act has no inverse of its own: whoever may reset a name may bring it back.
      permission: "name:reset",
      ranked: true,
      gerund: "resetting the name of {member}",
      done: () => "Their former name is back, unless they've chosen another.",
    },
  },
  "role.assigned": {
    ...publicActs,
    label: "Role assigned",
    sentence: "made {member} {role}",
    latest: { member: "changed this member's role" },
    undo: {
      permission: "role:assign",
      ranked: false,
      gerund: "making {member} {role}",
      done: ({ member, role }) => `${member} is ${role} again.`,
    },
  },
  "account.deleted": { ...internalActs, label: "Account deleted", sentence: "deleted their account" },
  "appeal.sent": { ...internalActs, label: "Appeal sent", sentence: "appealed against {appealed}" },
  "appeal.upheld": {
    ...publicActs,
    label: "Decision upheld on appeal",
    sentence: "upheld the decision {member} appealed against ({appealed})",
    undo: null,
  },
  "appeal.overturned": {
    ...publicActs,
    label: "Decision overturned on appeal",
    sentence: "overturned the decision {member} appealed against ({appealed}){undone}",
    latest: { member: "overturned a decision on appeal", post: "overturned the decision on appeal" },
    undo: null,
  },
  "act.undone": {
    ...publicActs,
    label: "Action undone",
    sentence: "undid {reversed}{undone}",
    latest: { member: "undid an earlier action", post: "undid the decision" },
    undo: null,
  },
  "case.claimed": {
    ...confidentialActs,
    label: "Case claimed",
    sentence: "claimed the case about {post} by {member}",
  },
  "case.released": {
    ...confidentialActs,
    label: "Case released",
    sentence: "released the case about {post} by {member}",
  },
  "note.added": { ...confidentialActs, label: "Note added", sentence: "added a note about {member}" },
  "reports.ignored": {
    ...confidentialActs,
    wantsReason: true,
    label: "Reports ignored",
    sentence: "started ignoring reports by {member}",
    latest: { member: "chose to ignore this member's reports" },
  },
  "reports.heeded": {
    ...confidentialActs,
    label: "Reports counted again",
    sentence: "started counting reports by {member} again",
    latest: { member: "chose to count this member's reports again" },
  },
} as const satisfies { [K in LogKind]: Kind & { public: K extends PublicKind ? true : false } };

type KindsWith<Trait> = { [K in LogKind]: (typeof kinds)[K] extends Trait ? K : never }[LogKind];
export type ReversibleKind = KindsWith<{ undo: object }>;
export type AppealableKind = KindsWith<{ appealable: true }>;
const decisionKinds = ["post.hidden", "post.unhidden", "post.warned", "report.dismissed"] as const;
export type DecisionKind = (typeof decisionKinds)[number];
export type ReasonedKind = KindsWith<{ wantsReason: true }>;

/** Like `kinds[kind]`, but typed with the optional properties too. */
export function kindOf(kind: LogKind): Kind {
  return kinds[kind];
}

export function isReversible(kind: LogKind): kind is ReversibleKind {
  return kinds[kind].undo !== null;
}

export function isAppealable(kind: LogKind): kind is AppealableKind {
  return kinds[kind].appealable;
}

/** The kinds with `DecisionDetails`. */
export function isDecision(kind: LogKind): kind is DecisionKind {
  return decisionKinds.some((each) => each === kind);
}

export const moderationKinds = logKinds.filter((kind) => kinds[kind].moderation);
export const reversibleKinds = logKinds.filter(isReversible);
export const appealableKinds = logKinds.filter(isAppealable);
export const confidentialKinds = logKinds.filter((kind) => kinds[kind].confidential);
