import type { QueueRow } from "~/moderation/cases/case-view";

/**
 * The state of a decision sent from this page. `version` is that of the case when it was sent. `conflict`: who decided it
 * first, in a sentence.
 */
export type DecisionStatus = { version: number; state: "sent" | "rejected" | "done"; conflict?: string };
/** By the id of the post. */
export type DecisionStatuses = ReadonlyMap<number, DecisionStatus>;

/** A list that was loaded before the decision may still have the case. A case that was reopened has a new version. */
export function isDecided(statuses: DecisionStatuses, row: QueueRow): boolean {
  const status = statuses.get(row.post.id);
  return status?.state === "done" && status.version === row.case.version;
}

/** The form is being sent, or was rejected and still has what was typed: the row must stay, whatever the new list says. */
export function hasPendingForm(statuses: DecisionStatuses, row: QueueRow): boolean {
  const state = statuses.get(row.post.id)?.state;
  return state === "sent" || state === "rejected";
}

/**
 * What was sent about it from this page, while that is not done. Who decided first counts no more once the case is open
 * again.
 */
export function pendingStatus(statuses: DecisionStatuses, row: QueueRow): DecisionStatus | undefined {
  const status = statuses.get(row.post.id);
  if (!status || status.state === "done") return undefined;
  const isOpenAgain = row.case.state === "open" && row.case.version !== status.version;
  return isOpenAgain ? { ...status, conflict: undefined } : status;
}

/** The loaded list, with the rows to keep of the previous list inserted after the rows that they followed. */
export function mergeRows(
  previous: QueueRow[],
  loaded: QueueRow[],
  isKept: (row: QueueRow) => boolean,
): QueueRow[] {
  const merged = [...loaded];
  previous.forEach((row, index) => {
    if (!isKept(row) || merged.some(({ post }) => post.id === row.post.id)) return;
    const earlier = previous.slice(0, index).map(({ post }) => post.id);
    const predecessor = merged.findLastIndex(({ post }) => earlier.includes(post.id));
    merged.splice(predecessor + 1, 0, row);
  });
  return merged;
}

/** The case after or before the current one; the first if there is no current one; the same at either end. */
export function findNeighbour(ids: number[], current: number | null, step: 1 | -1): number | null {
  const index = current === null ? -1 : ids.indexOf(current);
  if (index < 0) return ids[0] ?? null;
  return ids[index + step] ?? ids[index] ?? null;
}

/** The case to go to when one leaves the list: the next, or the previous if it was the last. */
export function findNext(ids: number[], leaving: number): number | null {
  const index = ids.indexOf(leaving);
  return ids[index + 1] ?? ids[index - 1] ?? null;
}
