import { expect, test } from "vitest";
import { mostNamed } from "~/moderation/most-named";

test("the reason that most reports name is proposed; of two, the one that the form lists first", () => {
  expect(mostNamed({ spam: 1, hate: 3, illegal: 2 })).toBe("hate");
  expect(mostNamed({ illegal: 2, harassment: 2 })).toBe("harassment");
});

test("something else is never proposed, as it wants a note", () => {
  expect(mostNamed({ other: 9, violence: 1 })).toBe("violence");
  expect(mostNamed({ other: 9 })).toBeUndefined();
  expect(mostNamed({})).toBeUndefined();
});
