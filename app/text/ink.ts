/**
 * Characters that leave no ink, as the inside of a character class. Properties name most of them: spaces, controls,
 * joiners, fillers, selectors, tags, marks that wait for a letter, and code points that will never be characters. Fonts
 * leave a few others blank, which no property tells apart: the blanks of Braille and of hieroglyphs, the null note head,
 * and the place of an object that a text cannot hold.
 */
const inkless = String.raw`\p{White_Space}\p{Default_Ignorable_Code_Point}\p{Cf}\p{Cc}\p{M}\p{Noncharacter_Code_Point}\u2800\ufffc\u{1d159}\u{13441}\u{13442}`;

/** The same without spaces and marks: what may stand between two letters unseen. */
export const invisible = String.raw`\p{Default_Ignorable_Code_Point}\p{Cf}\p{Noncharacter_Code_Point}\ufffc`;

// Joiners belong to words of Persian and of India, selectors and tags to emoji.
const stray = new RegExp(
  `(?![\\u200c\\u200d\\p{Variation_Selector}\\u{e0020}-\\u{e007f}])[${invisible}]`,
  "gu",
);
const blank = new RegExp(`^[${inkless}]*$`, "u");

/** Whether the text would draw nothing at all. */
export function isBlank(text: string): boolean {
  return blank.test(text);
}

/** The text without invisible characters that no word and no emoji needs, each replaced by as many `filler`s as it is long. */
export function withoutStray(text: string, filler = ""): string {
  return text.replace(stray, (found) => filler.repeat(found.length));
}
