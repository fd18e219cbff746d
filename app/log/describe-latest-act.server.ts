import { and, eq, inArray } from "drizzle-orm";
import { displayName } from "~/accounts/names/member-name";
import type { Database } from "~/db/client.server";
import { log } from "~/db/tables/log.server";
import { logKinds } from "~/db/vocabulary";
import { timeInWords } from "~/text/times";
import { kindOf } from "./kinds";
import { selectLog, toLogView } from "./select-log.server";

/** For messages about conflicts: who last changed the member's block or role, or name, and when. Empty where nobody did. */
export async function describeLatestActOnMember(
  db: Database,
  memberId: number,
  now: number,
  about: "member" | "name" = "member",
): Promise<string> {
  const latest = await findLatest(db, about, memberId);
  if (!latest) return "";
  const who = latest.actor ? displayName(latest.actor) : "Plaza";
  return `${who} ${kindOf(latest.kind).latest?.[about]} ${timeInWords(latest.at, now)}.`;
}

/** The same about a post: who last decided its case, or undid that. `isOpen`: the case is open again since. */
export async function describeLatestActOnPost(
  db: Database,
  postId: number,
  now: number,
  isOpen = false,
): Promise<string> {
  const latest = await findLatest(db, "post", postId);
  if (!latest) return "The case has changed since.";
  const { actor, at, kind } = latest;
  const who = actor ? displayName(actor) : "Somebody";
  const sentence = `${who} ${kindOf(kind).latest?.post} ${timeInWords(at, now)}`;
  if (!isOpen) return `${sentence}.`;
  const isUndo = kind === "act.undone" || kind === "appeal.overturned";
  return `${sentence}; ${isUndo ? "the case is open again" : "the post has been reported again since"}.`;
}

async function findLatest(db: Database, about: "member" | "name" | "post", id: number) {
  const kinds = logKinds.filter((kind) => kindOf(kind).latest?.[about]);
  const [index, column] =
    about === "post" ? (["log_by_post", log.postId] as const) : (["log_by_member", log.memberId] as const);
  const [row] = await selectLog(db, index, and(eq(column, id), inArray(log.kind, kinds)), 1, {
    withoutPosts: true,
  });
  return row ? toLogView(row) : null;
}
