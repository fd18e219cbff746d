import type { LogKind, NoticeKind } from "~/db/vocabulary";

export type Told = { member: number; kind: NoticeKind; entry: number; post: number | null };

/** What the member whom an act concerns is told of it, */
export const toldOf: Partial<Record<LogKind, NoticeKind>> = {
  "post.hidden": "post.hidden",
  "post.unhidden": "post.restored",
  "post.warned": "post.warned",
  "user.blocked": "user.blocked",
  "user.unblocked": "user.unblocked",
  "name.reset": "name.reset",
  "role.assigned": "role.changed",
  "appeal.upheld": "appeal.upheld",
  "appeal.overturned": "appeal.overturned",
};

/** and of its undoing. */
export const toldOfUndoing: Partial<Record<LogKind, NoticeKind>> = {
  "post.hidden": "post.restored",
  "post.unhidden": "post.hidden",
  "post.warned": "warning.undone",
  "user.blocked": "user.unblocked",
  "user.unblocked": "user.blocked",
  "name.reset": "name.restored",
  "role.assigned": "role.changed",
};

/**
 * Whether a notice takes the place of one that the same member has not read: of what it makes untrue, and of what is about the
 * same case in the same role. By the kind of its act, and the entry that the act undoes.
 */
export function isReplaced(
  old: Told,
  by: Told,
  { act, undoes }: { act: LogKind; undoes: number | null | undefined },
): boolean {
  if (old.member !== by.member || old.post !== by.post) return false;
  if (old.entry === undoes) return true;
  const topic = topicOf(by.kind);
  if (topicOf(old.kind) !== topic) return false;
  if (topic === "user") return typeof undoes === "number";
  if (topic === "post") return old.kind === "post.restored" || act !== "post.unhidden";
  if (topic === "warning") return old.kind === "warning.undone";
  return topic === "report";
}

const topicOf = (kind: NoticeKind) => (kind === "post.warned" ? "warning" : kind.split(".")[0]);
