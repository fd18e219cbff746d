import type { Piece, TextPart } from "~/text/links.server";
import { plainText } from "~/text/plain-text";
import { findWords, type Word } from "~/text/words";
import type { Phrase } from "./parse-search";

/** From and to where (UTF-16 units, the end exclusive) a text is what was searched for. */
type Range = { start: number; end: number };

/** The same text, with each match of a phrase as a piece of its own, also inside links. Line breaks are never in one. */
export function markMatches(text: TextPart[], phrases: Phrase[]): TextPart[] {
  const whole = plainText(text);
  const words = findWords(whole);
  const found = phrases.flatMap((phrase) => findPhrase(words, phrase));
  const ranges = merge(found.flatMap((range) => splitLines(whole, range)));
  if (ranges.length === 0) return text;
  let offset = 0;
  return text.flatMap((part) => {
    const { length } = typeof part === "string" ? part : part.text;
    const pieces = cut(whole, { start: offset, end: offset + length }, ranges);
    offset += length;
    if (typeof part === "string" || !("href" in part)) return pieces;
    return [pieces.every((piece) => typeof piece === "string") ? part : { ...part, pieces }];
  });
}

function findPhrase(words: Word[], { words: sought, isPrefix }: Phrase): Range[] {
  const last = sought.length - 1;
  const isHere = (at: number) =>
    sought.every((word, index) => {
      const there = words[at + index]?.word;
      return index === last && isPrefix ? there?.startsWith(word) : there === word;
    });
  return words.flatMap(({ start }, at) =>
    isHere(at) ? [{ start, end: words[at + last]?.end ?? start }] : [],
  );
}

function splitLines(whole: string, { start, end }: Range): Range[] {
  return [...whole.slice(start, end).matchAll(/[^\n\u2028\u2029]+/gu)].map(({ 0: line, index }) => ({
    start: start + index,
    end: start + index + line.length,
  }));
}

/** In their order, those that touch as one. */
function merge(ranges: Range[]): Range[] {
  const merged: Range[] = [];
  for (const range of ranges.sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last && range.start <= last.end) last.end = Math.max(last.end, range.end);
    else merged.push({ ...range });
  }
  return merged;
}

/** The pieces of a part of the text, in their order and without leaving anything out. */
function cut(whole: string, { start, end }: Range, ranges: Range[]): Piece[] {
  const pieces: Piece[] = [];
  let at = start;
  for (const range of ranges) {
    const from = Math.max(range.start, start);
    const to = Math.min(range.end, end);
    if (from >= to) continue;
    if (from > at) pieces.push(whole.slice(at, from));
    pieces.push({ text: whole.slice(from, to) });
    at = to;
  }
  if (at < end) pieces.push(whole.slice(at, end));
  return pieces;
}
