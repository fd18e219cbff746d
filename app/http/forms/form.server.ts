import { data } from "@remix-run/cloudflare";
import type * as z from "zod";
import type { FormState } from "~/ui/forms/submission/form-state";

/** The fields of a form by name; those that may be sent more than once are in `repeated`. */
export type Form = { fields: Record<string, string>; repeated: Record<string, string[]> };

const repeatable = new Set(["case", "entry"]);

/** Parses application/x-www-form-urlencoded; null for invalid UTF-8 or escapes, or a field sent twice. */
export function parseForm(body: Uint8Array): Form | null {
  const form: Form = { fields: Object.create(null), repeated: Object.create(null) };
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(body);
    for (const pair of text.split("&")) {
      if (pair === "") continue;
      const [name, value] = splitPair(pair);
      if (repeatable.has(name)) (form.repeated[name] ??= []).push(value);
      else if (name in form.fields) return null;
      else form.fields[name] = value;
    }
  } catch {
    return null;
  }
  return form;
}

/** The form's values parsed by the schema; else the state to render the form with: its values, and a message by field. */
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

/** An action's response that renders the form again: 422 for invalid fields, 403, 409 for a conflict, 429 for too fast. */
export function respondWithForm(state: FormState, status: 403 | 409 | 422 | 429) {
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
