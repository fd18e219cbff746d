import type { TextPart } from "~/text/links.server";

/** The beginning of a text in one line of at most so many code points, cut after a word where it has spaces. */
export function summarize(text: TextPart[], limit = 200): string {
  const line = text
    .map((part) => (typeof part === "string" ? part : part.text))
    .join("")
    .replace(/\s+/gu, " ")
    .trim();
  if ([...line].length <= limit) return line;
  const start = firstCharacters(line, limit - 1);
  const lastSpace = start.lastIndexOf(" ");
  const isInWord = line[start.length] !== " ";
  // Some scripts put no spaces between words, and some words are no words.
  const cut = isInWord && lastSpace > start.length / 2 ? start.slice(0, lastSpace) : start;
  return `${cut.trimEnd()}…`;
}

/** As many whole characters, such as emoji of several code points, as so many code points hold. */
function firstCharacters(line: string, limit: number): string {
  let start = "";
  let length = 0;
  for (const { segment } of new Intl.Segmenter("en").segment(line)) {
    length += [...segment].length;
    if (length > limit) break;
    start += segment;
  }
  return start;
}
