import fc from "fast-check";
import { expect, test } from "vitest";
import { foldText } from "~/text/fold-text";
import { findWords, unspacedLetter } from "~/text/words";

const wordsOf = (text: string) => findWords(text).map(({ word }) => word);

test.each([
  ["Fresh bread, don't wait!", ["fresh", "bread", "don", "t", "wait"]],
  ["ÉCOLE Straße Łódź", ["ecole", "strasse", "lodz"]],
  ["今日は良い天気", ["今", "日", "は", "良", "い", "天", "気"]],
  ["ラーメン10杯", ["ラ", "ー", "メ", "ン", "10", "杯"]],
  ["ตลาดนัด", ["ต", "ล", "า", "ด", "น", "ด"]],
  ["မြို့ ភូមិ ສວນ", ["မ", "ភ", "ម", "ສ", "ວ", "ນ"]],
  ["أهلاً بكم", ["اهلا", "بكم"]],
  ["Привет, мир", ["привет", "мир"]],
  ["https://plaza.example/a_b?c=1", ["https", "plaza", "example", "a", "b", "c", "1"]],
  ["🌻🌻 5€ 👩🏽‍🚀", ["🌻", "🌻", "5", "€", "👩", "🚀"]],
  ["#garden @mei", ["garden", "mei"]],
  ['" * ^ ( ) \0 \u202E \uD800 -', []],
])("the words of %j", (text, words) => {
  expect(wordsOf(text)).toEqual(words);
});

test.each([
  ["Straße!", ["Straße"]],
  ["e\u0301te\u0301", ["e\u0301te\u0301"]],
  ["１２ ㍿", ["１２", "㍿", "㍿", "㍿", "㍿"]],
  ["a👍🏽b", ["a", "👍🏽", "b"]],
  ["👩🏽‍🚀 🇫🇮", ["👩🏽‍🚀", "👩🏽‍🚀", "🇫🇮", "🇫🇮"]],
])("each word of %j is where it was read", (text, parts) => {
  expect(findWords(text).map(({ start, end }) => text.slice(start, end))).toEqual(parts);
});

const anyText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 60 }),
  fc.string({ unit: "grapheme", maxLength: 60 }),
  fc.string({
    unit: fc.constantFrom(
      "a",
      "É",
      "ß",
      "ﾡ",
      "가",
      "ᆨ",
      "\u200b",
      "ￂ",
      "今",
      "ー",
      " ",
      "'",
      "´",
      "\u0301",
      "ς",
      "Σ",
      "İ",
      "1",
      "-",
    ),
  }),
);

test("the words are those of the folded text, whatever was folded together", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(wordsOf(text)).toEqual(wordsOf(foldText(text)));
    }),
    { numRuns: 2000 },
  );
});

test("words follow each other, hold no other ASCII than letters and digits, and are whole", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      let last = 0;
      for (const { word, start, end } of findWords(text)) {
        expect(word).toMatch(/^[^\0-\x2f\x3a-\x60\x7b-\x7f\s]+$/u);
        expect(word.isWellFormed()).toBe(true);
        expect(unspacedLetter.test(word)).toBe(unspacedLetter.test(word) && [...word].length === 1);
        expect(start).toBeGreaterThanOrEqual(last);
        expect(end).toBeGreaterThan(start);
        last = start;
      }
    }),
    { numRuns: 2000 },
  );
});
