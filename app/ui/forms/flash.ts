/** What a form did, shown on the next page or on this one. `undo` is the log entry by which it can be undone. */
export type Flash = {
  message: string;
  undo?: number;
  /** Of a bulk decision: for each case the entry of the decision, or why there is none. */
  results?: { postId: number; undo?: number; why?: string }[];
  /** The entry that was undone. */
  undone?: number;
};

/** The flash to show next: after one decision of a bulk was undone, with those that can still be undone. */
export function mergeFlash(before: Flash | null, flash: Flash): Flash {
  const isOfBulk = flash.undone && before?.results?.some(({ undo }) => undo === flash.undone);
  if (!isOfBulk) return flash;
  return { ...flash, results: before?.results?.filter(({ undo }) => undo !== flash.undone) };
}
