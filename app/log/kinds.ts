import type { Permission } from "~/accounts/permissions";
import { type LogKind, logKinds } from "~/db/vocabulary";

/** All that is said of a kind of entry. */
type Kind = {
  /** What moderators, admins and the clock do; the log page holds nothing else. */
  moderation: boolean;
  /** On the transparency page. */
  public: boolean;
  /** Never shown to the member whom it concerns. */
  confidential: boolean;
  /** In filters, and in the public list of acts. */
  label: string;
  /** After the name of who did it. What stands in braces is filled in from the entry: see `ui/log/log-sentence.tsx`. */
  sentence: string;
  /** The same where nobody did it but the clock. */
  sentenceWithoutActor?: string;
  /** Where it may be the latest act on a member or a post: after a name, to whoever comes too late. */
  latest?: { member?: string; post?: string };
  /** How it can be undone; null where it is final. */
  undo: {
    /** Of the inverse act, which undoing it needs. */
    permission: Permission;
    /** Whether it takes a strictly higher role than that of the member concerned. */
    ranked: boolean;
    /** What is undone, in the log. */
    gerund: string;
    /** Once it is undone. */
    done: string;
  } | null;
};

const byMembers = { moderation: false, public: false, confidential: false, undo: null } as const;
const amongModerators = { moderation: true, public: false, confidential: false, undo: null } as const;
const confidential = { ...amongModerators, confidential: true } as const;
const publicActs = { moderation: true, public: true, confidential: false } as const;

export const kinds = {
  "post.created": { ...byMembers, label: "Posted", sentence: "wrote {post}" },
  "post.deleted": { ...byMembers, label: "Deleted", sentence: "deleted {post}" },
  "post.reported": { ...byMembers, label: "Reported", sentence: "reported {post} as {reason}" },
  "report.withdrawn": { ...byMembers, label: "Report withdrawn", sentence: "withdrew a report on {post}" },
  "post.hidden": {
    ...publicActs,
    label: "Post hidden",
    sentence: "hid {post} by {member}",
    latest: { post: "hid the post" },
    undo: {
      permission: "post:unhide",
      ranked: false,
      gerund: "hiding {post} by {member}",
      done: "Undone: the post is back in sight, and its case as it was before.",
    },
  },
  "post.unhidden": {
    ...publicActs,
    label: "Post brought back",
    sentence: "brought back {post} by {member}",
    latest: { post: "brought the post back" },
    undo: {
      permission: "post:hide",
      ranked: false,
      gerund: "bringing back {post} by {member}",
      done: "Undone: the post is hidden again.",
    },
  },
  "report.dismissed": {
    ...publicActs,
    label: "Reports dismissed",
    sentence: "dismissed the reports on {post} by {member}",
    latest: { post: "dismissed its reports" },
    undo: {
      permission: "report:dismiss",
      ranked: false,
      gerund: "dismissing the reports on {post} by {member}",
      done: "Undone: the case is open again.",
    },
  },
  "user.blocked": {
    ...publicActs,
    label: "Member blocked",
    sentence: "blocked {member} ({duration})",
    latest: { member: "blocked this member" },
    undo: {
      permission: "user:unblock",
      ranked: true,
      gerund: "blocking {member} ({duration})",
      done: "Undone: the member is no longer blocked.",
    },
  },
  "user.unblocked": {
    ...publicActs,
    label: "Block lifted",
    sentence: "unblocked {member}",
    sentenceWithoutActor: "ended the block of {member}",
    latest: { member: "lifted the block" },
    undo: {
      permission: "user:block",
      ranked: true,
      gerund: "unblocking {member}",
      done: "Undone: the member is blocked again, for as long as before.",
    },
  },
  "role.assigned": {
    ...publicActs,
    label: "Role assigned",
    sentence: "made {member} {role}",
    latest: { member: "changed the role" },
    undo: {
      permission: "role:assign",
      ranked: false,
      gerund: "making {member} {role}",
      done: "Undone: the member has the earlier role again.",
    },
  },
  "appeal.sent": { ...amongModerators, label: "Appeal sent", sentence: "appealed against {appealed}" },
  "appeal.upheld": {
    ...publicActs,
    label: "Appeal turned down",
    sentence: "turned down the appeal of {member} against {appealed}",
    undo: null,
  },
  "appeal.overturned": {
    ...publicActs,
    label: "Appeal granted",
    sentence: "granted the appeal of {member}, and so undid {appealed}{undone}",
    latest: {
      member: "granted an appeal",
      post: "granted an appeal, so that the case is open again,",
    },
    undo: null,
  },
  "act.undone": {
    ...publicActs,
    label: "Act undone",
    sentence: "undid {reversed}{undone}",
    latest: {
      member: "undid an earlier act",
      post: "undid the decision, so that the case is open again,",
    },
    undo: null,
  },
  "case.claimed": {
    ...amongModerators,
    label: "Case claimed",
    sentence: "claimed the case of {post} by {member}",
  },
  "case.released": {
    ...amongModerators,
    label: "Case released",
    sentence: "released the case of {post} by {member}",
  },
  "note.added": { ...confidential, label: "Note added", sentence: "noted about {member}" },
  "reports.ignored": {
    ...confidential,
    label: "Reports ignored",
    sentence: "began to ignore reports by {member}",
    latest: { member: "had reports by this member ignored" },
  },
  "reports.heeded": {
    ...confidential,
    label: "Reports heeded again",
    sentence: "began to heed reports by {member} again",
    latest: { member: "had reports by this member heeded again" },
  },
} as const satisfies Record<LogKind, Kind>;

type KindsWith<Trait> = { [K in LogKind]: (typeof kinds)[K] extends Trait ? K : never }[LogKind];
export type ReversibleKind = KindsWith<{ undo: object }>;
export type PublicKind = KindsWith<{ public: true }>;

/** The row of a kind, in the one shape that all rows have. */
export function kindOf(kind: LogKind): Kind {
  return kinds[kind];
}

export function isReversible(kind: LogKind): kind is ReversibleKind {
  return kinds[kind].undo !== null;
}

/** Those whose entry says how the case stood before. */
export function isDecision(kind: LogKind): kind is "post.hidden" | "post.unhidden" | "report.dismissed" {
  return kind === "post.hidden" || kind === "post.unhidden" || kind === "report.dismissed";
}

export const moderationKinds = logKinds.filter((kind) => kinds[kind].moderation);
export const reversibleKinds = logKinds.filter(isReversible);
export const publicKinds = logKinds.filter((kind): kind is PublicKind => kinds[kind].public);
export const confidentialKinds = logKinds.filter((kind) => kinds[kind].confidential);
