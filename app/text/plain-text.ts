import type { TextPart } from "./links.server";

/** The words of a text, without its links. */
export function plainText(text: TextPart[]): string {
  return text.map((part) => (typeof part === "string" ? part : part.text)).join("");
}
