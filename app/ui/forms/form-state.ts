import type { Flash } from "./flash";

/** A rejected form: what was typed and what is wrong, by field; `message` is about the whole form. */
export type FormState = {
  values: Record<string, string>;
  errors: Record<string, string>;
  message?: string;
  /** Fields with several values: the cases of a bulk decision. */
  repeated?: Record<string, string[]>;
};

/** The answer to a form that stays on its page: what it did, or why it was rejected. */
export type ActionData = FormState | { flash: Flash };

export function flashOf(answer: ActionData | undefined): Flash | null {
  return answer && "flash" in answer ? answer.flash : null;
}

export function rejectionOf(answer: ActionData | undefined): FormState | null {
  return answer && !("flash" in answer) ? answer : null;
}
