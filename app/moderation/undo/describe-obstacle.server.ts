import { eq } from "drizzle-orm";
import { displayName } from "~/accounts/member-name";
import type { Database } from "~/db/client.server";
import { posts } from "~/db/tables/posts.server";
import { describeLatestActOnMember, describeLatestActOnPost } from "~/log/describe-latest-act.server";
import type { LogEntry } from "~/log/find-entry.server";
import { isReversible } from "~/log/kinds";
import { timeInWords } from "~/text/times";

/** Why an act cannot be undone: its kind is final, somebody has undone it, or a later act is in the way. */
export async function describeObstacle(db: Database, entry: LogEntry, now: number): Promise<string> {
  const { kind, reversal, postId, memberId, memberErased } = entry;
  if (kind === "act.undone" || kind === "appeal.overturned")
    return "An undo is final. Act afresh instead: hide, unhide, warn, block or unblock.";
  if (!isReversible(kind)) return "An act of this kind cannot be undone.";
  if (reversal) {
    const who = reversal.by ? displayName(reversal.by) : "Somebody";
    return `${who} undid it ${timeInWords(reversal.at, now)}. Each act can be undone once.`;
  }
  if (memberErased) return "This account has been deleted since.";
  if (kind === "role.assigned" || postId === null) {
    const latest = memberId === null ? "" : await describeLatestActOnMember(db, memberId, now);
    return `Something later stands in the way. ${latest}`.trim();
  }
  const [post] = await db.select({ deletedAt: posts.deletedAt }).from(posts).where(eq(posts.id, postId));
  if (post?.deletedAt) return "Its author has deleted the post since.";
  return describeLatestActOnPost(db, postId, now);
}
