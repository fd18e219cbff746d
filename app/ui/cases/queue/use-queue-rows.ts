import { useState } from "react";
import type { QueueRow } from "~/moderation/cases/case-view";
import {
  type DecisionStatus,
  type DecisionStatuses,
  hasPendingForm,
  isDecided,
  mergeRows,
  pendingStatus,
} from "./queue-rows";

/** The cases to show: those of the loader, without those decided on this page since. */
export function useQueueRows(loaded: QueueRow[]) {
  const [statuses, setStatuses] = useState<DecisionStatuses>(new Map());
  const [list, setList] = useState({ loaded, rows: loaded });
  let { rows } = list;
  if (list.loaded !== loaded) {
    rows = mergeRows(rows, loaded, (row) => hasPendingForm(statuses, row));
    setList({ loaded, rows });
  }
  const shown = rows.filter((row) => !isDecided(statuses, row));
  const isSending = ({ post }: QueueRow) => statuses.get(post.id)?.state === "sent";
  return {
    shown,
    isSending,
    isAnySending: shown.some(isSending),
    /** Undefined for a case about which nothing was sent from this page, or nothing since it was reopened. */
    statusOf: (row: QueueRow) => pendingStatus(statuses, row),
    /** A case that was decided on this page and is open again because the decision was undone. */
    reopened: shown.find(({ post }) => statuses.get(post.id)?.state === "done")?.post.id ?? null,
    setStatus: ({ post, case: { version } }: QueueRow, status: Omit<DecisionStatus, "version">) =>
      setStatuses((previous) => new Map(previous).set(post.id, { version, ...status })),
    clearStatus: (id: number) =>
      setStatuses((previous) => new Map([...previous].filter(([postId]) => postId !== id))),
  };
}

export type QueueRows = ReturnType<typeof useQueueRows>;
