import assert from "node:assert/strict";
import type { DemoActOf } from "../data/types";
import type { MemberRow, PostRow } from "../rows";
import { addLogEntry, type DemoState, entryAbout, isVisible, requirePost } from "../state";
import { makeCase } from "./decide-case";

const day = 86_400_000;

/** Opens a case, or adds the report to the open one. */
export function reportPost(state: DemoState, at: number, actor: MemberRow, act: DemoActOf<"report">): void {
  const { reason, note = "" } = act;
  const post = requirePost(state, act.post);
  assert(isVisible(post) && post.authorId !== actor.id, `${act.by} cannot report ${act.post}`);

  const caseRow = openCase(state, at, actor, post, act);
  caseRow.reports += 1;
  caseRow.reasons[reason] = (caseRow.reasons[reason] ?? 0) + 1;
  if (note) caseRow.notes = [{ reason, text: note, at, by: actor.id }, ...caseRow.notes].slice(0, 2);
  state.cases.set(post.id, caseRow);

  const id = state.reports.length + 1;
  const open = { outcome: null, decidedEntryId: null };
  state.reports.push({ id, postId: post.id, reporterId: actor.id, reason, note, createdAt: at, ...open });
  addLogEntry(state, { at, kind: "post.reported", ...entryAbout(actor, post), details: { report: reason } });
}

/** The post's open case, a new one, or a decided one that this report reopens. */
function openCase(
  state: DemoState,
  at: number,
  actor: MemberRow,
  post: PostRow,
  { by, reason, post: name }: DemoActOf<"report">,
) {
  const earlier = state.reports.filter(({ postId }) => postId === post.id);
  const own = earlier.filter(({ reporterId }) => reporterId === actor.id);
  assert(!own.some(({ outcome }) => outcome === null), `${by} has reported ${name} already`);

  const caseRow = state.cases.get(post.id) ?? makeCase(post, at);
  if (caseRow.state === "decided") {
    const isNew = own.length === 0 || earlier.every((other) => other.reason !== reason);
    assert(at - caseRow.decidedAt! > day && isNew, `The case of ${name} does not open again`);
    Object.assign(caseRow, makeCase(post, at), { version: caseRow.version + 1 });
  }
  return caseRow;
}
