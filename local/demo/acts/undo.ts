import assert from "node:assert/strict";
import type { DecisionDetails } from "~/db/log-details";
import type { DemoActOf } from "../data/types";
import type { LogRow, MemberRow, PostRow } from "../rows";
import { addLogEntry, type DemoState, entryAbout, notify, requirePost } from "../state";

/** Undoes the latest decision about a post. */
export function undoDecision(state: DemoState, at: number, actor: MemberRow, act: DemoActOf<"undo">): void {
  const post = requirePost(state, act.post);
  const entry = state.log.find(({ id }) => id === state.cases.get(post.id)?.decidedEntryId);
  assert(entry, `There is nothing to undo about ${act.post}`);
  assert(actor.role !== "member" && post.authorId !== actor.id, `${act.by} may not undo`);
  const about = entryAbout(actor, post);
  const undo = addLogEntry(state, { at, kind: "act.undone", ...about, reversesId: entry.id });
  reverseDecision(state, post, entry, undo);
  if (entry.kind === "post.hidden") notify(state, undo, "post.restored", post.authorId);
}

/** Restores the post, its case and its reports to their state before the decision. */
export function reverseDecision(state: DemoState, post: PostRow, entry: LogRow, undo: LogRow): void {
  const caseRow = state.cases.get(post.id);
  assert(
    entry.kind === "post.hidden" || entry.kind === "report.dismissed",
    `The demo cannot undo ${entry.kind}`,
  );
  const { before } = entry.details as DecisionDetails;
  assert(caseRow && before, "There was no case before the decision");
  if (entry.kind === "post.hidden") post.hiddenEntryId = null;
  Object.assign(caseRow, before, { version: caseRow.version + 1 });
  for (const report of state.reports) {
    if (report.decidedEntryId !== entry.id) continue;
    Object.assign(report, { outcome: null, decidedEntryId: null });
    notify(state, undo, "report.reopened", report.reporterId, report);
  }
}
