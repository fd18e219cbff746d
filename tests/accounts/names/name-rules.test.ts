import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isMisleadingName, parseName } from "~/accounts/names/name-rules.server";
import { findTextProblem } from "~/text/text-rules";

const reserved = { siteName: "Agora", staffNames: ["Amara Okafor", "Mei Lin", "Theo Lang", "😀"] };

test.each([
  ["Ada Lovelace", "Ada Lovelace"],
  ["  Ada \n\t Lovelace  ", "Ada Lovelace"],
  ["Zoe\u0308", "Zoë"],
  ["محمد علي", "محمد علي"],
  ["👩‍👩‍👧‍👦", "👩‍👩‍👧‍👦"],
  ["x".repeat(80), "x".repeat(80)],
  ["x".repeat(81), null],
  ["💩".repeat(80), "💩".repeat(80)],
  ["Ada\u200b Love\u00adlace\u3164", "Ada Lovelace"],
  ["محمد\u200cعلی 🏴󠁧󠁢󠁥󠁮󠁧󠁿 ❤️", "محمد\u200cعلی 🏴󠁧󠁢󠁥󠁮󠁧󠁿 ❤️"],
  ["", null],
  ["\ufffc", null],
  ["Amara\u200b Okafor", null],
  ["Member 1", null],
  [" \u200b\u2060 ", null],
  ["ada@plaza.example", null],
  ["ada＠plaza.example", null],
  ["ada﹫plaza.example", null],
  ["Ada <ada@plaza.example>", null],
  ["a\u202Eb", null],
  ["a\u0000b", null],
  ["\ud83d", null],
  [undefined, null],
  [null, null],
  [42, null],
  [{ name: "Ada" }, null],
])("of the given name %j, %j is kept", (given, accepted) => {
  expect(parseName(given, reserved)).toBe(accepted);
});

test("every kept name keeps the text rules, has 1 to 80 code points on one line, and is kept as it is", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 100 }), (given) => {
      const name = parseName(given, reserved);
      if (name === null) return;
      expect(findTextProblem(name, { limit: 80 })).toBeNull();
      expect([...name].length).toBeLessThanOrEqual(80);
      expect(name).not.toMatch(/[\n\r\t@]/);
      expect(parseName(name, reserved)).toBe(name);
    }),
    { numRuns: 2000 },
  );
});

describe("a name is misleading that reads like", () => {
  test.each([
    ["no name", "Member 1"],
    ["no name", "member #12"],
    ["no name", "MEMBER 1O"],
    ["no name", "Мember l1"],
    ["no name", "Member ٣"],
    ["a deleted account", "Deleted member 7"],
    ["a deleted account", "deleted\u200bmember 7"],
    ["a deleted account", "Deleted Member"],
    ["the site", "Agora"],
    ["the site", "Ⓐgоra ✓"],
    ["the site", "The Agora team"],
    ["what acts by itself", "Plaza"],
    ["what acts by itself", "P1aza"],
    ["somebody whom nobody knows", "Somebody"],
    ["a role", "Moderator"],
    ["a role", "admins"],
    ["a role", "Agora Moderation"],
    ["a moderator", "Amara Okafor"],
    ["a moderator", "Amara\u200b Okafor"],
    ["a moderator", "amara okafor"],
    ["a moderator", "Amára  Okàfor."],
    ["a moderator", "Arnara 0kаfor"],
    ["a moderator", "Mei Lin, moderator"],
    ["a moderator", "Admin: Mei Lin (Agora)"],
    ["a moderator whose name begins like a title", "Theo Lang"],
    ["a moderator whose name begins like a title", "Admin Theo Lang"],
    ["a moderator whose name begins like a title", "Theo Lang (Moderator)"],
    ["a moderator whose name begins like a title", "The Theo Lang"],
    ["a moderator", "😀\u2060"],
  ])("%s: %j", (_, name) => {
    expect(isMisleadingName(name, reserved)).toBe(true);
  });
});

test.each([
  "Amara Okafor-Smith",
  "Mei",
  "Lin",
  "Rosa Plaza",
  "Agora Jones",
  "Member of the choir",
  "Remember 7",
  "Memberto 7",
  "Nora Admin-Test",
  "Moderator 3",
  "Théo",
  "Adam Ministry",
  "7",
  "😃",
  "王小明",
])("%j is nobody else's", (name) => {
  expect(isMisleadingName(name, reserved)).toBe(false);
});

test("a site named by a sign alone takes no other name away", () => {
  const site = { siteName: "★", staffNames: [] };
  expect(isMisleadingName("★", site)).toBe(true);
  expect(isMisleadingName("Ada ★", site)).toBe(false);
});
