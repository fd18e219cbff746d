import { useState } from "react";
import type { QueueRow } from "~/moderation/cases/case-view";
import {
  type DecisionStatus,
  type DecisionStatuses,
  hasPendingForm,
  isDecided,
  mergeRows,
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
    /** A case that was decided on this page and is open again because the decision was undone. */
    reopened: shown.find(({ post }) => statuses.get(post.id)?.state === "done")?.post.id ?? null,
    setStatus: ({ post, case: { version } }: QueueRow, state: DecisionStatus["state"]) =>
      setStatuses((previous) => new Map(previous).set(post.id, { version, state })),
    clearStatus: (id: number) =>
      setStatuses((previous) => new Map([...previous].filter(([postId]) => postId !== id))),
  };
}
