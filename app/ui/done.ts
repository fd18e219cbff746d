/** What has just been done, for the next page to say. `undo`: the entry by which it can be taken back. */
export type Done = {
  message: string;
  undo?: number;
  /** Of a bulk: each case by itself, with what came of it where it was not done, or the entry where it was. */
  results?: { postId: number; undo?: number; why?: string }[];
  /** The entry that was taken back. */
  undone?: number;
};

/** What to say once `done` is, where `before` was said: of a bulk, what can still be taken back one by one. */
export function sayAfter(before: Done | null, done: Done): Done {
  const isOneOf = done.undone && before?.results?.some(({ undo }) => undo === done.undone);
  if (!isOneOf) return done;
  return { ...done, results: before?.results?.filter(({ undo }) => undo !== done.undone) };
}
