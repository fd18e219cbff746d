import { invisible, isBlank } from "./ink";
import { formatNumber, pluralize } from "./numbers";

/** The rules for all text that others read (posts, names, notes), the same in browser and server. */

// C0 and C1 controls, except for line feed and tab.
// oxlint-disable-next-line no-control-regex
const control = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/;
// Embeddings, overrides and isolates (UAX #9) can reorder the text around them; LRM, RLM and ALM cannot.
const bidi = /[\u202a-\u202e\u2066-\u2069]/;
const mark = String.raw`(?!\p{Default_Ignorable_Code_Point})\p{M}`;
// An invisible character between two marks does not move the second from where it would be drawn.
const stackedMarks = new RegExp(`${mark}(?:[${invisible}]*${mark}){8}`, "u");

export type TextProblem = "blank" | "too-long" | "control" | "bidi" | "surrogate" | "marks";

export const postLength = 280;

/** The text as it is counted, checked and stored: CRLF and CR as LF, NFC. Idempotent. */
export function normalizeText(text: string): string {
  return text.replace(/\r\n?/g, "\n").normalize("NFC");
}

/** The number of Unicode code points of the normalized text, which the form's counter shows and the database checks. */
export function textLength(text: string): number {
  return [...normalizeText(text)].length;
}

/** The first rule that the text breaks, or null. `limit` in code points; `optional` text may be empty. */
export function findTextProblem(
  text: string,
  { limit, optional = false }: { limit: number; optional?: boolean },
): TextProblem | null {
  if (!text.isWellFormed()) return "surrogate";
  const normal = normalizeText(text);
  if (control.test(normal)) return "control";
  if (bidi.test(normal)) return "bidi";
  if (stackedMarks.test(normal.normalize("NFD"))) return "marks";
  if (textLength(normal) > limit) return "too-long";
  if (isBlank(normal) && !(optional && normal.trim() === "")) return "blank";
  return null;
}

/** What somebody has typed, in messages about it. */
export type TextName = "post" | "note" | "appeal" | "name";

/** The message beside the field. `length` and `limit` in code points. */
export function textProblemMessage(
  problem: TextProblem,
  { what, limit, length }: { what: TextName; limit: number; length: number },
) {
  switch (problem) {
    case "blank":
      return "Write something first.";
    case "too-long":
      return `Your ${what} is ${pluralize(length - limit, "character")} too long. The limit is ${formatNumber(limit)}.`;
    case "control":
      return `Your ${what} has a control character in it, which can't be shown. Remove it, or type the text again.`;
    case "bidi":
      return `Your ${what} has an invisible character in it that reorders text. Remove it; right-to-left text works without it.`;
    case "surrogate":
      return `Your ${what} has half a character in it, such as a broken emoji. Remove it, or type the text again.`;
    case "marks":
      return "One character has more than 8 marks above or below it. Use fewer.";
  }
}
