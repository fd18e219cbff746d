import { and, eq, inArray } from "drizzle-orm";
import { displayName } from "~/accounts/member-name";
import type { Database } from "~/db/client.server";
import { log } from "~/db/tables/log.server";
import type { LogKind } from "~/db/vocabulary";
import { timeInWords } from "~/text/times";
import type { LogView } from "./log-view";
import { selectLog, toLogView } from "./select-log.server";

const pastTense: Partial<Record<LogKind, string>> = {
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

const kinds = Object.keys(pastTense) as LogKind[];

function inWords({ actor, kind, at }: Pick<LogView, "actor" | "kind" | "at">, now: number): string {
  const who = actor ? displayName(actor) : "Plaza";
  return `${who} ${pastTense[kind as LogKind] ?? "acted"} ${timeInWords(at, now)}`;
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
