import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { summarize } from "~/routes/posts/summarize";

const family = "👨‍👩‍👧‍👦";

describe("the beginning of a text in one line", () => {
  test.each<[string, Parameters<typeof summarize>[0], number, string]>([
    ["a short text is whole", ["Hello there"], 20, "Hello there"],
    ["lines become one", [" One\n\n\ttwo \n"], 20, "One two"],
    [
      "links are part of it",
      ["See ", { href: "https://a.example/", text: "https://a.example/" }],
      40,
      "See https://a.example/",
    ],
    ["it ends after a word", ["One two three four"], 12, "One two…"],
    ["a word that just fits is kept", ["One two three four"], 14, "One two three…"],
    ["a word that is nearly all of it is cut", ["A " + "x".repeat(50)], 10, "A xxxxxxx…"],
    ["a character of several code points is not", [family.repeat(3)], 10, `${family}…`],
  ])("%s", (_, text, limit, expected) => {
    expect(summarize(text, limit)).toBe(expected);
  });

  test("is never longer than asked, never broken, and begins as the text does", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme", maxLength: 300 }),
        fc.integer({ min: 5, max: 60 }),
        (text, limit) => {
          const line = summarize([text], limit);
          expect([...line].length).toBeLessThanOrEqual(limit);
          expect(line).not.toMatch(/[\n\r]/);
          expect(text.replace(/\s+/gu, " ").trim().startsWith(line.replace(/…$/, ""))).toBe(true);
        },
      ),
    );
  });
});
