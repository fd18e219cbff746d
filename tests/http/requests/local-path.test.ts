import fc from "fast-check";
import { expect, test } from "vitest";
import { localPath } from "~/http/requests/local-path";
import { sampleOrAll } from "../../support/proofs";

const origin = "https://plaza.example";

test.each([
  ["/", "/"],
  ["/posts/7?before=3#top", "/posts/7?before=3#top"],
  ["/moderation/../posts", "/posts"],
  ["/authors", "/authors"],
  ["/%2F%2Fevil.example", "/%2F%2Fevil.example"],
])("%j may be returned to, as %j", (given, path) => {
  expect(localPath(given)).toBe(path);
});

test.each([
  ["https://evil.example/"],
  ["//evil.example"],
  ["/\\evil.example"],
  ["\\\\evil.example"],
  ["/.//evil.example"],
  ["/..//evil.example"],
  ["/a/..//evil.example"],
  ["/%2e//evil.example"],
  ["/.\\evil.example"],
  ["/\t/evil.example"],
  ["/\r\nLocation: https://evil.example"],
  ["/a\nb"],
  ["javascript:alert(1)"],
  ["data:text/html,x"],
  ["posts"],
  ["?to=/"],
  [""],
  [" /posts"],
  ["/posts\u0000"],
  ["/é"],
  ["/auth/login"],
  ["/auth"],
  ["/auth?x"],
  ["/auth.data"],
  ["/auth#/"],
  ["/AUTH/login"],
  ["/%61uth/login"],
  ["/%"],
  ["/x/../auth/callback?code=1"],
  ["/./auth/logout"],
  ["/%61/../auth/login"],
  [undefined],
  [null],
  [7],
  [["/posts"]],
])("%j may not", (given) => {
  expect(localPath(given, "/fallback")).toBe("/fallback");
});

test("a path may be as long as addresses may be, also once it is escaped", () => {
  const search = (query: string) => localPath(`/search?q=${query}`, "/fallback");
  expect(search("x".repeat(7_900))).toBe(`/search?q=${"x".repeat(7_900)}`);
  expect(search('"'.repeat(2_000))).toBe(`/search?q=${"%22".repeat(2_000)}`);
  expect(search("x".repeat(8_000))).toBe("/fallback");
  expect(search('"'.repeat(3_000))).toBe("/fallback");
});

const evil = fc.array(
  fc.constantFrom(
    ..."/ // \\ . .. %2e %2E %2f %5c : @ ? # auth AUTH login evil.example https: javascript: \t \r \n \0".split(
      " ",
    ),
    " ",
    "é",
    "x",
    ";",
  ),
  { maxLength: 10 },
);

test("whatever is given, it stays on this origin, outside /auth/, and on one line", () => {
  const given = fc.oneof(
    evil.map((parts) => parts.join("")),
    evil.map((parts) => `/${parts.join("")}`),
    fc.string({ unit: "binary", maxLength: 60 }),
    fc.webUrl({ withQueryParameters: true, withFragments: true }),
    fc.webPath(),
  );
  let accepted = 0;
  fc.assert(
    fc.property(given, (value) => {
      const path = localPath(value, "/fallback");
      if (path !== "/fallback") accepted++;
      const url = new URL(path, `${origin}/moderation/posts/7`);
      expect(url.origin).toBe(origin);
      expect(decodeURIComponent(url.pathname)).not.toMatch(/^\/auth(\/|$|\.)/i);
      expect(path).toMatch(/^\/[\x21-\x7e]*$/);
      expect(localPath(path, "/other")).toBe(path);
    }),
    { numRuns: sampleOrAll({ sample: 20_000, all: 1_000_000 }) },
  );
  expect(accepted).toBeGreaterThan(1000);
});
