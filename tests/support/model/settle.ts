import type { Case, Entry, PlazaModel } from "./plaza-model";

export const openCase = { open: true, verdict: null, decidedAt: null, decidedBy: null };
export const newCase: Case = {
  open: false,
  verdict: null,
  version: 0,
  counted: 0,
  decidedAt: null,
  decidedBy: null,
  reopenedBy: null,
  claim: null,
};

export function settleCase(found: Case, verdict: string, entry: Entry): void {
  Object.assign(found, {
    open: false,
    verdict,
    version: found.version + 1,
    decidedAt: entry.at,
    decidedBy: entry.id,
    claim: null,
    ...(verdict === "withdrawn" ? { reopenedBy: null } : {}),
  });
}

/** Opens a case that a block closed. `reopenedBy` stays as it was where it is not given. */
export function reopenCase(
  model: PlazaModel,
  postId: number,
  block: number,
  entry: Entry,
  reopenedBy?: number | null,
): void {
  const found = model.cases.get(postId);
  if (!found || found.open || found.decidedBy !== block) return;
  const by = reopenedBy === undefined ? {} : { reopenedBy };
  for (const report of model.reportsOn(postId)) {
    if (report.decidedBy !== block) continue;
    Object.assign(report, { outcome: null, decidedBy: null, ...by });
    model.notify(report.by, "report.reopened", entry, postId);
  }
  Object.assign(found, { ...openCase, version: found.version + 1, ...by });
}

export function settleAppeals(model: PlazaModel, against: number, state: string, entry: Entry | null): void {
  for (const appeal of model.appeals.values())
    if (appeal.entry === against && appeal.state === "open")
      Object.assign(appeal, { state, decidedBy: entry?.id ?? null });
}
