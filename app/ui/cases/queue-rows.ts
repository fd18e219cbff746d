import type { QueueRow } from "~/moderation/cases/case-view";

/** What has become of a case that was decided here: its form is on the way, came back, or went through. */
export type DecisionStatus = { version: number; state: "sent" | "refused" | "done" };
export type DecisionStatuses = ReadonlyMap<number, DecisionStatus>;

/** Decided and gone, although a list that was read before may still have it. Opened again, it has another version. */
export function isDone(statuses: DecisionStatuses, row: QueueRow): boolean {
  const status = statuses.get(row.post.id);
  return status?.state === "done" && status.version === row.case.version;
}

/** To be kept whatever the list says: its form is on the way, or came back with what was typed. */
export function isHeld(statuses: DecisionStatuses, row: QueueRow): boolean {
  const state = statuses.get(row.post.id)?.state;
  return state === "sent" || state === "refused";
}

/** The list as it was read anew, with those held of the one before, each behind the row that it stood behind. */
export function mergeRows(
  before: QueueRow[],
  loaded: QueueRow[],
  held: (row: QueueRow) => boolean,
): QueueRow[] {
  const merged = [...loaded];
  before.forEach((row, at) => {
    if (!held(row) || merged.some(({ post }) => post.id === row.post.id)) return;
    const earlier = before.slice(0, at).map(({ post }) => post.id);
    const behind = merged.findLastIndex(({ post }) => earlier.includes(post.id));
    merged.splice(behind + 1, 0, row);
  });
  return merged;
}

/** One further or one back from the current; the first where there is none; at either end it stays. */
export function step(ids: number[], current: number | null, by: 1 | -1): number | null {
  const at = current === null ? -1 : ids.indexOf(current);
  if (at < 0) return ids[0] ?? null;
  return ids[at + by] ?? ids[at] ?? null;
}

/** Where to go on when this one leaves: to the next, or from the last to the one before. */
export function following(ids: number[], leaving: number): number | null {
  const at = ids.indexOf(leaving);
  return ids[at + 1] ?? ids[at - 1] ?? null;
}
