import fc from "fast-check";
import { expect, test } from "vitest";
import { escapeMarkup, toHtml } from "~/feed/syndication/markup";
import { findLinks } from "~/text/links.server";
import { findAtomErrors } from "../../support/syndication/validate";

const entry = (title: string, href: string) =>
  `<entry xmlns="http://www.w3.org/2005/Atom"><id>x</id><title>${title}</title><updated>2026-11-01T00:00:00Z</updated><link href="${href}"/></entry>`;

test("any text at all is well-formed and valid in an element and in an attribute", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.string({ unit: "binary", maxLength: 200 }), { minLength: 20, maxLength: 20 }),
      async (texts) => {
        const escaped = escapeMarkup(texts.join(""));
        expect(await findAtomErrors(entry(escaped, escaped))).toEqual([]);
      },
    ),
    { numRuns: 10 },
  );
});

test("so is what no document may have: it is left out", async () => {
  const forbidden = "a\0b\u0008c\u001Fd\uFFFEe\uFFFFf\uD800g\uDC00h]]>";
  expect(escapeMarkup(forbidden)).toBe("abcdefgh]]&gt;");
  expect(await findAtomErrors(entry(escapeMarkup(forbidden), ""))).toEqual([]);
  // The validator does refuse what is not escaped.
  expect(await findAtomErrors(entry("\u0008", ""))).not.toEqual([]);
  expect(await findAtomErrors(entry("a", "").replace("<id>x</id>", ""))).not.toEqual([]);
});

test("a post keeps its lines and links, and its markup is text", () => {
  expect(toHtml(findLinks("One & <b>\n\nsee https://plaza.example/?a=1&b=<2> now"))).toBe(
    '<p dir="auto">One &amp; &lt;b&gt;<br><br>see <a href="https://plaza.example/?a=1&amp;b=" rel="nofollow ugc noopener">https://plaza.example/?a=1&amp;b=</a>&lt;2&gt; now</p>',
  );
});
