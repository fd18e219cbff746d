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

// Each address is what a reader means by it: the link within the text, or none.
test.each<[string, string | null]>([
  // Sentences and brackets.
  ["(See https://x.example/foo().)", "https://x.example/foo()"],
  ["(https://x.example/a.)", "https://x.example/a"],
  ["Look at https://x.example/a.", "https://x.example/a"],
  ["https://x.example/a, then", "https://x.example/a"],
  ["https://x.example/a?!", "https://x.example/a"],
  ["https://x.example/a...", "https://x.example/a"],
  ["“https://x.example/a.”", "https://x.example/a"],
  ["'https://x.example/it's'", "https://x.example/it's"],
  ["<https://x.example/a>", "https://x.example/a"],
  ["https://en.example/wiki/Set_(mathematics)", "https://en.example/wiki/Set_(mathematics)"],
  ["https://x.example/a)b", "https://x.example/a"],
  ["https://x.example/a—or not", "https://x.example/a"],
  ["https://x.example/a\u00a0b", "https://x.example/a"],
  // Markdown.
  ["[this](https://x.example/a_(b))", "https://x.example/a_(b)"],
  ["**https://x.example/a**", "https://x.example/a"],
  ["_https://x.example/a_b_", "https://x.example/a_b"],
  ["`https://x.example/a`", "https://x.example/a"],
  ["~~https://x.example/~ada~~", "https://x.example/~ada"],
  // Marks of direction, and other characters that nobody sees.
  ["https://x.example/a\u200e", "https://x.example/a"],
  ["https://x.example\u200e", "https://x.example"],
  ["\u200ehttps://x.example/a\u200e next", "https://x.example/a"],
  ["שלום https://x.example/a\u200f.", "https://x.example/a"],
  ["انظر (https://x.example/a)، ثم", "https://x.example/a"],
  ["https://x.example/a\u200b", "https://x.example/a"],
  ["https://x.example/a\ufffc", "https://x.example/a"],
  ["https://x.example/می\u200cخواهم", "https://x.example/می\u200cخواهم"],
  // Other scripts.
  ["见https://x.example/a。然后", "https://x.example/a"],
  ["（https://x.example/路径）", "https://x.example/路径"],
  ["https://x.example这里", "https://x.example"],
  ["https://x.example😀", "https://x.example"],
  ["https://x.example/❤️.", "https://x.example/❤️"],
  ["https://пример.рф/путь?я=1", "https://пример.рф/путь?я=1"],
  ["https://bücher.example/straße", "https://bücher.example/straße"],
  // Parts of an address.
  ["https://x.example:8080/a?b=1,2&c=[d]#e!f", "https://x.example:8080/a?b=1,2&c=[d]#e!f"],
  ["https://x.example?a=b", "https://x.example?a=b"],
  ["https://192.168.0.1:80", "https://192.168.0.1:80"],
  ["https://[::1]:8080/", "https://[::1]:8080/"],
  ["https://a.example/https://b.example/", "https://a.example/https://b.example/"],
  ["https://my_site.example/a", "https://my_site.example/a"],
  ["https://die.vermögensberater/", "https://die.vermögensberater/"],
  ["url=https://x.example/a", "https://x.example/a"],
  ["http://localhost:8787/x", "http://localhost:8787/x"],
  // What stands before an @ looks like the host, and is not.
  ["https://bank.example@evil.example/", null],
  ["https://bank.example:80@evil.example/", null],
  ["https://x.example:99999/", null],
  ["xhttps://x.example", null],
])("in %j the link is %j", (text, address) => {
  const links = findLinks(text).filter((part) => typeof part !== "string");
  expect(links).toEqual(address === null ? [] : [link(address)]);
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
