import { describe, expect, test } from "vitest";
import { findCommand, listShortcuts } from "~/ui/cases/keyboard/shortcuts";

type Press = Parameters<typeof findCommand>[0];
const press = (key: string, more: Partial<Press> = {}): Press => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  repeat: false,
  isComposing: false,
  ...more,
});
const at = (tag: string, type?: string) => ({ tag, type, isContentEditable: false });
const reasons = [..."123456789"];
const keys = ["j", "k", "n", "h", "w", "d", "b", "c", "o", "x", "u", "?"];

test("j and k move, n leads to the note, the others press the control that shows them", () => {
  expect(findCommand(press("j"), null)).toEqual({ type: "move", key: "j", step: 1 });
  expect(findCommand(press("k"), null)).toEqual({ type: "move", key: "k", step: -1 });
  expect(findCommand(press("n"), null)).toEqual({ type: "focus", key: "n" });
  for (const key of ["h", "w", "d"])
    expect(findCommand(press(key), null)).toEqual({ type: "press", key, decides: true });
  for (const key of ["b", "c", "o", "x", "u", "?", ...reasons])
    expect(findCommand(press(key), null)).toEqual({ type: "press", key });
});

test("every key is in the help, and nothing else is", () => {
  expect(
    listShortcuts("queue")
      .map(([key]) => key)
      .sort(),
  ).toEqual([...keys, "1–9"].sort());
  // A case's own page has neither a list nor ticks.
  const missing = ["k", "o", "x"];
  expect(listShortcuts("case").map(([key]) => key)).toEqual(
    listShortcuts("queue")
      .map(([key]) => key)
      .filter((key) => !missing.includes(key)),
  );
  for (const key of ["0", "a", "Enter", " ", "Escape", "toString", "constructor", "Dead"])
    expect(findCommand(press(key), null)).toBeNull();
});

describe("keys rest", () => {
  test.each([
    at("TEXTAREA"),
    at("SELECT"),
    at("INPUT"),
    at("INPUT", "text"),
    at("INPUT", "search"),
    at("INPUT", "date"),
    { tag: "DIV", isContentEditable: true },
  ])("while one types in %o", (target) => {
    for (const key of keys) expect(findCommand(press(key), target)).toBeNull();
  });

  test.each(["ctrlKey", "metaKey", "altKey", "isComposing"] as const)("with %s", (modifier) => {
    for (const key of keys) expect(findCommand(press(key, { [modifier]: true }), null)).toBeNull();
  });

  test("with Shift, but for the question mark", () => {
    expect(findCommand(press("H", { shiftKey: true }), null)).toBeNull();
    expect(findCommand(press("?", { shiftKey: true }), null)).toMatchObject({ key: "?" });
  });

  test("held down, but for those that move", () => {
    expect(findCommand(press("h", { repeat: true }), null)).toBeNull();
    expect(findCommand(press("u", { repeat: true }), null)).toBeNull();
    expect(findCommand(press("j", { repeat: true }), null)).toEqual({ type: "move", key: "j", step: 1 });
  });
});

test.each([at("INPUT", "radio"), at("INPUT", "checkbox"), at("BUTTON"), at("A"), at("DIV")])(
  "keys work from %o",
  (target) => {
    for (const key of keys) expect(findCommand(press(key), target)).not.toBeNull();
  },
);

test("Caps Lock is no Shift", () => {
  expect(findCommand(press("H"), null)).toMatchObject({ key: "h" });
});
