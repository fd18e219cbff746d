import type { FormEvent } from "react";
import type { SentForm } from "./send-form";

/** What a browser would send: the fields and the button that was pressed, to the address of the button or the form. */
export function readForm(event: FormEvent<HTMLFormElement>): SentForm {
  const form = event.currentTarget;
  const submitter = submitterOf(event);
  const fields = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === "string") fields.append(name, value);
  const name = submitter?.getAttribute("name");
  if (name) fields.append(name, submitter?.getAttribute("value") ?? "");
  const action = submitter?.getAttribute("formaction") ?? form.getAttribute("action") ?? "";
  return { action, fields, hasInput: inputsOf(form).length > 0 };
}

/** The button that was pressed; null if script sent the form. */
export function submitterOf({ nativeEvent }: FormEvent): HTMLElement | null {
  return nativeEvent instanceof SubmitEvent ? nativeEvent.submitter : null;
}

export type Input = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** The controls that somebody can fill in. */
export function inputsOf(form: HTMLFormElement): Input[] {
  const inputs: Input[] = [];
  for (const element of form.elements)
    if (
      element instanceof HTMLTextAreaElement ||
      element instanceof HTMLSelectElement ||
      (element instanceof HTMLInputElement && element.type !== "hidden")
    )
      inputs.push(element);
  return inputs;
}
