import { outranks } from "~/accounts/permissions";
import { durations } from "~/moderation/blocks/durations";
import { normalizeText } from "~/text/text-rules";
import type { Act, Doing } from "./story";
import { decideAppeal, sendAppeal, undoDecision } from "./take-back";
import {
  about,
  type CaseRow,
  enter,
  isVisible,
  type LogRow,
  type MemberRow,
  must,
  type PostRow,
  requireJoined,
  requireMember,
  requirePost,
  tell,
  type Town,
} from "./town";

const day = 86_400_000;

/** Each act as the app does it. They throw where the app would refuse. */
export function perform(town: Town, at: number, act: Act): void {
  if (act.does === "appeal") return sendAppeal(town, at, requireJoined(town, act.by, at), act);
  const actor = act.by === null ? null : requireMember(town, act.by, at);
  if (act.does === "assign role") return assignRole(town, at, actor, act);
  if (!actor) throw new Error("Only a role can come from the operator");
  switch (act.does) {
    case "delete":
      return deletePost(town, at, actor, act);
    case "report":
      return reportPost(town, at, actor, act);
    case "block":
      return blockMember(town, at, actor, act);
    case "undo":
      return undoDecision(town, at, actor, act);
    case "uphold":
    case "overturn":
      return decideAppeal(town, at, actor, act);
    case "hide":
    case "unhide":
    case "dismiss":
      return judgePost(town, at, actor, act);
  }
}

export function writePost(town: Town, at: number, author: MemberRow, text: string, name?: string): void {
  const id = town.posts.length + 1;
  const formKey = `demo-${id}`;
  const post: PostRow = {
    id,
    authorId: author.id,
    body: normalizeText(text),
    createdAt: at,
    formKey,
    deletedAt: null,
    hiddenEntryId: null,
    blockEntryId: null,
  };
  town.posts.push(post);
  if (name) {
    must(!town.named.has(name), `Two posts are called ${name}`);
    town.named.set(name, post);
  }
  enter(town, { at, kind: "post.created", act: `post:${author.id}:${formKey}`, ...about(author, post) });
}

function deletePost(town: Town, at: number, actor: MemberRow, act: Doing<"delete">) {
  const post = requirePost(town, act.post);
  must(post.authorId === actor.id && isVisible(post), `${act.by} cannot delete ${act.post}`);
  post.deletedAt = at;
  const found = town.cases.get(post.id);
  if (found) found.postDeleted = true;
  enter(town, { at, kind: "post.deleted", ...about(actor, post) });
}

function reportPost(town: Town, at: number, actor: MemberRow, act: Doing<"report">) {
  const { reason, note = "" } = act;
  const post = requirePost(town, act.post);
  must(isVisible(post) && post.authorId !== actor.id, `${act.by} cannot report ${act.post}`);

  const earlier = town.reports.filter(({ postId }) => postId === post.id);
  const own = earlier.filter(({ reporterId }) => reporterId === actor.id);
  must(!own.some(({ outcome }) => outcome === null), `${act.by} has reported ${act.post} already`);

  const found = town.cases.get(post.id) ?? newCase(post, at);
  if (found.state === "decided") {
    const isNews = own.length === 0 || earlier.every((other) => other.reason !== reason);
    must(at - found.decidedAt! > day && isNews, `The case of ${act.post} does not open again`);
    Object.assign(found, newCase(post, at), { version: found.version + 1 });
  }
  found.reports += 1;
  found.reasons[reason] = (found.reasons[reason] ?? 0) + 1;
  if (note) found.notes = [{ reason, text: note, at, by: actor.id }, ...found.notes].slice(0, 2);
  town.cases.set(post.id, found);

  const id = town.reports.length + 1;
  const open = { outcome: null, decidedEntryId: null };
  town.reports.push({ id, postId: post.id, reporterId: actor.id, reason, note, createdAt: at, ...open });
  enter(town, { at, kind: "post.reported", ...about(actor, post), details: { report: reason } });
}

