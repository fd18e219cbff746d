import { data } from "@remix-run/cloudflare";
import type * as z from "zod";
import type { FormState } from "~/ui/forms/form-state";

/** A form's fields, each once, save those that repeat by design. */
export type Form = { fields: Record<string, string>; repeated: Record<string, string[]> };

const mayRepeat = new Set(["case"]);

/** Parses application/x-www-form-urlencoded; null for invalid UTF-8 or escapes, or a field given twice. */
export function parseForm(body: Uint8Array): Form | null {
  const form: Form = { fields: Object.create(null), repeated: Object.create(null) };
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(body);
    for (const pair of text.split("&")) {
      if (pair === "") continue;
      const [name, value] = splitPair(pair);
      if (mayRepeat.has(name)) (form.repeated[name] ??= []).push(value);
      else if (name in form.fields) return null;
      else form.fields[name] = value;
    }
  } catch {
    return null;
  }
  return form;
}

/** The form's values by the schema, or what to show again: every value kept, each message by its field. */
export function readFields<T extends z.ZodType>(
  form: Form,
  schema: T,
): { value: z.output<T>; state?: undefined } | { value?: undefined; state: FormState } {
  const parsed = schema.safeParse(form.fields);
  if (parsed.success) return { value: parsed.data };
  const errors: Record<string, string> = {};
  for (const issue of parsed.error.issues) errors[String(issue.path[0] ?? "form")] ??= issue.message;
  return { state: { values: form.fields, errors, repeated: form.repeated } };
}

/** The same form again, with a status (422 field at fault, 409 decided meanwhile, 429 too fast). */
export function formAgain(state: FormState, status: 409 | 422 | 429 | 403) {
  return data(state, { status });
}

function splitPair(pair: string): [string, string] {
  const at = pair.indexOf("=");
  const [name, value] = at < 0 ? [pair, ""] : [pair.slice(0, at), pair.slice(at + 1)];
  return [decode(name), decode(value)];
}

function decode(text: string): string {
  return decodeURIComponent(text.replaceAll("+", " "));
}
