import type { Doing } from "./story";
import {
  type LogRow,
  type MemberRow,
  type PostRow,
  type Town,
  about,
  enter,
  must,
  requirePost,
  tell,
} from "./town";

/** Takes back the latest decision about a post. */
export function undoDecision(town: Town, at: number, actor: MemberRow, act: Doing<"undo">): void {
  const post = requirePost(town, act.post);
  const entry = town.log.find(({ id }) => id === town.cases.get(post.id)?.decidedEntryId);
  if (!entry) throw new Error(`There is nothing to undo about ${act.post}`);
  must(actor.role !== "member" && post.authorId !== actor.id, `${act.by} may not undo`);
  const undo = enter(town, { at, kind: "act.undone", ...about(actor, post), reversesId: entry.id });
  takeBack(town, post, entry);
  if (entry.kind === "post.hidden") tell(town, undo, "post.restored", post.authorId);
}

export function sendAppeal(town: Town, at: number, actor: MemberRow, act: Doing<"appeal">): void {
  const post = act.post === undefined ? null : requirePost(town, act.post);
  const entryId = post ? post.hiddenEntryId : actor.blockEntryId;
  if (entryId === null) throw new Error(`There is nothing for ${act.by} to appeal against`);
  must(!post || (post.authorId === actor.id && post.deletedAt === null), `${act.post} is not theirs`);
  must(!town.appeals.some((appeal) => appeal.entryId === entryId), `${act.by} has appealed already`);

  const id = town.appeals.length + 1;
  const undecided = {
    state: "open",
    decidedAt: null,
    decidedById: null,
    decidedEntryId: null,
    reply: "",
  } as const;
  town.appeals.push({ id, entryId, memberId: actor.id, body: act.body, createdAt: at, ...undecided });
  enter(town, {
    at,
    kind: "appeal.sent",
    actorId: actor.id,
    postId: post?.id ?? null,
    memberId: actor.id,
    details: { appealId: id, appealedId: entryId },
  });
}

/** Answers the appeal against the hiding of a post, which brings it back if it is granted. */
export function decideAppeal(
  town: Town,
  at: number,
  actor: MemberRow,
  { does, by, post: name, note }: Doing<"uphold" | "overturn">,
): void {
  const post = requirePost(town, name);
  const appeal = town.appeals.find(({ entryId }) => entryId === post.hiddenEntryId);
  const entry = town.log.find(({ id }) => id === appeal?.entryId);
  if (appeal?.state !== "open" || !entry) throw new Error(`Nobody has appealed about ${name}`);
  must(actor.role !== "member" && actor.id !== entry.actorId, `${by} may not decide about ${name}`);
  const overturns = does === "overturn";
  const verdict = overturns ? "overturned" : "upheld";
  const answer = enter(town, {
    at,
    kind: `appeal.${verdict}`,
    ...about(actor, post),
    note,
    details: { appealId: appeal.id, appealedId: entry.id },
    reversesId: overturns ? entry.id : null,
  });
  const decided = { decidedAt: at, decidedById: actor.id, decidedEntryId: answer.id };
  Object.assign(appeal, { state: verdict, reply: note, ...decided });
  if (overturns) takeBack(town, post, entry);
  tell(town, answer, `appeal.${verdict}`, appeal.memberId);
}

/** The post, its case and its reports as they were before their latest decision. */
function takeBack(town: Town, post: PostRow, entry: LogRow) {
  const found = town.cases.get(post.id);
  const { before } = entry.details;
  must(entry.kind === "post.hidden" || entry.kind === "report.dismissed", `Not told: undoing ${entry.kind}`);
  if (!found || !before) throw new Error("There was no case to go back to");
  if (entry.kind === "post.hidden") post.hiddenEntryId = null;
  Object.assign(found, before, { version: found.version + 1 });
  for (const report of town.reports)
    if (report.decidedEntryId === entry.id) Object.assign(report, { outcome: null, decidedEntryId: null });
}