function judgePost(town: Town, at: number, actor: MemberRow, act: Doing<"hide" | "unhide" | "dismiss">) {
  const { does, reason, note = "" } = act;
  const post = requirePost(town, act.post);
  must(actor.role !== "member" && post.authorId !== actor.id, `${act.by} may not ${does} ${act.post}`);
  must((post.hiddenEntryId !== null) === (does === "unhide"), `${act.post} is not there to ${does}`);
  must(does !== "dismiss" || town.cases.get(post.id)?.state === "open", `No open case to ${does}`);

  const kind = ({ hide: "post.hidden", unhide: "post.unhidden", dismiss: "report.dismissed" } as const)[does];
  const details = beforehand(town, post, at);
  const entry = enter(town, { at, kind, ...about(actor, post), reason, note, details });
  if (does !== "dismiss") post.hiddenEntryId = does === "hide" ? entry.id : null;
  decideCase(town, post, does, entry);
}

function blockMember(town: Town, at: number, actor: MemberRow, act: Doing<"block">) {
  const { duration, reason, note = "" } = act;
  const member = requireMember(town, act.member, at);
  must(outranks(actor.role, member.role), `${act.by} may not block ${act.member}`);

  const until = at + durations[duration];
  const entry = enter(town, {
    at,
    kind: "user.blocked",
    actorId: actor.id,
    memberId: member.id,
    reason,
    note,
    details: { duration, until, lastPostId: lastPostOf(town, member) },
  });
  member.blockedUntil = until;
  member.blockEntryId = entry.id;
  for (const post of town.posts) {
    if (post.authorId !== member.id || post.deletedAt !== null) continue;
    post.blockEntryId = entry.id;
    if (town.cases.get(post.id)?.state === "open") decideCase(town, post, "block", entry);
  }
  tell(town, entry, "user.blocked", member.id);
}

/** What undoing a decision restores, and how long its case had been waiting. */
function beforehand(town: Town, post: PostRow, at: number): LogRow["details"] {
  const found = town.cases.get(post.id);
  const waited = found?.state === "open" ? at - found.openedAt : null;
  if (!found) return { waited, hiddenEntryId: post.hiddenEntryId, before: null };
  const { state, verdict, openedAt, decidedAt, decidedById, decidedEntryId } = found;
  const before = { state, verdict, openedAt, decidedAt, decidedById, decidedEntryId };
  return { waited, hiddenEntryId: post.hiddenEntryId, before };
}

function lastPostOf(town: Town, member: MemberRow): number | null {
  return town.posts.findLast(({ authorId }) => authorId === member.id)?.id ?? null;
}

function assignRole(town: Town, at: number, actor: MemberRow | null, act: Doing<"assign role">) {
  const { role, reason, note = "" } = act;
  const member = requireMember(town, act.member, at);
  must(!actor || (actor.role === "admin" && actor !== member), `${act.by} may not give a role`);
  const details = { from: member.role, to: role };
  const entry = enter(town, {
    at,
    kind: "role.assigned",
    actorId: actor?.id ?? null,
    memberId: member.id,
    reason,
    note,
    details,
  });
  tell(town, entry, "role.changed", member.id);
  member.role = role;
}

function decideCase(
  town: Town,
  post: PostRow,
  verdict: "hide" | "unhide" | "dismiss" | "block",
  entry: LogRow,
) {
  const found = town.cases.get(post.id) ?? newCase(post, entry.at);
  town.cases.set(post.id, {
    ...found,
    state: "decided",
    verdict,
    version: found.version + 1,
    decidedAt: entry.at,
    decidedById: entry.actorId,
    decidedEntryId: entry.id,
  });
  // Before an unhide the hide has settled every report, and a hidden post gets no new ones.
  const outcome = ({ hide: "upheld", unhide: null, dismiss: "dismissed", block: "closed by block" } as const)[
    verdict
  ];
  for (const report of town.reports) {
    if (report.postId === post.id && report.outcome === null) {
      Object.assign(report, { outcome, decidedEntryId: entry.id });
      tell(town, entry, answers[verdict], report.reporterId);
    }
  }
  if (verdict === "hide") tell(town, entry, "post.hidden", post.authorId);
  if (verdict === "unhide") tell(town, entry, "post.restored", post.authorId);
}

const answers = {
  hide: "report.upheld",
  unhide: "report.dismissed",
  dismiss: "report.dismissed",
  block: "report.closed",
} as const;

function newCase(post: PostRow, openedAt: number): CaseRow {
  const counts = { reports: 0, reasons: {}, notes: [] };
  const undecided = { verdict: null, decidedAt: null, decidedById: null, decidedEntryId: null };
  const ids = { postId: post.id, authorId: post.authorId, postDeleted: post.deletedAt !== null };
  return { ...ids, state: "open", version: 0, openedAt, ...counts, ...undecided };
}
