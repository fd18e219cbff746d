import { kinds } from "~/log/kinds";
import { minute } from "~/time/units";
import type { Case, PlazaModel, Post } from "./plaza-model";
import { newCase, settleAppeals, settleCase } from "./settle";

const verdicts = {
  hide: "post.hidden",
  unhide: "post.unhidden",
  warn: "post.warned",
  dismiss: "report.dismissed",
} as const;
type Verdict = keyof typeof verdicts;

export function decideCase(
  model: PlazaModel,
  verdict: Verdict,
  actor: number,
  id: number,
  version: number,
): string {
  const post = model.posts.get(id);
  const found = model.cases.get(id);
  if (model.hasRole(actor, "moderator") && model.isBy(actor, verdicts[verdict], found?.decidedBy))
    return "done";
  if (!post || isGone(model, post, actor)) return "not-found";
  if (!model.hasRole(actor, "moderator") || post.author === actor) return "forbidden";
  const hidden = post.hiddenBy !== null;
  const already = {
    hide: hidden,
    unhide: !hidden,
    warn: hidden || found?.verdict === "warn",
    dismiss: !found?.open,
  }[verdict];
  if (already || version !== model.version(id)) return "conflict";
  const entry = model.addEntry(verdicts[verdict], actor, {
    post: id,
    before: found ? { ...found } : null,
    hiddenBefore: post.hiddenBy,
  });
  for (const report of model.reportsOn(id)) {
    if (report.outcome !== null) continue;
    const outcome = verdict === "hide" || verdict === "warn" ? "upheld" : "dismissed";
    Object.assign(report, { outcome, decidedBy: entry.id });
    model.notify(report.by, `report.${outcome}`, entry);
  }
  const decided = found ?? { ...newCase };
  model.cases.set(id, decided);
  settleCase(decided, verdict, entry);
  if (verdict === "unhide" && post.hiddenBy !== null) settleAppeals(model, post.hiddenBy, "granted", entry);
  if (verdict === "warn") model.notify(post.author, "post.warned", entry);
  if (verdict === "hide" || verdict === "unhide") {
    post.hiddenBy = verdict === "hide" ? entry.id : null;
    model.notify(post.author, verdict === "hide" ? "post.hidden" : "post.restored", entry);
  }
  return "done";
}

export function decideCases(
  model: PlazaModel,
  verdict: "hide" | "warn" | "dismiss",
  actor: number,
  cases: [id: number, version: number][],
): string[] {
  // Entries are written in the order of the posts.
  const sorted = [...cases].sort(([a], [b]) => a - b);
  const outcomes = new Map(
    sorted.map(([id, version]) => [id, decideCase(model, verdict, actor, id, version)]),
  );
  return cases.map(([id]) => outcomes.get(id) ?? "");
}

export function claimCase(model: PlazaModel, actor: number, id: number): string {
  const found = model.cases.get(id);
  const refused = refuseClaim(model, actor, id);
  if (refused) return refused;
  if (!found?.open) return "conflict";
  const holder = claimHolder(model, found);
  if (holder !== null && holder !== actor) return "conflict";
  found.claim = { by: actor, until: model.now + 10 * minute };
  if (holder === actor) return "renewed";
  model.addEntry("case.claimed", actor, { post: id });
  return "done";
}

export function releaseCase(model: PlazaModel, actor: number, id: number): string {
  const found = model.cases.get(id);
  const refused = refuseClaim(model, actor, id);
  if (refused) return refused;
  if (!found || claimHolder(model, found) !== actor) {
    const latest = model.entries.findLast((entry) => entry.post === id && kinds[entry.kind].moderation);
    return model.isBy(actor, "case.released", latest?.id) ? "done" : "conflict";
  }
  found.claim = null;
  model.addEntry("case.released", actor, { post: id });
  return "done";
}

function refuseClaim(model: PlazaModel, actor: number, id: number): string | null {
  const post = model.posts.get(id);
  if (!post || isGone(model, post, actor)) return "not-found";
  return !model.hasRole(actor, "moderator") || post.author === actor ? "forbidden" : null;
}

function claimHolder(model: PlazaModel, { claim }: Case): number | null {
  return claim && claim.until > model.now ? claim.by : null;
}

/** A deleted post, until it is erased, is there for moderators but its author. */
function isGone(model: PlazaModel, post: Post, reader: number): boolean {
  return post.deleted && (post.author === reader || !model.hasRole(reader, "moderator"));
}
