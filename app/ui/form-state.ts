/** A form that was not accepted: what was typed, and why, by field; `message` is about the whole. */
export type FormState = {
  values: Record<string, string>;
  errors: Record<string, string>;
  message?: string;
};
