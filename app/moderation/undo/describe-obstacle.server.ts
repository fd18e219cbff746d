import { eq } from "drizzle-orm";
import { displayName } from "~/accounts/names/member-name";
import type { Database } from "~/db/client.server";
import { posts } from "~/db/tables/posts.server";
import { describeLatestActOnMember, describeLatestActOnPost } from "~/log/describe-latest-act.server";
import type { LogEntry } from "~/log/find-entry.server";
import { isReversible } from "~/log/kinds";
import { timeInWords } from "~/text/times";

/** Why an act cannot be undone: its kind is final, somebody has undone it, or a later act is in the way. */
export async function describeObstacle(db: Database, entry: LogEntry, now: number): Promise<string> {
  const { kind, reversal, postId, memberId, member } = entry;
  if (kind === "act.undone" || kind === "appeal.overturned")
    return "An undo can't be undone. Hide, unhide, warn, block or unblock instead.";
  if (!isReversible(kind)) return "This can't be undone.";
  if (reversal) {
    const who = reversal.by ? displayName(reversal.by) : "Somebody";
    return `${who} already undid it ${timeInWords(reversal.at, now)}.`;
  }
  if (member?.erased) return "This account has since been deleted.";
  if (kind === "role.assigned" || postId === null) {
    const latest = memberId === null ? "" : await describeLatestActOnMember(db, memberId, now);
    return `Something has changed since. ${latest}`.trim();
  }
  const [post] = await db.select({ deletedAt: posts.deletedAt }).from(posts).where(eq(posts.id, postId));
  if (post?.deletedAt) return "The author has since deleted the post.";
  return describeLatestActOnPost(db, postId, now);
}
