import fc from "fast-check";
import { expect, test } from "vitest";
import { foldText } from "~/text/fold-text";

test.each([
  ["Özlem", "ozlem"],
  ["O\u0308ZLEM", "ozlem"],
  ["YILMAZ", "Yılmaz"],
  ["İstanbul", "istanbul"],
  ["Straße", "STRASSE"],
  ["STRAẞE", "Straße"],
  ["ﬁnn", "FINN"],
  ["Ｆｕｌｌ", "full"],
  ["Łukasz", "lukasz"],
  ["Søren", "soren"],
  ["Æsa", "AESA"],
  ["Νίκος", "ΝΙΚΟΣ"],
  ["Юлия", "юлия"],
  ["Ёлка", "елка"],
  ["أحمد", "احمد"],
  ["مُحَمَّد", "محمد"],
  ["Adébáyọ̀", "adebayo"],
  ["김민수", "김민수".normalize("NFD")],
  ["ガブリエル", "ｶﾞﾌﾞﾘｴﾙ"],
  ["O’Neil", "o'neil"],
  ["Ana‑Lí", "ana-li"],
  ["Mei\u00a0 Lin", "mei lin"],
  ["Zo\u200dë\u00ad", "zoe"],
])("%s and %s are the same to whoever looks for them", (one, other) => {
  expect(foldText(one)).toBe(foldText(other));
});

test.each([
  ["Mei", "Mai"],
  ["王", "玉"],
  ["Анна", "Hanna"],
])("%s and %s are not", (one, other) => {
  expect(foldText(one)).not.toBe(foldText(other));
});

test("folding what is folded changes nothing, whatever the text", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      expect(foldText(foldText(text))).toBe(foldText(text));
    }),
    { numRuns: 3_000 },
  );
});
