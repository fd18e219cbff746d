import fc from "fast-check";
import { expect, test } from "vitest";
import { findLinks, type TextPart } from "~/text/links.server";

const link = (href: string, text = href) => ({ href, text });

test.each<[string, TextPart[]]>([
  ["no link", ["no link"]],
  ["https://plaza.example", [link("https://plaza.example")]],
  ["see https://plaza.example/a?b=c#d.", ["see ", link("https://plaza.example/a?b=c#d"), "."]],
  ["(http://plaza.example)", ["(", link("http://plaza.example"), ")"]],
  ["HTTPS://PLAZA.EXAMPLE", [link("HTTPS://PLAZA.EXAMPLE")]],
  [
    "a https://a.example b http://b.example",
    ["a ", link("https://a.example"), " b ", link("http://b.example")],
  ],
  ["https://plaza.example\nnext", [link("https://plaza.example"), "\nnext"]],
  ["http://[::1", ["http://[::1"]],
  ["plaza.example www.plaza.example", ["plaza.example www.plaza.example"]],
  ["me@plaza.example", ["me@plaza.example"]],
  ["//plaza.example", ["//plaza.example"]],
  ["javascript://plaza.example/%0aalert(1)", ["javascript://plaza.example/%0aalert(1)"]],
  ["data:text/html,x ftp://plaza.example", ["data:text/html,x ftp://plaza.example"]],
  ["mailto:me@plaza.example", ["mailto:me@plaza.example"]],
])("%j is cut into %j", (text, parts) => {
  expect(findLinks(text)).toEqual(parts);
});

const pieces = fc.array(
  fc.oneof(
    fc.constantFrom(
      "http://",
      "https://",
      "javascript:",
      "//",
      "a.example",
      "/p?q=",
      "(",
      ")",
      ".",
      " ",
      "\n",
      "@",
      '"',
    ),
    fc.string({ unit: "grapheme", maxLength: 8 }),
    fc.webUrl(),
  ),
  { maxLength: 12 },
);

test("joined, the parts are the text, and every link is http or https and parses", () => {
  fc.assert(
    fc.property(pieces, (words) => {
      const text = words.join("");
      const parts = findLinks(text);
      expect(parts.map((part) => (typeof part === "string" ? part : part.text)).join("")).toBe(text);
      for (const part of parts) {
        if (typeof part === "string") continue;
        expect(["http:", "https:"]).toContain(new URL(part.href).protocol);
        expect(part.href).not.toMatch(/[\s<>]/);
      }
    }),
    { numRuns: 3000 },
  );
});
