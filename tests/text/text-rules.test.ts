import fc from "fast-check";
import { expect, test } from "vitest";
import { posts } from "~/db/tables/posts.server";
import { createPost } from "~/feed/create-post.server";
import {
  findTextProblem,
  normalizeText,
  postLength,
  textLength,
  type TextProblem,
  textProblemMessage,
} from "~/text/text-rules";
import { startDatabase } from "../support/database/database";
import { makersFor } from "../support/database/makers";

const limit = postLength;
const family = "👩‍👩‍👧‍👦";

test.each<[string, TextProblem | null]>([
  ["Hello", null],
  ["x", null],
  ["", "blank"],
  [" \n\t ", "blank"],
  ["\u00a0\u2003\u3000", "blank"],
  ["\u200b\u200c\u200d\u2060\ufeff", "blank"],
  ["\u00ad\u034f\u061c\u180e", "blank"],
  ["\u2800", "blank"],
  ["\u3164\u115f", "blank"],
  ["\u0301", "blank"],
  ["\ufe0f", "blank"],
  ["\ufffc", "blank"],
  ["\ufffc \u2800\n\u{1d159}", "blank"],
  ["\u{13441}\u{13442}", "blank"],
  ["\uffff\ufdd0", "blank"],
  ["\uffa0\u1160\u115f\u17b5", "blank"],
  ["\u{e0041}\u{e01ef}\u{1bca0}\u{1d17a}", "blank"],
  ["\ufffcx", null],
  ["\ufffd", null],
  ["💩".repeat(280), null],
  ["💩".repeat(281), "too-long"],
  ["x".repeat(280), null],
  ["x".repeat(281), "too-long"],
  ["\r\n".repeat(139) + "xy", null],
  ["e\u0301".repeat(280), null],
  [family.repeat(40), null],
  ["שלום عليكم", null],
  ["a\u200eb\u200fc\u061cd", null],
  ["two\nlines\tand a tab", null],
  ["a\u0000b", "control"],
  ["a\u0007b", "control"],
  ["a\u000bb", "control"],
  ["a\u001bb", "control"],
  ["a\u007fb", "control"],
  ["a\u0085b", "control"],
  ["a\u009fb", "control"],
  ["a\u202ab", "bidi"],
  ["a\u202eb", "bidi"],
  ["a\u2066b", "bidi"],
  ["a\u2069b", "bidi"],
  ["a\ud83d", "surrogate"],
  ["\udca9a", "surrogate"],
  [`a${"\u0300".repeat(8)}`, null],
  [`a${"\u0300".repeat(9)}`, "marks"],
  [`é${"\u0300".repeat(8)}`, "marks"],
  ...[
    "\u2060",
    "\u200d",
    "\u200b",
    "\ufeff",
    "\u034f",
    "\ufe0f",
    "\ufffc",
    "\u{e0041}",
    "\u2060\u200d\u2060",
  ].map((between): [string, TextProblem] => [`a${`\u0300\u0301${between}`.repeat(5)}`, "marks"]),
  ["a" + "\u0300\u0301 ".repeat(20), null],
  ["a" + "\u0300\u0301\n".repeat(20), null],
  ["👩\u200d❤\ufe0f\u200d💋\u200d👨".repeat(20), null],
  ["क्\u200dष".repeat(20), null],
  ["<script>alert(1)</script>", null],
  ["'; drop table posts; --", null],
])("of %j the rules say %j", (text, problem) => {
  expect(findTextProblem(text, { limit })).toBe(problem);
});

test("an optional text may be empty, yet not invisible", () => {
  expect(findTextProblem("", { limit, optional: true })).toBeNull();
  expect(findTextProblem(" \r\n ", { limit, optional: true })).toBeNull();
  expect(findTextProblem("\u200b", { limit, optional: true })).toBe("blank");
});

test("every problem has its message, with the number that is over", () => {
  for (const problem of ["blank", "control", "bidi", "surrogate", "marks"] as const)
    expect(textProblemMessage(problem, { what: "post", limit, length: 3 })).toMatch(/\w+\./);
  expect(textProblemMessage("too-long", { what: "post", limit, length: 287 })).toBe(
    "Your post is 7 characters too long. The limit is 280.",
  );
});

const anyText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 300 }),
  fc.string({ unit: "grapheme", maxLength: 300 }),
  fc.string({
    unit: fc.constantFrom("\r", "\n", "e", "\u0301", "\u0323", "각", "\u1100", "\u1161", "ﬁ"),
    maxLength: 40,
  }),
);

test("normalising twice is normalising once, and changes no verdict", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const normal = normalizeText(text);
      expect(normalizeText(normal)).toBe(normal);
      expect(textLength(text)).toBe([...normal].length);
      expect(normal).not.toContain("\r");
      expect(findTextProblem(normal, { limit })).toBe(findTextProblem(text, { limit }));
    }),
    { numRuns: 5000 },
  );
});

test("accepted is what has 1 to 280 code points, something to see, and nothing that reorders", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      if (findTextProblem(text, { limit }) !== null) return;
      expect(textLength(text)).toBeGreaterThan(0);
      expect(textLength(text)).toBeLessThanOrEqual(280);
      expect(normalizeText(text)).toMatch(/[^\s\p{Cf}\p{Cc}\p{M}]/u);
      expect(normalizeText(text)).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
      expect(text.isWellFormed()).toBe(true);
    }),
    { numRuns: 5000 },
  );
});

const { db, d1 } = await startDatabase();
const { makeMember } = makersFor(db);

test("every text that the rules accept, the database keeps, and gives back the same", async () => {
  const accepted = fc
    .sample(anyText, { numRuns: 600, seed: 7 })
    .concat("💩".repeat(280), family.repeat(40), "e\u0301".repeat(280), "a\ufeffb", "\ufffea")
    .filter((text) => findTextProblem(text, { limit }) === null)
    .map(normalizeText);
  expect(accepted.length).toBeGreaterThan(200);
  const { id } = await makeMember();
  const insert = "insert into posts (author_id, body, created_at, form_key) values (?, ?, 0, ?)";
  await d1.batch(accepted.map((body, at) => d1.prepare(insert).bind(id, body, `key ${at}`)));
  const kept = await db.select({ body: posts.body }).from(posts).orderBy(posts.id);
  expect(kept.map(({ body }) => body)).toEqual(accepted);
});

test("a post of 281 code points that got past the rules is refused by the database", async () => {
  const author = await makeMember();
  const post = { body: "💩".repeat(281), key: "over" };
  await expect(createPost(db, author, post, Date.now())).rejects.toThrow();
});
