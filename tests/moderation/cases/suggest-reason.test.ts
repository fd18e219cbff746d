import { expect, test } from "vitest";
import { listReasonCounts, suggestReason } from "~/moderation/cases/suggest-reason";
import { seededRules } from "../../support/database/seeded-rules";

test("the reason that most reports name is proposed; of two, the one that the form lists first", () => {
  expect(suggestReason({ spam: 1, hate: 3, illegal: 2 }, seededRules)).toBe("hate");
  expect(suggestReason({ illegal: 2, harassment: 2 }, seededRules)).toBe("harassment");
});

test("something else is never proposed, as it wants a note", () => {
  expect(suggestReason({ other: 9, violence: 1 }, seededRules)).toBe("violence");
  expect(suggestReason({ other: 9 }, seededRules)).toBeUndefined();
  expect(suggestReason({}, seededRules)).toBeUndefined();
});

test("a retired rule is never proposed, though it may be what most reports name", () => {
  const rules = seededRules.map((rule) => ({ ...rule, retired: rule.retired || rule.key === "hate" }));
  expect(suggestReason({ hate: 3, spam: 1 }, rules)).toBe("spam");
});

test("the reasons of a case stand in the order of the rules, whichever was reported first", () => {
  expect(listReasonCounts({ illegal: 1, unheard: 1, spam: 2 }, seededRules)).toEqual([
    { key: "spam", count: 2 },
    { key: "illegal", count: 1 },
    { key: "unheard", count: 1 },
  ]);
});
