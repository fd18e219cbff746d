import { expect, test } from "vitest";
import { firstWords } from "~/text/first-words";

test.each([
  ["Short", "Short"],
  ["Two\n\nlin \t es ", "Two lin es"],
  ["One two three four", "One two…"],
  ["One two th", "One two th"],
  ["Onetwothreefour", "Onetwothre…"],
  ["One two th ree", "One two th…"],
  ["", ""],
])("%j begins with %j", (text, words) => {
  expect(firstWords(text, 10)).toBe(words);
});

test("no letter is cut in two: neither an emoji of several, nor one with marks", () => {
  expect(firstWords("123456789👩‍👩‍👧 and more", 10)).toBe("123456789…");
  expect(firstWords("12345678👍🏽 and more", 9)).toBe("12345678…");
  expect(firstWords("123456789e\u0301 and more", 10)).toBe("123456789…");
  expect(firstWords("💩".repeat(280)).length).toBe(80 * 2 + 1);
});
