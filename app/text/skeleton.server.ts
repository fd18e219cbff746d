import { invisible } from "./ink";
import { readLookAlike } from "./look-alikes.server";

const unseen = new RegExp(`[\\p{M}${invisible}]`, "gu");
// A pair of letters that is read as one.
const pairs: [RegExp, string][] = [
  [/rn/g, "m"],
  [/vv/g, "w"],
];

/**
 * What a text looks like, to be compared with that of another (UTS 39 calls this a skeleton): without accents, spaces,
 * punctuation and what nobody sees, in lower case, and each letter as the Latin one that it looks like. There are two,
 * since a capital may look like another letter than its small one does: Greek Η like H, and η like n.
 */
export function skeletons(text: string): [asWritten: string, inLowerCase: string] {
  return [toSkeleton(text), toSkeleton(foldCase(text))];
}

/** Whether two texts look the same to somebody who does not look twice. */
export function looksLike(text: string, other: string): boolean {
  const others = skeletons(other);
  return skeletons(text).some((skeleton) => others.includes(skeleton));
}

function toSkeleton(text: string): string {
  const plain = foldCase(replaceLookAlikes(decompose(replaceLookAlikes(text))));
  const looks = replaceLookAlikes(decompose(plain));
  // A text without letters and digits, of emoji perhaps, is compared as it is.
  const lettersAlone = looks.replace(/[^\p{L}\p{N}]/gu, "") || looks.replace(/\s/gu, "");
  return pairs.reduce((skeleton, [pair, letter]) => skeleton.replace(pair, letter), lettersAlone);
}

/** Without accents and what nobody sees, and as plain letters what is a variant of them: full-width, circled, in bold. */
export function decompose(text: string): string {
  return text.normalize("NFKD").replace(unseen, "");
}

function replaceLookAlikes(text: string): string {
  return [...text].map(readLookAlike).join("");
}

/** By way of capitals, so that "ß" is "ss", and all forms of sigma are one. */
function foldCase(text: string): string {
  return text.toUpperCase().toLowerCase().replaceAll("ς", "σ");
}
