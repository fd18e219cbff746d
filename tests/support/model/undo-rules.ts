import type { LogKind } from "~/db/vocabulary";
import { toldOfUndoing } from "../database/state/told";
import type { Entry, PlazaModel } from "./plaza-model";
import { liftBlock, restoreBlock } from "./member-rules";
import { reopenCase, settleAppeals } from "./settle";

export const reversibleKinds: LogKind[] = [
  "post.hidden",
  "post.unhidden",
  "post.warned",
  "report.dismissed",
  "user.blocked",
  "user.unblocked",
  "role.assigned",
];

/** What members do; it is not in the log of moderation. */
const memberKinds: LogKind[] = ["post.created", "post.deleted", "post.reported", "report.withdrawn"];
/** Kept from the member whom they are about. */
const confidentialKinds: LogKind[] = [
  "report.dismissed",
  "case.claimed",
  "case.released",
  "note.added",
  "reports.ignored",
  "reports.heeded",
];

export function undoAct(model: PlazaModel, actor: number, entryId: number): string {
  const act = model.entry(entryId);
  if (!act || !isReadable(act, actor)) return "not-found";
  if (!mayUndo(model, actor, act)) return "forbidden";
  if (model.isBy(actor, "act.undone", act.undoneBy)) return "done";
  if (!reversibleKinds.includes(act.kind) || act.undone || isObstructed(model, act)) return "conflict";
  const entry = model.addEntry("act.undone", actor, { post: act.post, member: act.member, undoes: act.kind });
  reverseAct(model, act, entry);
  const told = toldOfUndoing[act.kind];
  if (told && act.member !== null) model.notify(act.member, told, entry);
  return "done";
}

/** Whether the entry is in the log that this reader sees: what is confidential about them is not, nor its undoing. */
function isReadable({ kind, member, undoes }: Entry, reader: number): boolean {
  if (memberKinds.includes(kind)) return false;
  return member !== reader || ![kind, undoes].some((each) => each && confidentialKinds.includes(each));
}

export function mayUndo(model: PlazaModel, actor: number, { kind, member }: Entry): boolean {
  if (!reversibleKinds.includes(kind)) return model.hasRole(actor, "moderator");
  if (!model.hasRole(actor, kind === "role.assigned" ? "admin" : "moderator") || member === actor)
    return false;
  const needsHigherRole = kind === "user.blocked" || kind === "user.unblocked";
  return !needsHigherRole || (member !== null && model.outranks(actor, member));
}

/** What keeps an act from being undone: something else has changed the same things since. */
export function isObstructed(model: PlazaModel, act: Entry): boolean {
  const { id, kind } = act;
  const post = model.posts.get(act.post ?? 0);
  const member = model.members.get(act.member ?? 0);
  const hasLater = (laterKind: LogKind, evenUndone = false) =>
    model.entries.some(
      (entry) =>
        entry.id > id &&
        entry.kind === laterKind &&
        entry.member === act.member &&
        (evenUndone || !entry.undone),
    );
  if (kind === "user.blocked") return member?.block?.entry !== id;
  if (kind === "user.unblocked")
    return (
      member?.block !== null ||
      (act.lifts?.until ?? 0) <= model.now ||
      hasLater("user.blocked") ||
      hasLater("user.unblocked", true)
    );
  if (kind === "role.assigned" && act.from && act.to && act.member !== null)
    return hasLater("role.assigned") || !model.canBecome(act.member, act.to, act.from);
  // A warning can be undone whatever became of its case.
  if (kind === "post.warned") return false;
  if (!post || !isLatestDecision(model, act)) return true;
  if (kind === "post.hidden" && post.hiddenBy !== id) return true;
  if (kind === "post.unhidden" && (post.hiddenBy !== null || post.deleted)) return true;
  return isReportedAgain(model, act);
}

function isLatestDecision(model: PlazaModel, { id, post }: Entry): boolean {
  return model.cases.get(post ?? 0)?.decidedBy === id;
}

/** Nobody has two open reports on a post. */
function isReportedAgain(model: PlazaModel, { id, post, before }: Entry): boolean {
  const reports = model.reportsOn(post ?? 0);
  const reopens = [id, before?.verdict === "block" ? before.decidedBy : id];
  const answered = reports.filter(({ decidedBy }) => reopens.includes(decidedBy));
  return answered.some(({ by }) => reports.some((other) => other.by === by && other.outcome === null));
}

export function reverseAct(model: PlazaModel, act: Entry, entry: Entry): void {
  act.undone = true;
  act.undoneBy = entry.id;
  const { id, kind, member } = act;
  if (kind === "user.blocked" && member !== null) liftBlock(model, member, entry, "undo");
  else if (kind === "user.unblocked" && member !== null) restoreBlock(model, member, act, entry);
  else if (kind === "role.assigned" && member !== null && act.from) model.member(member).role = act.from;
  else if (kind === "post.warned") reverseWarning(model, act, entry);
  else reverseDecision(model, act, entry);
  settleAppeals(model, id, "granted", entry);
  for (const appeal of model.appeals.values())
    if (appeal.decidedBy === id) Object.assign(appeal, { state: "open", decidedBy: null });
}

/** Where something later keeps the case from opening again, the warning alone is taken back. */
function reverseWarning(model: PlazaModel, act: Entry, entry: Entry): void {
  const found = model.cases.get(act.post ?? 0);
  if (!found || !isLatestDecision(model, act)) return;
  if (isReportedAgain(model, act))
    Object.assign(found, {
      verdict: "unwarn",
      decidedAt: model.now,
      decidedBy: entry.id,
      version: found.version + 1,
    });
  else reverseDecision(model, act, entry);
}

function reverseDecision(
  model: PlazaModel,
  { id, kind, post: postId, before, hiddenBefore }: Entry,
  entry: Entry,
): void {
  const post = model.posts.get(postId ?? 0);
  const found = model.cases.get(postId ?? 0);
  if (!post || !found) return;
  for (const report of model.reportsOn(postId ?? 0)) {
    if (report.decidedBy !== id) continue;
    Object.assign(report, { outcome: null, decidedBy: null });
    model.notify(report.by, "report.reopened", entry);
  }
  const { open, verdict, decidedAt, decidedBy } = (before && sinceUndone(model, before)) ?? {
    open: false,
    verdict: kind === "post.warned" ? "unwarn" : "unhide",
    decidedAt: model.now,
    decidedBy: entry.id,
  };
  Object.assign(found, { open, verdict, decidedAt, decidedBy, version: found.version + 1 });
  if (kind === "post.hidden") post.hiddenBy = null;
  if (kind === "post.unhidden") post.hiddenBy = hiddenBefore ?? null;
  const presentBlock = model.member(post.author).block?.entry;
  if (verdict !== "block" || decidedBy === null || decidedBy === presentBlock) return;
  const lifting = model.entries.filter(({ lifts, undone }) => lifts?.entry === decidedBy && !undone);
  reopenCase(model, postId ?? 0, decidedBy, entry, lifting.at(-1)?.id ?? null);
}

/** A case that was decided by a warning, and the warning undone while something later stood. */
function sinceUndone(model: PlazaModel, before: NonNullable<Entry["before"]>) {
  const undoing = model.entry(model.entry(before.decidedBy ?? 0)?.undoneBy ?? 0);
  if (before.verdict !== "warn" || !undoing) return before;
  return { open: false, verdict: "unwarn", decidedAt: undoing.at, decidedBy: undoing.id };
}
