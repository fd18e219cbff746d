/** A rejected form: what was typed and the errors, by field; `message` is about the whole form. */
export type FormState = {
  values: Record<string, string>;
  errors: Record<string, string>;
  message?: string;
  /** Where to go on, beside the message. */
  link?: { to: string; label: string };
  /** Fields with several values: the cases of a bulk decision. */
  repeated?: Record<string, string[]>;
};
