import type { Flash } from "./flash";

/** A rejected form: what was typed and the errors, by field; `message` is about the whole form. */
export type FormState = {
  values: Record<string, string>;
  errors: Record<string, string>;
  message?: string;
  /** Below the message: where to see what it is about. */
  link?: { to: string; label: string };
  /** Fields with several values: the cases of a bulk decision. */
  repeated?: Record<string, string[]>;
};

/** The answer to a form that stays on its page: what it did, or the rejected form. */
export type ActionData = FormState | { flash: Flash };

export function flashOf(data: ActionData | undefined): Flash | null {
  return data && "flash" in data ? data.flash : null;
}

export function rejectionOf(data: ActionData | undefined): FormState | null {
  return data && !("flash" in data) ? data : null;
}
