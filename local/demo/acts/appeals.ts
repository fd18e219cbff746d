import assert from "node:assert/strict";
import type { DemoActOf } from "../data/types";
import type { MemberRow, PostRow } from "../rows";
import { addLogEntry, type DemoState, entryAbout, notify, requirePost } from "../state";
import { reverseDecision } from "./undo";

export function sendAppeal(state: DemoState, at: number, actor: MemberRow, act: DemoActOf<"appeal">): void {
  const post = act.post === undefined ? null : requirePost(state, act.post);
  const entryId = post ? (post.hiddenEntryId ?? warningAbout(state, post)) : actor.blockEntryId;
  assert(entryId !== null, `There is nothing for ${act.by} to appeal against`);
  assert(!post || (post.authorId === actor.id && post.deletedAt === null), `${act.post} is not theirs`);
  assert(!state.appeals.some((appeal) => appeal.entryId === entryId), `${act.by} has appealed already`);

  const id = state.appeals.length + 1;
  const undecided = {
    state: "open",
    decidedAt: null,
    decidedById: null,
    decidedEntryId: null,
    reply: "",
  } as const;
  state.appeals.push({ id, entryId, memberId: actor.id, body: act.body, createdAt: at, ...undecided });
  addLogEntry(state, {
    at,
    kind: "appeal.sent",
    actorId: actor.id,
    postId: post?.id ?? null,
    memberId: actor.id,
    details: { appealId: id, appealedId: entryId },
  });
}

/** The warning that decided the case of the post; null where another act did. */
function warningAbout({ cases }: DemoState, { id }: PostRow): number | null {
  const decided = cases.get(id);
  return decided?.verdict === "warn" ? decided.decidedEntryId : null;
}

/** Decides the appeal against hiding a post. Overturning unhides it. */
export function decideAppeal(
  state: DemoState,
  at: number,
  actor: MemberRow,
  { type, by, post: name, note }: DemoActOf<"uphold" | "overturn">,
): void {
  const post = requirePost(state, name);
  const appeal = state.appeals.find(({ entryId }) => entryId === post.hiddenEntryId);
  const appealedEntry = state.log.find(({ id }) => id === appeal?.entryId);
  assert(appeal?.state === "open" && appealedEntry, `There is no open appeal about ${name}`);
  assert(actor.role !== "member" && actor.id !== appealedEntry.actorId, `${by} may not decide about ${name}`);
  const isOverturned = type === "overturn";
  const verdict = isOverturned ? "overturned" : "upheld";
  const entry = addLogEntry(state, {
    at,
    kind: `appeal.${verdict}`,
    ...entryAbout(actor, post),
    note,
    details: { appealId: appeal.id, appealedId: appealedEntry.id },
    reversesId: isOverturned ? appealedEntry.id : null,
  });
  const decided = { decidedAt: at, decidedById: actor.id, decidedEntryId: entry.id };
  Object.assign(appeal, { state: verdict, reply: note, ...decided });
  if (isOverturned) reverseDecision(state, post, appealedEntry, entry);
  notify(state, entry, `appeal.${verdict}`, appeal.memberId);
}
