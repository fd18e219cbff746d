import assert from "node:assert/strict";
import type { DemoActOf } from "../data/types";
import type { CaseRow, LogRow, MemberRow, PostRow } from "../rows";
import { addLogEntry, type DemoState, entryAbout, notify, requirePost } from "../state";

type Verdict = "hide" | "unhide" | "warn" | "dismiss" | "block";

export function decidePost(
  state: DemoState,
  at: number,
  actor: MemberRow,
  act: DemoActOf<"hide" | "unhide" | "warn" | "dismiss">,
): void {
  const { type, note = "" } = act;
  const post = requirePost(state, act.post);
  assert(actor.role !== "member" && post.authorId !== actor.id, `${act.by} may not ${type} ${act.post}`);
  assert((post.hiddenEntryId !== null) === (type === "unhide"), `Cannot ${type} ${act.post} in its state`);
  assert(type !== "dismiss" || state.cases.get(post.id)?.state === "open", `No open case to ${type}`);

  const details = undoDetails(state, post, at);
  const entry = addLogEntry(state, {
    at,
    kind: logKinds[type],
    ...entryAbout(actor, post),
    reason: "reason" in act ? act.reason : null,
    note,
    details,
  });
  if (type === "hide") post.hiddenEntryId = entry.id;
  if (type === "unhide") post.hiddenEntryId = null;
  decideCase(state, post, type, entry);
}

/** Decides the post's case and its open reports, and notifies the members concerned. */
export function decideCase(state: DemoState, post: PostRow, verdict: Verdict, entry: LogRow): void {
  const caseRow = state.cases.get(post.id) ?? makeCase(post, entry.at);
  state.cases.set(post.id, {
    ...caseRow,
    state: "decided",
    verdict,
    version: caseRow.version + 1,
    decidedAt: entry.at,
    decidedById: entry.actorId,
    decidedEntryId: entry.id,
  });
  for (const report of state.reports) {
    if (report.postId === post.id && report.outcome === null) {
      Object.assign(report, { outcome: outcomes[verdict], decidedEntryId: entry.id });
      notify(state, entry, reporterNotices[verdict], report.reporterId, report);
    }
  }
  if (verdict === "hide") notify(state, entry, "post.hidden", post.authorId);
  if (verdict === "warn") notify(state, entry, "post.warned", post.authorId);
  if (verdict === "unhide") notify(state, entry, "post.restored", post.authorId);
}

export function makeCase(post: PostRow, openedAt: number): CaseRow {
  const counts = { reports: 0, reasons: {}, notes: [] };
  const undecided = { verdict: null, decidedAt: null, decidedById: null, decidedEntryId: null };
  const ids = { postId: post.id, authorId: post.authorId, postDeleted: post.deletedAt !== null };
  return { ...ids, state: "open", version: 0, openedAt, ...counts, ...undecided };
}

const logKinds = {
  hide: "post.hidden",
  unhide: "post.unhidden",
  warn: "post.warned",
  dismiss: "report.dismissed",
} as const;

const outcomes = {
  hide: "upheld",
  // Hiding the post decided all its reports, and a hidden post gets no new ones.
  unhide: null,
  warn: "upheld",
  dismiss: "dismissed",
  block: "closed by block",
} as const;

const reporterNotices = {
  hide: "report.upheld",
  unhide: "report.dismissed",
  warn: "report.upheld",
  dismiss: "report.dismissed",
  block: "report.closed",
} as const;

/** What an undo restores, and for how many ms the case was open. */
function undoDetails(state: DemoState, post: PostRow, at: number): LogRow["details"] {
  const caseRow = state.cases.get(post.id);
  const waited = caseRow?.state === "open" ? at - caseRow.openedAt : null;
  if (!caseRow) return { waited, hiddenEntryId: post.hiddenEntryId, before: null };
  const { state: caseState, verdict, openedAt, decidedAt, decidedById, decidedEntryId } = caseRow;
  const before = { state: caseState, verdict, openedAt, decidedAt, decidedById, decidedEntryId };
  return { waited, hiddenEntryId: post.hiddenEntryId, before };
}
