/** What has just been done, for the next page to say. `undo`: the entry by which it can be taken back. */
export type Done = {
  message: string;
  undo?: number;
  /** Of a bulk: each case by itself, with what came of it where it was not done, or the entry where it was. */
  results?: { postId: number; undo?: number; why?: string }[];
};
