import type { Role } from "~/db/vocabulary";
import { forever, type Entry, type Report, type PlazaModel } from "./plaza-model";
import { reopenCase, settleAppeals, settleCase } from "./settle";

export function blockMember(model: PlazaModel, actor: number, id: number, ms: number): string {
  if (!model.hasRole(actor, "moderator") || !model.outranks(actor, id)) return "forbidden";
  const member = model.member(id);
  if (member.block && !model.isBlocked(id)) endExpiredBlocks(model, [id]);
  if (member.block) {
    const until = ms === forever ? forever : (model.entry(member.block.entry)?.at ?? 0) + ms;
    const isSame = model.isBy(actor, "user.blocked", member.block.entry) && until === member.block.until;
    return isSame ? "done" : "conflict";
  }
  const own = [...model.posts].filter(([, { author }]) => author === id);
  const lastPost = Math.max(0, ...own.map(([post]) => post));
  const entry = model.addEntry("user.blocked", actor, { member: id, lastPost });
  member.block = { entry: entry.id, until: ms === forever ? forever : model.now + ms };
  model.notify(id, "user.blocked", entry);
  for (const [postId, post] of own) {
    if (!post.deleted) post.blockedBy = entry.id;
    const found = model.cases.get(postId);
    if (!found?.open) continue;
    for (const report of model.reportsOn(postId)) {
      if (report.outcome !== null) continue;
      Object.assign(report, { outcome: "closed by block", decidedBy: entry.id });
      model.notify(report.by, "report.closed", entry, postId);
    }
    settleCase(found, "block", entry);
  }
  return "done";
}

export function unblockMember(model: PlazaModel, actor: number, id: number): string {
  if (!model.hasRole(actor, "moderator") || !model.outranks(actor, id)) return "forbidden";
  const { block } = model.member(id);
  if (!block) return model.latestAbout(id, "user.unblocked")?.actor === actor ? "done" : "conflict";
  const entry = model.addEntry("user.unblocked", actor, { member: id, lifts: block });
  liftBlock(model, id, entry, "unblock");
  return "done";
}

/** What the scheduled job does for everybody, and a new block for its member; gives how many blocks ended. */
export function endExpiredBlocks(model: PlazaModel, ids = [...model.members.keys()]): number {
  const over = ids.flatMap((id) => {
    const { block } = model.member(id);
    return block && block.until <= model.now ? [{ id, block }] : [];
  });
  over.sort((a, b) => a.block.until - b.block.until || a.id - b.id);
  for (const { id, block } of over) {
    const entry = model.addEntry("user.unblocked", null, { member: id, lifts: block });
    liftBlock(model, id, entry, "clock");
  }
  return over.length;
}

export function assignRole(model: PlazaModel, actor: number, id: number, role: Role): string {
  if (!model.hasRole(actor, "admin") || actor === id) return "forbidden";
  const { role: from } = model.member(id);
  if (!model.canBecome(id, from, role)) {
    const latest = model.latestAbout(id, "role.assigned");
    return latest?.actor === actor && latest.to === role && from === role ? "done" : "conflict";
  }
  const entry = model.addEntry("role.assigned", actor, { member: id, from, to: role });
  model.member(id).role = role;
  model.notify(id, "role.changed", entry);
  return "done";
}

export function ignoreReports(model: PlazaModel, actor: number, id: number, ignore: boolean): string {
  if (!model.hasRole(actor, "moderator") || !model.outranks(actor, id)) return "forbidden";
  const member = model.member(id);
  const kind = ignore ? "reports.ignored" : "reports.heeded";
  if (member.ignored === ignore) return model.latestAbout(id, kind)?.actor === actor ? "done" : "conflict";
  member.ignored = ignore;
  model.addEntry(kind, actor, { member: id });
  return "done";
}

export function liftBlock(
  model: PlazaModel,
  id: number,
  entry: Entry,
  how: "unblock" | "undo" | "clock",
): void {
  const member = model.member(id);
  const block = member.block?.entry ?? 0;
  member.block = null;
  for (const [postId, post] of model.posts) {
    if (post.author !== id) continue;
    if (post.blockedBy === block) post.blockedBy = null;
    if (how === "undo") reopenCase(model, postId, block, entry);
    else reopenCase(model, postId, block, entry, how === "clock" ? null : entry.id);
  }
  if (how === "clock") settleAppeals(model, block, "closed", null);
  else settleAppeals(model, block, "granted", entry);
  if (how !== "undo") model.notify(id, "user.unblocked", entry);
}

export function restoreBlock(
  model: PlazaModel,
  id: number,
  { id: lifting, lifts }: Entry,
  undo: Entry,
): void {
  const block = model.entry(lifts?.entry ?? 0);
  if (!block || !lifts) return;
  model.member(id).block = { ...lifts };
  for (const [postId, post] of model.posts) {
    if (post.author !== id) continue;
    if (postId <= (block.lastPost ?? 0) && !post.deleted) post.blockedBy = block.id;
    const found = model.cases.get(postId);
    const open = model.reportsOn(postId).filter(({ outcome }) => outcome === null);
    const isNewer = (report: Report) => !report.ignored && report.reopenedBy !== lifting;
    if (!found?.open || found.reopenedBy !== lifting || open.some(isNewer)) continue;
    for (const report of open.filter(({ reopenedBy }) => reopenedBy === lifting)) {
      Object.assign(report, { outcome: "closed by block", decidedBy: block.id, reopenedBy: null });
      model.notify(report.by, "report.closed", undo, postId);
    }
    settleCase(found, "block", block);
    found.reopenedBy = null;
  }
}
