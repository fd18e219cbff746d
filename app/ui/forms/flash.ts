/** What a form has done, for the next page or this one to say. `undo`: the entry by which it can be undone. */
export type Flash = {
  message: string;
  undo?: number;
  /** Of a bulk: each case by itself, with why it was not decided, or the entry where it was. */
  results?: { postId: number; undo?: number; why?: string }[];
  /** The entry that was undone. */
  undone?: number;
};

/** What to say next: after an undo of one of a bulk, also which of the others can still be undone. */
export function mergeFlash(before: Flash | null, flash: Flash): Flash {
  const isOneOf = flash.undone && before?.results?.some(({ undo }) => undo === flash.undone);
  if (!isOneOf) return flash;
  return { ...flash, results: before?.results?.filter(({ undo }) => undo !== flash.undone) };
}
