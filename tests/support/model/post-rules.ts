import { day } from "~/time/units";
import type { PlazaModel, Report } from "./plaza-model";
import { newCase, openCase, settleCase } from "./settle";

export function createPost(model: PlazaModel, actor: number): string {
  if (model.isBlocked(actor)) return "forbidden";
  model.addEntry("post.created", actor, { member: actor });
  return "done";
}

export function addPost(model: PlazaModel, id: number, author: number) {
  model.posts.set(id, { author, deleted: false, hiddenBy: null, blockedBy: null });
}

export function deletePost(model: PlazaModel, actor: number, id: number): string {
  const post = model.posts.get(id);
  if (!post) return "not-found";
  if (post.author !== actor) return model.visible().includes(id) ? "forbidden" : "not-found";
  // The same form once more is done, also while its sender is blocked: it changes nothing.
  if (post.deleted) return "done";
  if (model.isBlocked(actor)) return "forbidden";
  post.deleted = true;
  model.addEntry("post.deleted", actor, { post: id });
  return "done";
}

export function reportPost(model: PlazaModel, actor: number, id: number, reason: string): string {
  if (model.isBlocked(actor)) return "forbidden";
  const post = model.posts.get(id);
  if (!post || !model.visible().includes(id)) return "not-found";
  if (post.author === actor) return "forbidden";
  const earlier = model.reportsOn(id);
  if (earlier.some(({ by, outcome }) => by === actor && outcome === null)) return "already";
  const found = model.cases.get(id);
  if (found && !found.open) {
    const verdict = found.verdict ?? "";
    if (["dismiss", "warn"].includes(verdict) && model.now - (found.decidedAt ?? 0) < day) return "looked-at";
    // To themselves they are known to the case, whether their reports counted or not.
    const matter = earlier.filter(({ ignored, by }) => !ignored || by === actor);
    const known = matter.some(({ by }) => by === actor) && matter.some((one) => one.reason === reason);
    if (known && ["dismiss", "warn", "unhide", "unwarn"].includes(verdict)) return "looked-at";
  }
  model.addEntry("post.reported", actor, { post: id });
  const ignored = model.member(actor).ignored && !model.hasRole(actor, "moderator");
  const made = { by: actor, reason, ignored, outcome: null, decidedBy: null, reopenedBy: null };
  model.reports.set(id, [...earlier, made]);
  if (ignored) return "done";
  if (!found) model.cases.set(id, { ...newCase, open: true, counted: 1 });
  else if (found.open) found.counted += 1;
  else Object.assign(found, { ...openCase, version: found.version + 1, counted: 1, reopenedBy: null });
  return "done";
}

export function withdrawReport(model: PlazaModel, actor: number, id: number): string {
  if (model.isBlocked(actor)) return "forbidden";
  const isOpen = ({ outcome }: Report) => outcome === null;
  const own = model.reportsOn(id).findLast((report) => report.by === actor);
  if (!own || !isOpen(own)) return own?.outcome === "withdrawn" ? "done" : "conflict";
  const entry = model.addEntry("report.withdrawn", actor, { post: id });
  Object.assign(own, { outcome: "withdrawn", decidedBy: entry.id });
  const found = model.cases.get(id);
  if (own.ignored || !found?.open) return "done";
  found.counted -= 1;
  if (!model.hasCountedReport(id)) settleCase(found, "withdrawn", entry);
  return "done";
}
