import type { Permission } from "~/accounts/permissions";
import type { LogKind } from "~/db/vocabulary";

/** Each kind of entry as an act in the past tense, for filters and for the public list of acts. */
export const kindWords: Record<LogKind, string> = {
  "post.created": "Posted",
  "post.deleted": "Deleted",
  "post.reported": "Reported",
  "report.withdrawn": "Report withdrawn",
  "post.hidden": "Post hidden",
  "post.unhidden": "Post brought back",
  "report.dismissed": "Reports dismissed",
  "user.blocked": "Member blocked",
  "user.unblocked": "Block lifted",
  "role.assigned": "Role assigned",
  "appeal.sent": "Appeal sent",
  "appeal.upheld": "Appeal turned down",
  "appeal.overturned": "Appeal granted",
  "act.undone": "Act undone",
  "case.claimed": "Case claimed",
  "case.released": "Case released",
  "note.added": "Note added",
  "reports.ignored": "Reports ignored",
  "reports.heeded": "Reports heeded again",
};

const memberKinds: LogKind[] = ["post.created", "post.deleted", "post.reported", "report.withdrawn"];

/** What the log of moderation holds: the acts of moderators, admins and the clock. */
export const moderationKinds = (Object.keys(kindWords) as LogKind[]).filter(
  (kind) => !memberKinds.includes(kind),
);

/** What has come about when an act of this kind is undone; said once it is. */
export const undoneWords: Record<ReversibleKind, string> = {
  "post.hidden": "Undone: the post is back in sight, and its case as it was before.",
  "post.unhidden": "Undone: the post is hidden again.",
  "report.dismissed": "Undone: the case is open again.",
  "user.blocked": "Undone: the member is no longer blocked.",
  "user.unblocked": "Undone: the member is blocked again, for as long as before.",
  "role.assigned": "Undone: the member has the earlier role again.",
};

/** The kinds of act that can be undone, and the permission of the inverse act, which undoing each needs. */
export const inversePermission = {
  "post.hidden": "post:unhide",
  "post.unhidden": "post:hide",
  "report.dismissed": "report:dismiss",
  "user.blocked": "user:unblock",
  "user.unblocked": "user:block",
  "role.assigned": "role:assign",
} as const satisfies Record<string, Permission>;

export type ReversibleKind = keyof typeof inversePermission;

export function isReversible(kind: string): kind is ReversibleKind {
  return Object.hasOwn(inversePermission, kind);
}
