import assert from "node:assert/strict";
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
  reverseDecision(state, post, entry);
  if (entry.kind === "post.hidden") notify(state, undo, "post.restored", post.authorId);
}

/** Restores the post, its case and its reports to what they were before the decision. */
export function reverseDecision(state: DemoState, post: PostRow, entry: LogRow): void {
  const found = state.cases.get(post.id);
  const { before } = entry.details;
  assert(
    entry.kind === "post.hidden" || entry.kind === "report.dismissed",
    `The demo cannot undo ${entry.kind}`,
  );
  assert(found && before, "There was no case before the decision");
  if (entry.kind === "post.hidden") post.hiddenEntryId = null;
  Object.assign(found, before, { version: found.version + 1 });
  for (const report of state.reports)
    if (report.decidedEntryId === entry.id) Object.assign(report, { outcome: null, decidedEntryId: null });
}
