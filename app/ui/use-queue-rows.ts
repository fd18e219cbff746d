import { useState } from "react";
import type { QueueRow } from "../moderation/case-view";
import { type Fate, type Fates, isDone, isHeld, mergeRows } from "./queue-rows";

/** The cases to show: those of the list as it was last read, and what has become of those decided here. */
export function useQueueRows(loaded: QueueRow[]) {
  const [fates, setFates] = useState<Fates>(new Map());
  const [list, setList] = useState({ loaded, rows: loaded });
  let { rows } = list;
  if (list.loaded !== loaded) {
    rows = mergeRows(rows, loaded, (row) => isHeld(fates, row));
    setList({ loaded, rows });
  }
  const shown = rows.filter((row) => !isDone(fates, row));
  const isAway = ({ post }: QueueRow) => fates.get(post.id)?.state === "sent";
  return {
    shown,
    isAway,
    /** Something is on its way. */
    isBusy: shown.some(isAway),
    /** Decided here, and open again: undone. */
    returned: shown.find(({ post }) => fates.get(post.id)?.state === "done")?.post.id ?? null,
    mark: ({ post, case: { version } }: QueueRow, state: Fate["state"]) =>
      setFates((before) => new Map(before).set(post.id, { version, state })),
    forget: (id: number) => setFates((before) => new Map([...before].filter(([postId]) => postId !== id))),
  };
}
