import fc from "fast-check";
import { expect, test } from "vitest";
import { foldLines } from "~/text/fold-lines";
import type { TextPart } from "~/text/links.server";

const lines = (count: number) => Array.from({ length: count }, (_, index) => `line ${index + 1}`).join("\n");
const joined = (parts: TextPart[]) =>
  parts.map((part) => (typeof part === "string" ? part : part.text)).join("");

test("a text of thirty lines is shown whole", () => {
  expect(foldLines([lines(30)])).toEqual({ shown: [lines(30)], folded: [], foldedLines: 0 });
});

test("of a longer one thirty lines are shown, and the others counted", () => {
  const { shown, folded, foldedLines } = foldLines([lines(33)]);
  expect(shown).toEqual([lines(30)]);
  expect(folded).toEqual(["line 31\nline 32\nline 33"]);
  expect(foldedLines).toBe(3);
});

test("lines are counted through links, and those of Unicode's own separators too", () => {
  const link = { href: "https://plaza.example", text: "https://plaza.example" };
  const { shown, folded, foldedLines } = foldLines([lines(29), "\u2028", link, "\u2029", link, "\nend"]);
  expect(joined(shown)).toBe(`${lines(29)}\u2028https://plaza.example`);
  expect(folded).toEqual([link, "\nend"]);
  expect(foldedLines).toBe(2);
});

test("shown and folded are the text, but for the break between them", () => {
  const part = fc.oneof(
    fc.string({ unit: fc.constantFrom("a", " ", "\n", "\u2028"), maxLength: 80 }),
    fc.constant({ href: "https://a.example", text: "https://a.example" }),
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 4 }), (text) => {
      const { shown, folded, foldedLines } = foldLines(text);
      const breaks = (parts: TextPart[]) => joined(parts).split(/[\n\u2028]/).length - 1;
      expect(breaks(shown)).toBeLessThan(30);
      expect(foldedLines > 0).toBe(breaks(text) >= 30);
      if (foldedLines === 0) expect(joined(shown)).toBe(joined(text));
      else {
        expect(joined(shown).length + 1 + joined(folded).length).toBe(joined(text).length);
        expect(breaks(folded)).toBe(foldedLines - 1);
      }
    }),
  );
});
