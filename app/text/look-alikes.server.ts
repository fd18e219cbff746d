import { characters, readings } from "./confusables.server";

/**
 * What fonts draw alike and Unicode leaves apart: small capitals, a Cyrillic letter, and a sign; and that a small "i" is a
 * capital "I", which looks like "l".
 */
const further: Record<string, string> = {
  a: "ᴀ",
  d: "ᴅ",
  e: "ᴇ",
  g: "ɢ",
  j: "ᴊ",
  l: "iIʟ",
  n: "пɴ",
  p: "ᴘ",
  s: "$",
};

// Three alphabets in a row: circled and squared letters in negative, and those that make flags.
const alphabets = [0x1f150, 0x1f170, 0x1f1e6];
const letters = "abcdefghijklmnopqrstuvwxyz";

let lookAlikes: ReadonlyMap<string, string> | undefined;

/** The letters or digits that are read in a character's place, or itself. */
export function readLookAlike(character: string): string {
  // Thousands, made when first needed and not at the start of each Worker.
  lookAlikes ??= listLookAlikes();
  return lookAlikes.get(character) ?? character;
}

function listLookAlikes(): Map<string, string> {
  return new Map([
    ...readConfusables(),
    ...Object.entries(further).flatMap(([read, written]) =>
      [...written].map((character) => [character, read] as const),
    ),
    ...alphabets.flatMap((first) =>
      [...letters].map((letter, at) => [String.fromCodePoint(first + at), letter] as const),
    ),
  ]);
}

function readConfusables() {
  const read = readings.trim().split(/\s+/).map(decode);
  let codePoint = 0;
  return characters
    .trim()
    .split(/\s+/)
    .map((step, at) => {
      codePoint += parseInt(step, 36);
      return [String.fromCodePoint(codePoint), read[at] ?? ""] as const;
    });
}

/** The reading "ae", or ".5p" for one in foreign letters. */
function decode(reading: string): string {
  const [latin = "", ...codePoints] = reading.split(".");
  return latin + String.fromCodePoint(...codePoints.map((each) => parseInt(each, 36)));
}
