import { type Input, inputsOf } from "../submission/read-form";
import { listStoredKeys, readStored, removeStored, store } from "./session-storage";

/**
 * What is being typed, kept in the tab until it is sent, so that it survives a reload, a crash, an error page and logging
 * in again. Under the member's id, so that nobody is shown what somebody else typed; without hidden fields, which belong to
 * the page.
 */
const prefix = "typed:";
const keyOf = (memberId: number, form: string) => `${prefix}${memberId}:${form}`;

type Entry = [name: string, value: string];

/** Keeps the controls that were changed: the others may have another value the next time the page is shown. */
export function keepInput(memberId: number, name: string, form: HTMLFormElement): void {
  const key = keyOf(memberId, name);
  // A form that was refused comes back with what was typed as its default, which is no change then.
  const known = new Set(readEntries(key).map(([field]) => field));
  const entries = inputsOf(form)
    .filter((input) => isChanged(input) || (known.has(input.name) && isFilledIn(input)))
    .map((input): Entry => [input.name, input.value]);
  if (entries.length === 0) removeStored(key);
  else store(key, entries);
}

/** Puts back what was kept, but never over something typed since the page was loaded. */
export function restoreInput(memberId: number, name: string, form: HTMLFormElement): void {
  const entries = readEntries(keyOf(memberId, name));
  const inputs = inputsOf(form);
  const typed = new Set(inputs.filter(isChanged).map((input) => input.name));
  for (const input of inputs) {
    if (typed.has(input.name)) continue;
    const entry = entries.find(
      ([field, value]) => field === input.name && (!isTick(input) || value === input.value),
    );
    if (entry && isTick(input)) input.checked = true;
    else if (entry) input.value = entry[1];
  }
}

export function forgetInput(memberId: number, name: string): void {
  removeStored(keyOf(memberId, name));
}

/** Of everybody but this member: when somebody else is signed in, and with null at log-out. */
export function forgetInputOfOthers(memberId: number | null): void {
  const own = memberId === null ? null : keyOf(memberId, "");
  for (const key of listStoredKeys())
    if (key.startsWith(prefix) && !(own && key.startsWith(own))) removeStored(key);
}

function readEntries(key: string): Entry[] {
  const entries = readStored(key);
  return Array.isArray(entries) ? entries : [];
}

function isTick(input: Input): input is HTMLInputElement {
  return input instanceof HTMLInputElement && (input.type === "checkbox" || input.type === "radio");
}

function isFilledIn(input: Input): boolean {
  return isTick(input) ? input.checked : input.value !== "";
}

function isChanged(input: Input): boolean {
  if (isTick(input)) return input.checked && !input.defaultChecked;
  if (!(input instanceof HTMLSelectElement)) return input.value !== input.defaultValue;
  const initial = [...input.options].find(({ defaultSelected }) => defaultSelected) ?? input.options[0];
  return input.value !== initial?.value;
}
