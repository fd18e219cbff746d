import { useState } from "react";
import type { QueueRow } from "~/moderation/cases/case-view";
import { type DecisionStatus, type DecisionStatuses, isDone, isHeld, mergeRows } from "./queue-rows";

/** The cases to show: those of the list as it was last read, and what has become of those decided here. */
export function useQueueRows(loaded: QueueRow[]) {
  const [statuses, setFates] = useState<DecisionStatuses>(new Map());
  const [list, setList] = useState({ loaded, rows: loaded });
  let { rows } = list;
  if (list.loaded !== loaded) {
    rows = mergeRows(rows, loaded, (row) => isHeld(statuses, row));
    setList({ loaded, rows });
  }
  const shown = rows.filter((row) => !isDone(statuses, row));
  const isAway = ({ post }: QueueRow) => statuses.get(post.id)?.state === "sent";
  return {
    shown,
    isAway,
    /** Something is on its way. */
    isBusy: shown.some(isAway),
    /** Decided here, and open again: undone. */
    returned: shown.find(({ post }) => statuses.get(post.id)?.state === "done")?.post.id ?? null,
    mark: ({ post, case: { version } }: QueueRow, state: DecisionStatus["state"]) =>
      setFates((before) => new Map(before).set(post.id, { version, state })),
    forget: (id: number) => setFates((before) => new Map([...before].filter(([postId]) => postId !== id))),
  };
}
