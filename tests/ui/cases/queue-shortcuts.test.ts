import { describe, expect, test } from "vitest";
import { findCommand, shortcutDescriptions } from "~/ui/cases/queue-shortcuts";

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
const keys = ["j", "k", "h", "w", "d", "b", "u", "x", "?"];

test("j and k move, the others click the control that shows them", () => {
  expect(findCommand(press("j"), null)).toEqual({ type: "move", step: 1 });
  expect(findCommand(press("k"), null)).toEqual({ type: "move", step: -1 });
  for (const key of ["h", "w", "d"])
    expect(findCommand(press(key), null)).toEqual({ type: "click", key, within: "case", decides: true });
  for (const key of ["b", "x"])
    expect(findCommand(press(key), null)).toEqual({ type: "click", key, within: "case" });
  for (const key of ["u", "?"])
    expect(findCommand(press(key), null)).toEqual({ type: "click", key, within: "page" });
});

test("every key is in the help, and nothing else is", () => {
  expect(shortcutDescriptions.map(([key]) => key).sort()).toEqual([...keys].sort());
  for (const key of ["a", "Enter", " ", "Escape", "toString", "constructor", "Dead"])
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
    expect(findCommand(press("j", { repeat: true }), null)).toEqual({ type: "move", step: 1 });
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
