import { and, eq, inArray } from "drizzle-orm";
import { displayName } from "../accounts/member-name";
import type { Database } from "../db/client.server";
import { log, type LogKind, posts } from "../db/schema.server";
import { timeInWords } from "../feed/time-in-words";
import type { LogView } from "./case-view";
import type { FoundEntry } from "./find-entry.server";
import { selectLog, toLogView } from "./select-log.server";
import { isReversible } from "./policy";

const deeds: Partial<Record<LogKind, string>> = {
  "user.blocked": "blocked this member",
  "user.unblocked": "lifted the block",
  "role.assigned": "changed the role",
  "act.undone": "undid an earlier act",
  "appeal.overturned": "granted an appeal",
  "reports.ignored": "had reports by this member ignored",
  "reports.heeded": "had reports by this member heeded again",
};

/** Who last changed how a member stands, and when: for those who came too late. Empty where nobody has. */
export async function describeLatest(db: Database, memberId: number, now: number): Promise<string> {
  const about = and(eq(log.memberId, memberId), inArray(log.kind, kinds));
  const [latest] = await selectLog(db, "log_by_member", about, 1);
  return latest ? `${inWords(toLogView(latest), now)}.` : "";
}

const kinds = Object.keys(deeds) as LogKind[];

function inWords({ actor, kind, at }: Pick<LogView, "actor" | "kind" | "at">, now: number): string {
  const who = actor ? displayName(actor) : "Plaza";
  return `${who} ${deeds[kind as LogKind] ?? "acted"} ${timeInWords(at, now)}`;
}

/** Why an act cannot be taken back: it is of a final kind, somebody has undone it, or something came later. */
export async function describeObstacle(db: Database, entry: FoundEntry, now: number): Promise<string> {
  const { kind, reversal, postId, memberId, memberErased } = entry;
  if (kind === "act.undone" || kind === "appeal.overturned")
    return "An undo is final. Act afresh instead: hide, unhide, block or unblock.";
  if (!isReversible(kind)) return "An act of this kind cannot be undone.";
  if (reversal) {
    const who = reversal.by ? displayName(reversal.by) : "Somebody";
    return `${who} undid it ${timeInWords(reversal.at, now)}. Each act can be undone once.`;
  }
  if (memberErased) return "This account has been deleted since.";
  if (kind === "role.assigned" || postId === null) {
    const latest = memberId === null ? "" : await describeLatest(db, memberId, now);
    return `Something later stands in the way. ${latest}`.trim();
  }
  const [post] = await db.select({ deletedAt: posts.deletedAt }).from(posts).where(eq(posts.id, postId));
  if (post?.deletedAt) return "Its author has deleted the post since.";
  return describeLaterOnPost(db, postId, now);
}

const decisions: Partial<Record<LogKind, string>> = {
  "post.hidden": "hid the post",
  "post.unhidden": "brought the post back",
  "report.dismissed": "dismissed its reports",
  "act.undone": "undid the decision, so that the case is open again,",
  "appeal.overturned": "granted an appeal, so that the case is open again,",
};

/** Who last decided about a post and when, or undid that; and that it was reported again, where it is open since. */
export async function describeLaterOnPost(
  db: Database,
  postId: number,
  now: number,
  isOpen = false,
): Promise<string> {
  const kinds = Object.keys(decisions) as LogKind[];
  const about = and(eq(log.postId, postId), inArray(log.kind, kinds));
  const [latest] = await selectLog(db, "log_by_post", about, 1);
  if (!latest) return "The case has moved on since.";
  const { actor, at, kind } = toLogView(latest);
  const who = actor ? displayName(actor) : "Somebody";
  const sentence = `${who} ${decisions[kind as LogKind]} ${timeInWords(at, now)}`;
  const undone = kind === "act.undone" || kind === "appeal.overturned";
  return isOpen && !undone ? `It was reported again after ${sentence}.` : `${sentence}.`;
}
