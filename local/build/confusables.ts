import { group } from "d3-array";
import data from "unhomoglyph/data.json" with { type: "json" };
import unhomoglyph from "unhomoglyph/package.json" with { type: "json" };
import { decompose } from "~/text/skeleton.server";

/** The generated file. */
export const confusablesFile = "app/text/confusables.server.ts";

/** Unicode's confusables.txt: a character, and the one that stands for all that look like it (UTS 39, 4). */
const prototypes = new Map(Object.entries(data));

const lineWidth = 108;

/**
 * The file: of Unicode's data what names can hold and what decomposing a text does not say already. Unicode compares a text
 * as it is written; names are compared in capitals and small letters alike, so that a letter is also read as what its
 * capital looks like ("т" as "T"), where it looks like no Latin letter itself.
 */
export function buildConfusables(): string {
  const rows = listCharacters()
    .map((character) => ({ codePoint: codePointOf(character), read: readAs(character), character }))
    .filter(({ character, read }) => isNeeded(character, read))
    .sort((one, other) => one.codePoint - other.codePoint);
  const steps = rows.map(({ codePoint }, at) => codePoint - (rows[at - 1]?.codePoint ?? 0));
  return `// Made by \`npm run confusables\` from the data of unhomoglyph ${unhomoglyph.version}, which is Unicode's: change nothing by hand.
// In numbers, because bundlers write each foreign letter as six characters.

/** Code points in base 36, each as what it is more than the one before. */
export const characters = \`
${wrap(steps.map((step) => step.toString(36)))}
\`;

/** What each of them is read as: letters and digits in lower case, or code points in base 36, with a dot before each. */
export const readings = \`
${wrap(rows.map(({ read }) => encode(read)))}
\`;
`;
}

function listCharacters(): string[] {
  const listed = [...prototypes].flat();
  const inBothCases = listed.flatMap((text) => [text, text.toLowerCase(), text.toUpperCase()]);
  // What Latin letters look like is not asked: "m" would be "rn".
  return [...new Set(inBothCases)].filter((text) => [...text].length === 1 && !/[a-z]/i.test(text));
}

/** What Unicode says that it looks like; for a letter also by way of its capital or, else, of what looks like it. */
function readAs(character: string): string {
  const own = prototypeOf(character);
  const inOtherCase = [character.toUpperCase(), character.toLowerCase()].map(prototypeOf);
  return [own, ...inOtherCase].find(isLatin) ?? classes.get(own) ?? own;
}

/** Of a prototype that is not Latin ("ᴛ"): the one Latin letter that all others of its kind ("т") are in capitals. */
const classes = new Map(
  [...group(listCharacters(), prototypeOf)].flatMap(([prototype, alike]) => {
    const found = new Set(
      alike.flatMap((each) => [each.toUpperCase(), each.toLowerCase()]).map(prototypeOf).filter(isLatin),
    );
    return found.size === 1 ? [[prototype, [...found].join("")] as const] : [];
  }),
);

/** Letters and digits alone, in lower case, and "rn" as "m", since skeletons have no others. */
function prototypeOf(text: string): string {
  let found = decompose(text);
  // A prototype may decompose into characters that have one in turn.
  for (let step = 0; step < 4; step++)
    found = decompose([...found].map((each) => (/[a-z]/i.test(each) ? each : (prototypes.get(each) ?? each))).join(""));
  return found
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "")
    .replaceAll("i", "l")
    .replaceAll("rn", "m");
}

function isLatin(text: string): boolean {
  return /^[a-z0-9]+$/.test(text);
}

/**
 * Not where the character decomposes into what it is read as, not a digit that would be read as a foreign letter, and not the
 * parts of Korean syllables: those that look like others are no longer written.
 */
function isNeeded(character: string, read: string): boolean {
  if (read === "" || read === character || /[a-z]/i.test(character)) return false;
  if (/\p{Nd}|\p{Script=Hangul}/u.test(character) && !isLatin(read)) return false;
  const decomposed = decompose(character);
  return decomposed === character || [...decomposed].map(readAs).join("") !== read;
}

function codePointOf(character: string): number {
  return character.codePointAt(0) ?? 0;
}

function encode(read: string): string {
  return isLatin(read) ? read : [...read].map((each) => `.${codePointOf(each).toString(36)}`).join("");
}

function wrap(words: string[]): string {
  const lines = [""];
  for (const word of words) {
    const line = lines.at(-1) ?? "";
    if (line.length + word.length < lineWidth) lines[lines.length - 1] = `${line} ${word}`.trim();
    else lines.push(word);
  }
  return lines.join("\n");
}
