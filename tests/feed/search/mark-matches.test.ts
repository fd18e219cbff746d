import fc from "fast-check";
import { expect, test } from "vitest";
import { markMatches } from "~/feed/search/mark-matches";
import { parseSearch } from "~/feed/search/parse-search";
import { findLinks, type TextPart } from "~/text/links.server";
import { plainText } from "~/text/plain-text";

function mark(body: string, q: string): TextPart[] {
  const parsed = parseSearch(q);
  return parsed.outcome === "search" ? markMatches(findLinks(body), parsed.search.phrases) : findLinks(body);
}

/** The text, its matches in brackets and its links in angles. */
const show = (text: TextPart[]): string =>
  text
    .map((part) => {
      if (typeof part === "string") return part;
      return "href" in part ? `<${show(part.pieces ?? [part.text])}>` : `[${part.text}]`;
    })
    .join("");

test.each([
  ["Fresh bread, BREADsticks", "bread", "Fresh [bread], [BREADsticks]"],
  ["Fresh bread, breadsticks", "bread fresh", "[Fresh] [bread], breadsticks"],
  ["bread fresh, fresh bread", '"fresh bread"', "bread fresh, [fresh bread]"],
  ["Die Straße", "strasse", "Die [Straße]"],
  ["e\u0301cole", "ecole", "[e\u0301cole]"],
  ["今日は良い天気", "天気", "今日は良い[天気]"],
  ["天気天気", "天", "[天]気[天]気"],
  ["㍿プラザ", "株式会社", "[㍿]プラザ"],
  ["ตลาดนัดวันนี้", "ตลาด", "[ตลาด]นัดวันนี้"],
  ["مَرْحَبًا بكم", "مرحبا", "[مَرْحَبًا] بكم"],
  ["so 👩🏽‍🚀 sad", "👩", "so [👩🏽‍🚀] sad"],
  ["one\ntwo", '"one two"', "[one]\n[two]"],
  ["see https://plaza.example/bread-rolls now", "bread", "see <https://plaza.example/[bread]-rolls> now"],
  ["see https://plaza.example now", '"see https"', "[see ]<[https]://plaza.example> now"],
  ["https://plaza.example bread", "bread", "<https://plaza.example> [bread]"],
  ["a aa a", '"a aa" a', "[a aa] [a]"],
  ["nothing", "else", "nothing"],
])("in %j the search %j marks %j", (body, q, expected) => {
  expect(show(mark(body, q))).toBe(expected);
});

test("what is marked is the same text, with the same links, and no line break is marked", () => {
  const unit = fc.constantFrom("a", "b", "ß", "\u0301", "天", " ", "\n", "👩🏽‍🚀", "https://a.example/b", "é");
  const text = fc.string({ unit, minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(text, text, (body, q) => {
      const marked = mark(body, q);
      expect(plainText(marked)).toBe(body);
      const links = (parts: TextPart[]) =>
        parts.flatMap((part) => (typeof part === "object" && "href" in part ? [part.href] : []));
      expect(links(marked)).toEqual(links(findLinks(body)));
      for (const [, piece] of show(marked).matchAll(/\[([^\]]*)\]/g)) expect(piece).toMatch(/^[^\n]+$/);
    }),
    { numRuns: 2000 },
  );
});
