import type { LogView } from "./log-view";

/** An entry, and the one that undid it where that is not to stand by itself. */
export type FoldedEntry = { entry: LogView; undo: LogView | null };

/**
 * Folds each undo into the act that it undid, where the list has both. A granted appeal stays: it is a decision with a reply
 * of its own.
 */
export function foldUndos(entries: LogView[]): FoldedEntry[] {
  const ids = new Set(entries.map(({ id }) => id));
  const isFolded = ({ kind, reverses }: LogView) =>
    kind === "act.undone" && reverses !== null && ids.has(reverses.id);
  const undos = new Map(entries.filter(isFolded).map((undo) => [undo.reverses?.id, undo]));
  return entries
    .filter((entry) => !isFolded(entry))
    .map((entry) => ({ entry, undo: undos.get(entry.id) ?? null }));
}
