/** A rejected form: what was typed and the errors, by field; `message` is about the whole form. */
export type FormState = {
  values: Record<string, string>;
  errors: Record<string, string>;
  message?: string;
  /** Who decided first, in a sentence of its own: for the list that the case is in. */
  conflict?: string;
  /** Where to go on, beside the message. */
  link?: { to: string; label: string };
  /** Fields with several values: the cases of a bulk decision. */
  repeated?: Record<string, string[]>;
};
