/** What a form did, shown once, on the next page or the same one. `undo` is the log entry that Undo would undo. */
export type Flash = {
  message: string;
  /** It says that something was not done. */
  isProblem?: boolean;
  /** The path of the form, where no script sent it: none has forgotten what was typed into it. */
  sent?: string;
  undo?: number;
  /** After a bulk decision: for each case the log entry to undo, or why it was not decided. */
  results?: { postId: number; words?: string; undo?: number; why?: string }[];
  /** How many results were left out, so that the rest fits into the cookie. */
  omitted?: number;
  /** The log entries that were undone. */
  undone?: number[];
};

/**
 * The flash to show next. If it undid results of a bulk decision, it keeps the others, which can still be undone; but for
 * those of which it says itself why they were not.
 */
export function mergeFlash(previous: Flash | null, flash: Flash): Flash {
  const undone = (result: { undo?: number }) => isUndoneBy(flash, result);
  if (!previous?.results?.some(undone)) return flash;
  const wordsOf = (postId: number) => previous.results?.find((result) => result.postId === postId)?.words;
  // Whoever undoes several is told why one was not, and knows it by its words.
  const said = (flash.results ?? []).map((result) => ({ words: wordsOf(result.postId), ...result }));
  const isSaid = (postId: number) => said.some((result) => result.postId === postId);
  const left = previous.results.filter((result) => !undone(result) && !isSaid(result.postId));
  const results = [...said, ...left];
  return { ...flash, results: results.length > 0 ? results : undefined, omitted: previous.omitted };
}

/** The acts of a tab that can be undone, the latest last. */
export type History = Flash[];

const historyLength = 10;

/** The history after this flash was shown: with what it did, and without what it undid. */
export function recordAct(history: History, flash: Flash): History {
  const left = history
    .filter((act) => !isUndoneBy(flash, act))
    .map((act) => ({ ...act, results: act.results?.filter((result) => !isUndoneBy(flash, result)) }))
    .filter(({ undo, results }) => undo !== undefined || (results && results.length > 0));
  const done = flash.results?.filter(({ undo }) => undo !== undefined) ?? [];
  const isAct = flash.undone === undefined && (flash.undo !== undefined || done.length > 0);
  if (!isAct || left.some((act) => listUndoable(act).some((id) => listUndoable(flash).includes(id))))
    return left;
  const { message, undo } = flash;
  // By the entries of the log, since answers may arrive in another order than the acts were done.
  return [...left, { message, undo, results: done.length > 0 ? done : undefined }]
    .sort((a, b) => Math.max(...listUndoable(a)) - Math.max(...listUndoable(b)))
    .slice(-historyLength);
}

/** The log entries that its Undo would undo. */
export function listUndoable({ undo, results }: Flash): number[] {
  return [undo, ...(results ?? []).map((result) => result.undo)].filter((id) => id !== undefined);
}

function isUndoneBy({ undone }: Flash, { undo }: { undo?: number }): boolean {
  return undo !== undefined && undone !== undefined && undone.includes(undo);
}
