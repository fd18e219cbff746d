import fc from "fast-check";
import { expect, test } from "vitest";
import { parseSearch, searchFromMember } from "~/feed/search/parse-search";

/** In short: words apart, phrases with spaces, "…" after a prefix, and @ before a name. */
function read(q: string): string[] | string {
  const parsed = parseSearch(q);
  if (parsed.outcome !== "search") return parsed.outcome;
  const { phrases, from } = parsed.search;
  const terms = phrases.map(({ words, isPrefix }) => words.join(" ") + (isPrefix ? "…" : ""));
  return from === null ? terms : [...terms, `@${from}`];
}

test.each<[string, string[] | string]>([
  ["fresh bread", ["fresh", "bread…"]],
  ['"Fresh Bread"', ["fresh bread"]],
  ['warm "fresh bread" sal', ["warm", "fresh bread", "sal…"]],
  ['warm "fresh bread"', ["warm", "fresh bread"]],
  ["“frische Brötchen”", ["frische brotchen"]],
  ["«pain frais»", ["pain frais"]],
  ['"not closed', ["not closed"]],
  ["don't", ["don t…"]],
  ["良い天気", ["良 い 天 気…"]],
  ["天気 🌻", ["天 気", "🌻…"]],
  ["https://plaza.example/a", ["https plaza example a…"]],
  ["bread from:mei", ["bread…", "@mei"]],
  ["from:mei bread", ["bread…", "@mei"]],
  ["FROM:@Mei", ["@Mei"]],
  ['bread from:"Mei Lin" old', ["bread", "old…", "@Mei Lin"]],
  ["from：#12", ["@#12"]],
  ["wherefrom:mei", ["wherefrom mei…"]],
  ["from: mei", ["from", "mei…"]],
  ['"from:mei"', ["from mei"]],
  ["from:mei from:jonas", "several-names"],
  ["from:", "no-name"],
  ["bread from: ", "no-name"],
  ['from:""', "no-name"],
  ["from:***", "no-name"],
  ["", "empty"],
  [" \n ", "empty"],
  ['"', "no-words"],
  ['""', "no-words"],
  ["*", "no-words"],
  ["NEAR(", ["near…"]],
  ["AND OR NOT", ["and", "or", "not…"]],
  ["col:x", ["col x…"]],
  ["-x", ["x…"]],
  ["^x + y*", ["x", "y…"]],
  ["\0\u202E\uD800", "no-words"],
  ["\u202Eשלום", ["שלום…"]],
  ["x".repeat(200), [`${"x".repeat(200)}…`]],
  ["💩".repeat(201), "too-long"],
])("%j", (q, expected) => {
  expect(read(q)).toEqual(expected);
});

test("by how much a search is too long is counted in code points", () => {
  expect(parseSearch(` ${"💩".repeat(205)} `)).toEqual({ outcome: "too-long", excess: 5 });
});

test.each([
  ["bread from:mei old", "bread from:#7 old"],
  ['from:"Mei Lin"', "from:#7"],
  ["FROM:@mei bread", "from:#7 bread"],
])("the same search as %j for one member", (q, expected) => {
  expect(searchFromMember(q, 7)).toBe(expected);
});

test("whatever is typed is a search of plain words, or says why not", () => {
  const typed = fc.oneof(
    fc.string({ unit: "binary", maxLength: 300 }),
    fc.string({
      unit: fc.constantFrom('"', "“", "from:", " ", "a", "*", "(", "天", "\0", ":", "-", "é"),
      maxLength: 40,
    }),
  );
  fc.assert(
    fc.property(typed, (q) => {
      const parsed = parseSearch(q);
      if (parsed.outcome !== "search") return;
      const { phrases, from } = parsed.search;
      expect(phrases.length > 0 || from !== null).toBe(true);
      for (const { words } of phrases) {
        expect(words.length).toBeGreaterThan(0);
        for (const word of words) expect(word).toMatch(/^[^\0-\x2f\x3a-\x60\x7b-\x7f\s]+$/u);
      }
      for (const { isPrefix } of phrases.slice(0, -1)) expect(isPrefix).toBe(false);
    }),
    { numRuns: 2000 },
  );
});
