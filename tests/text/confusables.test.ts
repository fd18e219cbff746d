import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { looksLike } from "~/text/skeleton.server";
import { buildConfusables, confusablesFile } from "../../local/build/confusables";

test("the table is what `npm run confusables` makes of Unicode's data", () => {
  expect(readFileSync(confusablesFile, "utf8")).toBe(buildConfusables());
});

test.each([
  // Letters of Carian, Lycian, Deseret, Osage, Runic, Warang Citi, Lycian, Gothic and Miao.
  ["Amara Okafor", "𐊠mara Okafor"],
  ["Amara Okafor", "Amara 𐊫kafor"],
  ["Amara Okafor", "Amara 𐐄kafor"],
  ["Amara Okafor", "Amara 𐓂kafor"],
  ["Karl Ek", "ᛕarl Eᛕ"],
  ["Viola Ek", "𑢠iola Ek"],
  ["Tom Holm", "𐊗om Holm"],
  ["Wim Ek", "𑣦im Ek"],
  ["Lars Berg", "𖼖ars Berg"],
  // Ligatures, letters of phonetics, and signs.
  ["Aaron Ek", "ꜳron Ek"],
  ["Ellen Ek", "E∥en Ek"],
  // Small Cyrillic letters, which look like capitals, by way of their own.
  ["Kevin Both", "Kevin Вoтн"],
  ["Kevin Both", "kevin вотн"],
  // Between other scripts than Latin.
  ["مها", "مھا"],
  ["ロボ", "口ボ"],
])("%j looks like %j", (text, other) => {
  expect(looksLike(text, other)).toBe(true);
  expect(looksLike(other, text)).toBe(true);
});

test.each([
  ["Эдита", "Эльга"],
  ["김민서", "김민지"],
  ["நிலா", "நிதா"],
  ["佐藤健一", "佐藤健二"],
  ["Nina", "Hina"],
])("%j does not look like %j", (text, other) => {
  expect(looksLike(text, other)).toBe(false);
});
