import { findWords } from "~/text/words";

/** Words that follow each other. `isPrefix`: the last may go on. */
export type Phrase = { words: string[]; isPrefix: boolean };

/** What is searched for: posts with all phrases, by the member whom `from` names. One of the two is never empty. */
export type Search = { phrases: Phrase[]; from: string | null };

export type ParsedSearch =
  | { outcome: "search"; search: Search }
  | { outcome: "empty" | "no-words" | "no-name" | "several-names" }
  | { outcome: "too-long"; excess: number };

/** The longest search, in code points: shorter than a post, and more than anybody types. */
export const searchLimit = 200;

const quote = `"\u201c\u201d\u201e\u201f\u00ab\u00bb\uff02`;
const quoted = `[${quote}]([^${quote}]*)(?:[${quote}]|$)`;
const namePattern = `(?<=^|\\s)from[:\uff1a](?:${quoted}|(\\S+)|$)`;
const term = new RegExp(`${quoted}|([^\\s${quote}]+)`, "gu");

/**
 * Reads what somebody has typed: words, "phrases in quotes" and `from:name`. Whatever else it may be, it is read as words;
 * a word of several parts, such as "don't" or one in Chinese, as a phrase.
 */
export function parseSearch(q: string): ParsedSearch {
  const text = q.trim();
  if (text === "") return { outcome: "empty" };
  const excess = [...text].length - searchLimit;
  if (excess > 0) return { outcome: "too-long", excess };
  const names = [...text.matchAll(new RegExp(namePattern, "giu"))].map(([, inQuotes, plain]) =>
    (inQuotes ?? plain ?? "").replace(/^@/, ""),
  );
  if (names.length > 1) return { outcome: "several-names" };
  const [from = null] = names;
  if (from !== null && findWords(from).length === 0) return { outcome: "no-name" };
  const phrases = parsePhrases(text.replace(new RegExp(namePattern, "giu"), " "));
  if (phrases.length === 0 && from === null) return { outcome: "no-words" };
  return { outcome: "search", search: { phrases, from } };
}

/** The same search, for the posts of the member with this number. */
export function searchFromMember(q: string, id: number): string {
  return q.replace(new RegExp(namePattern, "iu"), () => `from:#${id}`);
}

function parsePhrases(text: string): Phrase[] {
  const phrases = [...text.matchAll(term)].flatMap(([, inQuotes, plain]) => {
    const words = findWords(inQuotes ?? plain ?? "").map(({ word }) => word);
    return words.length > 0 ? [{ words, isQuoted: inQuotes !== undefined }] : [];
  });
  return phrases.map(({ words, isQuoted }, index) => ({
    words,
    isPrefix: index === phrases.length - 1 && !isQuoted,
  }));
}
