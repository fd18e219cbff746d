import fc from "fast-check";
import { expect, test } from "vitest";
import { avatarHue, displayName, initials } from "~/accounts/names/member-name";
import { parseName } from "~/accounts/names/name-rules.server";

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
      const name = parseName(given, { siteName: "Plaza", staffNames: [] });
      if (name !== null) expect(initials({ id, name })).not.toBe("");
      expect(avatarHue(id)).toBeGreaterThanOrEqual(0);
      expect(avatarHue(id)).toBeLessThan(8);
    }),
    { numRuns: 500 },
  );
});
