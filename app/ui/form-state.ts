import type { Done } from "./done";

/** A form that was not accepted: what was typed, and why, by field; `message` is about the whole. */
export type FormState = {
  values: Record<string, string>;
  errors: Record<string, string>;
  message?: string;
  /** Fields that repeat: the cases of a bulk. */
  repeated?: Record<string, string[]>;
};

/** The answer to a form that stays on its page: what was done, or why not. */
export type Answer = FormState | { done: Done };

export function doneIn(answer: Answer | undefined): Done | null {
  return answer && "done" in answer ? answer.done : null;
}

export function refusalIn(answer: Answer | undefined): FormState | null {
  return answer && !("done" in answer) ? answer : null;
}
