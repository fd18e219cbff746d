import { describe, expect, test } from "vitest";
import { commandOf, keyWords } from "~/ui/cases/queue-keys";

type Press = Parameters<typeof commandOf>[0];
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
const keys = ["j", "k", "h", "d", "b", "u", "x", "?"];

test("j and k move, the others press the control that shows them", () => {
  expect(commandOf(press("j"), null)).toEqual({ act: "move", by: 1 });
  expect(commandOf(press("k"), null)).toEqual({ act: "move", by: -1 });
  for (const key of ["h", "d"])
    expect(commandOf(press(key), null)).toEqual({ act: "press", key, within: "case", decides: true });
  for (const key of ["b", "x"])
    expect(commandOf(press(key), null)).toEqual({ act: "press", key, within: "case" });
  for (const key of ["u", "?"])
    expect(commandOf(press(key), null)).toEqual({ act: "press", key, within: "page" });
});

test("every key is in the help, and nothing else is", () => {
  expect(keyWords.map(([key]) => key).sort()).toEqual([...keys].sort());
  for (const key of ["a", "Enter", " ", "Escape", "toString", "constructor", "Dead"])
    expect(commandOf(press(key), null)).toBeNull();
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
  ])("while one types in %o", (place) => {
    for (const key of keys) expect(commandOf(press(key), place)).toBeNull();
  });

  test.each(["ctrlKey", "metaKey", "altKey", "isComposing"] as const)("with %s", (held) => {
    for (const key of keys) expect(commandOf(press(key, { [held]: true }), null)).toBeNull();
  });

  test("with Shift, but for the question mark", () => {
    expect(commandOf(press("H", { shiftKey: true }), null)).toBeNull();
    expect(commandOf(press("?", { shiftKey: true }), null)).toMatchObject({ key: "?" });
  });

  test("held down, but for those that move", () => {
    expect(commandOf(press("h", { repeat: true }), null)).toBeNull();
    expect(commandOf(press("u", { repeat: true }), null)).toBeNull();
    expect(commandOf(press("j", { repeat: true }), null)).toEqual({ act: "move", by: 1 });
  });
});

test.each([at("INPUT", "radio"), at("INPUT", "checkbox"), at("BUTTON"), at("A"), at("DIV")])(
  "keys work from %o",
  (place) => {
    for (const key of keys) expect(commandOf(press(key), place)).not.toBeNull();
  },
);

test("Caps Lock is no Shift", () => {
  expect(commandOf(press("H"), null)).toMatchObject({ key: "h" });
});
