import fc from "fast-check";
import { expect, test } from "vitest";
import { displayName, avatarHue, initials, parseName } from "~/accounts/member-name";
import { findTextProblem } from "~/text/text-rules";

test.each([
  ["Ada Lovelace", "Ada Lovelace"],
  ["  Ada \n\t Lovelace  ", "Ada Lovelace"],
  ["Zoe\u0308", "Zoë"],
  ["محمد علي", "محمد علي"],
  ["👩‍👩‍👧‍👦", "👩‍👩‍👧‍👦"],
  ["x".repeat(80), "x".repeat(80)],
  ["x".repeat(81), null],
  ["💩".repeat(80), "💩".repeat(80)],
  ["", null],
  [" \u200b\u2060 ", null],
  ["ada@plaza.example", null],
  ["Ada <ada@plaza.example>", null],
  ["a\u202Eb", null],
  ["a\u0000b", null],
  ["\ud83d", null],
  [undefined, null],
  [null, null],
  [42, null],
  [{ name: "Ada" }, null],
])("of the given name %j, %j is kept", (given, accepted) => {
  expect(parseName(given)).toBe(accepted);
});

test("every kept name keeps the text rules, has 1 to 80 code points on one line, and is kept as it is", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 100 }), (given) => {
      const name = parseName(given);
      if (name === null) return;
      expect(findTextProblem(name, { limit: 80 })).toBeNull();
      expect([...name].length).toBeLessThanOrEqual(80);
      expect(name).not.toMatch(/[\n\r\t@]/);
      expect(parseName(name)).toBe(name);
    }),
    { numRuns: 2000 },
  );
});

test.each([
  [{ id: 7, name: "Ada" }, "Ada"],
  [{ id: 7, name: null }, "Member 7"],
  [{ id: 7, name: "Ada", erased: true }, "Deleted member 7"],
])("%j is shown as %s", (member, shown) => {
  expect(displayName(member)).toBe(shown);
});

test.each([
  ["Ada Lovelace", "AL"],
  ["ada", "A"],
  ["Anne Marie de la Tour", "AT"],
  ["(Ada) [King]", "AK"],
  ["王 小明", "王小"],
  ["👩‍👩‍👧‍👦", "👩‍👩‍👧‍👦"],
  ["é", "É"],
])("%s has the initials %s", (name, expected) => {
  expect(initials({ id: 1, name })).toBe(expected);
});

test("who has no name, or is deleted, has a dot for initials", () => {
  expect(initials({ id: 1, name: null })).toBe("·");
  expect(initials({ id: 1, name: "Ada", erased: true })).toBe("·");
});

test("every kept name has initials, and every member one of eight hues", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.nat(), (given, id) => {
      const name = parseName(given);
      if (name !== null) expect(initials({ id, name })).not.toBe("");
      expect(avatarHue(id)).toBeGreaterThanOrEqual(0);
      expect(avatarHue(id)).toBeLessThan(8);
    }),
    { numRuns: 500 },
  );
});
