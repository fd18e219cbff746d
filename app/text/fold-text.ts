/** Letters that people read as another with a mark, or as two, and that Unicode does not decompose. */
const letters: Record<string, string> = {
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  ħ: "h",
  ŧ: "t",
  þ: "th",
  æ: "ae",
  œ: "oe",
  // The end of a word, which the part of a word that somebody searches for may not reach.
  ς: "σ",
};
const mappedLetters = new RegExp(`[${Object.keys(letters).join("")}]`, "gu");
const unseen = /[\p{M}\p{Default_Ignorable_Code_Point}\p{Cf}\p{Cc}]/gu;

/**
 * Text as people compare what they read: NFKC, case-folded, without marks and what is invisible, with one kind of dash and
 * apostrophe and single spaces. Idempotent. Not for showing: it is no longer anybody's spelling.
 */
export function foldText(text: string): string {
  const folded = text
    .toWellFormed()
    .normalize("NFKD")
    // By way of upper case, for letters that have no single lower case, such as ß and the dotless ı; and of lower case before
    // that, for the capital ẞ, which is its own upper case.
    .toLowerCase()
    .toUpperCase()
    .toLowerCase()
    .normalize("NFKD")
    .replace(/\s+/gu, " ")
    .replace(unseen, "")
    .replace(mappedLetters, (letter) => letters[letter] ?? letter)
    .replace(/\p{Pd}/gu, "-")
    .replace(/[‘’ʼ`]/gu, "'");
  return folded.normalize("NFKC").replace(/\s+/gu, " ").trim();
}
