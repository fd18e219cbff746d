import type { Flash } from "./flash";

/** A form that was not accepted: what was typed, and why, by field; `message` is about the whole. */
export type FormState = {
  values: Record<string, string>;
  errors: Record<string, string>;
  message?: string;
  /** Fields that repeat: the cases of a bulk. */
  repeated?: Record<string, string[]>;
};

/** The answer to a form that stays on its page: what it did, or why not. */
export type FormAnswer = FormState | { flash: Flash };

export function flashOf(answer: FormAnswer | undefined): Flash | null {
  return answer && "flash" in answer ? answer.flash : null;
}

export function rejectionOf(answer: FormAnswer | undefined): FormState | null {
  return answer && !("flash" in answer) ? answer : null;
}
