import { foldText } from "./fold-text";

/** A word as it is compared, and the part of the text (UTF-16 units, the end exclusive) that reads so. */
export type Word = { word: string; start: number; end: number };

/** A letter of a script that puts no spaces between words. */
export const unspacedLetter =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\p{Script=Hangul}\p{Script=Yi}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tai_Le}\p{Script=New_Tai_Lue}\p{Script=Tai_Tham}\p{Script=Tai_Viet}\p{Script=Balinese}\p{Script=Javanese}]/u;

/**
 * The words of a text in their order, folded as names are. A letter of a script without spaces is a word by itself, and so
 * is an emoji or a sign such as €. Of ASCII, words have letters and digits alone, which full-text search relies on.
 */
export function findWords(text: string): Word[] {
  const words: Word[] = [];
  let open: Word | null = null;
  for (const { folded, start, end } of foldLetters(text)) {
    const isAlone = unspacedLetter.test(folded) || sign.test(folded);
    if (!isAlone && !joinedLetter.test(folded)) open = null;
    else if (open && !isAlone) {
      open.word += folded;
      open.end = end;
    } else {
      const word = { word: folded, start, end };
      words.push(word);
      open = isAlone ? null : word;
    }
  }
  return words;
}

const joinedLetter = /[\p{L}\p{N}]/u;
// Not the replacement character, which stands for what could not be read.
const sign = /(?!\uFFFD)[\p{So}\p{Sc}\p{Extended_Pictographic}](?<![\0-\x7f])/u;
const unseen = String.raw`(?!\s)[\p{M}\p{Cf}\p{Cc}\p{Default_Ignorable_Code_Point}]`;
const jamo = String.raw`[\u1100-\u11ff\u3131-\u318e\ua960-\ua97c\ud7b0-\ud7fb\uffa0-\uffdc]`;
const emoji = String.raw`\p{Extended_Pictographic}(?:\p{M}|\p{EMod}|\u200d\p{Extended_Pictographic})*`;
// What is folded, and marked, together: parts of Hangul, which folding joins to syllables, and emoji of several characters.
const piece = new RegExp(
  `(?:[\\uac00-\\ud7a3](?:${unseen})*)?${jamo}(?:${jamo}|${unseen})*|\\p{RI}{2}|${emoji}|[^]`,
  "gu",
);

/** A character of a folded text, and the part of the text that it was. Marks belong to the letter before. */
type FoldedLetter = { folded: string; start: number; end: number };

function foldLetters(text: string): FoldedLetter[] {
  const letters: FoldedLetter[] = [];
  for (const { 0: original, index: start } of text.matchAll(piece)) {
    const end = start + original.length;
    const folded = foldPiece(original);
    for (const letter of folded) letters.push({ folded: letter, start, end });
    const last = letters.at(-1);
    if (folded === "" && last?.end === start)
      for (let at = letters.length - 1; letters[at]?.end === start; at--) letters[at]!.end = end;
  }
  return letters;
}

// Folding takes microseconds a call, and a page of posts has thousands of characters, but few different ones.
const foldedPieces = new Map<string, string>();
const mostPieces = 5000;

function foldPiece(original: string): string {
  const known = foldedPieces.get(original);
  if (known !== undefined) return known;
  // Between two letters, because folding trims the spaces at both ends.
  const folded = foldText(`x${original}x`).slice(1, -1);
  if (foldedPieces.size >= mostPieces) foldedPieces.clear();
  foldedPieces.set(original, folded);
  return folded;
}
