import { expect, test } from "vitest";
import { suggestReason } from "~/moderation/cases/suggest-reason";

test("the reason that most reports name is proposed; of two, the one that the form lists first", () => {
  expect(suggestReason({ spam: 1, hate: 3, illegal: 2 })).toBe("hate");
  expect(suggestReason({ illegal: 2, harassment: 2 })).toBe("harassment");
});

test("something else is never proposed, as it wants a note", () => {
  expect(suggestReason({ other: 9, violence: 1 })).toBe("violence");
  expect(suggestReason({ other: 9 })).toBeUndefined();
  expect(suggestReason({})).toBeUndefined();
});
