/** What a form did, shown once, on the next page or the same one. `undo` is the log entry that Undo would undo. */
export type Flash = {
  message: string;
  undo?: number;
  /** After a bulk decision: for each case the log entry to undo, or why it was not decided. */
  results?: { postId: number; undo?: number; why?: string }[];
  /** How many results were left out, so that the rest fits into the cookie. */
  omitted?: number;
  /** The log entry that was undone. */
  undone?: number;
};

/** The flash to show next. If it undid one result of a bulk decision, it keeps the others, which can still be undone. */
export function mergeFlash(previous: Flash | null, flash: Flash): Flash {
  const isBulkResult = flash.undone && previous?.results?.some(({ undo }) => undo === flash.undone);
  if (!isBulkResult) return flash;
  const results = previous?.results?.filter(({ undo }) => undo !== flash.undone);
  return { ...flash, results, omitted: previous?.omitted };
}
