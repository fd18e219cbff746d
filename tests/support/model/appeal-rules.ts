import { day } from "~/time/units";
import type { Entry, PlazaModel } from "./plaza-model";
import { isObstructed, mayUndo, reverseAct } from "./undo-rules";

export function sendAppeal(model: PlazaModel, actor: number, entryId: number): string {
  const entry = model.entry(entryId);
  if (entry?.member !== actor || !["post.hidden", "post.warned", "user.blocked"].includes(entry.kind))
    return "not-found";
  const all = [...model.appeals.values()];
  if (all.some((appeal) => appeal.entry === entryId)) return "done";
  const post = model.posts.get(entry.post ?? 0);
  const { block } = model.member(actor);
  const hides = post?.hiddenBy === entryId && !post.deleted;
  const warns = entry.kind === "post.warned" && !entry.undone;
  if (!hides && !warns && !(block?.entry === entryId && block.until > model.now)) return "over";
  if (all.filter(({ by, at }) => by === actor && at > model.now - day).length >= 5) return "too-fast";
  model.addEntry("appeal.sent", actor, { post: entry.post, member: actor });
  const id = model.since.appeal + model.appeals.size + 1;
  model.appeals.set(id, { entry: entryId, by: actor, at: model.now, state: "open", decidedBy: null });
  return "done";
}

export function decideAppeal(
  model: PlazaModel,
  verdict: "upheld" | "overturned",
  actor: number,
  id: number,
): string {
  const appeal = model.appeals.get(id);
  const act = appeal && model.entry(appeal.entry);
  if (!act) return "not-found";
  if (!mayUndo(model, actor, act)) return "forbidden";
  if (act.actor === actor && couldAnotherDecide(model, actor, act)) return "forbidden";
  if (appeal.state !== "open")
    return appeal.state === verdict && model.isBy(actor, `appeal.${verdict}`, appeal.decidedBy)
      ? "done"
      : "conflict";
  if (verdict === "overturned" && (act.undone || isObstructed(model, act))) return "conflict";
  const entry = model.addEntry(`appeal.${verdict}`, actor, { post: act.post, member: act.member });
  Object.assign(appeal, { state: verdict, decidedBy: entry.id });
  if (verdict === "overturned") reverseAct(model, act, entry);
  model.notify(appeal.by, `appeal.${verdict}`, entry);
  return "done";
}

function couldAnotherDecide(model: PlazaModel, actor: number, { kind, member }: Entry): boolean {
  return [...model.members].some(
    ([id]) =>
      id !== actor &&
      id !== member &&
      model.hasRole(id, "moderator") &&
      (kind !== "user.blocked" || (member !== null && model.outranks(id, member))),
  );
}
