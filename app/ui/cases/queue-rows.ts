import type { QueueRow } from "~/moderation/cases/case-view";

/** How the form of a case fares that was sent from this page. `version` is that of the case when it was sent. */
export type DecisionStatus = { version: number; state: "sent" | "rejected" | "done" };
/** By the id of the post. */
export type DecisionStatuses = ReadonlyMap<number, DecisionStatus>;

/** A list that was loaded before the decision may still have the case; once opened again it has another version. */
export function isDecided(statuses: DecisionStatuses, row: QueueRow): boolean {
  const status = statuses.get(row.post.id);
  return status?.state === "done" && status.version === row.case.version;
}

/** Its form is being sent, or was rejected and still holds what was typed: the row stays, whatever the new list says. */
export function hasPendingForm(statuses: DecisionStatuses, row: QueueRow): boolean {
  const state = statuses.get(row.post.id)?.state;
  return state === "sent" || state === "rejected";
}

/** The loaded list with the rows to keep of the list before, each after the row that it came after. */
export function mergeRows(
  before: QueueRow[],
  loaded: QueueRow[],
  isKept: (row: QueueRow) => boolean,
): QueueRow[] {
  const merged = [...loaded];
  before.forEach((row, index) => {
    if (!isKept(row) || merged.some(({ post }) => post.id === row.post.id)) return;
    const earlier = before.slice(0, index).map(({ post }) => post.id);
    const previous = merged.findLastIndex(({ post }) => earlier.includes(post.id));
    merged.splice(previous + 1, 0, row);
  });
  return merged;
}

/** The next or the previous of the current case; the first where there is no current one; at either end the same. */
export function findNeighbour(ids: number[], current: number | null, by: 1 | -1): number | null {
  const index = current === null ? -1 : ids.indexOf(current);
  if (index < 0) return ids[0] ?? null;
  return ids[index + by] ?? ids[index] ?? null;
}

/** The case to go to when this one leaves: the next, or after the last the one before it. */
export function findNext(ids: number[], leaving: number): number | null {
  const index = ids.indexOf(leaving);
  return ids[index + 1] ?? ids[index - 1] ?? null;
}
