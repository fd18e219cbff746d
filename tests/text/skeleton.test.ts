import fc from "fast-check";
import { expect, test } from "vitest";
import { looksLike } from "~/text/skeleton.server";

test.each([
  ["Amara Okafor", "AMARA OKAFOR"],
  ["Amara Okafor", "amara\u200b okafor"],
  ["Amara Okafor", "Amara\u2060Okafor"],
  ["Amara Okafor", "A\u00admara Okafor\u3164"],
  ["Amara Okafor", "Ámärå Òkäfōr"],
  ["Amara Okafor", "Аmага Окаfог"],
  ["Amara Okafor", "Αmara Οkafοr"],
  ["Amara Okafor", "Arnara 0kafor"],
  ["Amara Okafor", "Ａｍａｒａ　Ｏｋａｆｏｒ"],
  ["Amara Okafor", "𝐀𝐦𝐚𝐫𝐚 𝒪𝓀𝒶𝒻ℴ𝓇"],
  ["Amara Okafor", "Ⓐⓜⓐⓡⓐ 🅾🅺🅰🅵🅾🆁"],
  ["Amara Okafor", "Amara_Okafor ✓"],
  ["Amara Okafor", "“Amara.Okafor”"],
  ["Al Green", "AI Green"],
  ["Al Green", "A1 Gгееn"],
  ["Mei Lin", "MEl LlN"],
  ["Mei Lin", "Ｍｅı Ｌıп"],
  ["Wim Voss", "VVim Voß"],
  ["Øyvind Łukasz", "Oyvind Lukasz"],
  ["Νίκος", "ΝΙΚΟΣ"],
  ["Νίκος", "νικος"],
  ["Николай", "НИКОЛАЙ"],
  ["Θάνος", "ΘΑΝΟΣ"],
  ["İlker", "ilker"],
  ["😀", "😀 \u200b"],
])("%j looks like %j", (text, other) => {
  expect(looksLike(text, other)).toBe(true);
  expect(looksLike(other, text)).toBe(true);
});

test.each([
  ["Amara Okafor", "Amara Okafo"],
  ["Amara Okafor", "Okafor Amara"],
  ["Mei Lin", "Mai Lin"],
  ["Mei Lin", "Mei Ling"],
  ["Priya Nair", "Priya Nair 2"],
  ["王小明", "王小朋"],
  ["😀", "😃"],
  ["😀", "Ada"],
])("%j does not look like %j", (text, other) => {
  expect(looksLike(text, other)).toBe(false);
});

test("a text looks like itself in capitals and in small letters", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", minLength: 1, maxLength: 30 }), (text) => {
      expect(looksLike(text, text.toUpperCase())).toBe(true);
      expect(looksLike(text, text.toLowerCase())).toBe(true);
    }),
    { numRuns: 3000 },
  );
});
