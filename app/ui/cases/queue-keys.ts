/** What a key means in the queue: a step, or to press the control that shows it, in the current case or on the page. */
export type Command =
  { act: "move"; by: 1 | -1 } | { act: "press"; key: string; within: "case" | "page"; decides?: true };

const commands: Record<string, Command> = {
  j: { act: "move", by: 1 },
  k: { act: "move", by: -1 },
  h: { act: "press", key: "h", within: "case", decides: true },
  d: { act: "press", key: "d", within: "case", decides: true },
  b: { act: "press", key: "b", within: "case" },
  x: { act: "press", key: "x", within: "case" },
  u: { act: "press", key: "u", within: "page" },
  "?": { act: "press", key: "?", within: "page" },
};

type KeyPress = {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
  repeat: boolean;
  isComposing: boolean;
};

/** Where the focus is when a key is pressed. */
type Place = { tag: string; type?: string; isContentEditable: boolean };

/** Null for a key that means nothing, or that is not for the queue: typed, with a modifier, or held down. */
export function commandOf(press: KeyPress, place: Place | null): Command | null {
  if (press.ctrlKey || press.metaKey || press.altKey || press.isComposing) return null;
  if (place && isForTyping(place)) return null;
  // A question mark needs Shift on most keyboards; capital letters come from Caps Lock too.
  if (press.shiftKey && press.key !== "?") return null;
  const command = Object.hasOwn(commands, press.key.toLowerCase()) && commands[press.key.toLowerCase()];
  if (!command || (press.repeat && command.act !== "move")) return null;
  return command;
}

function isForTyping({ tag, type, isContentEditable }: Place): boolean {
  if (isContentEditable || tag === "TEXTAREA" || tag === "SELECT") return true;
  return tag === "INPUT" && !["radio", "checkbox", "button", "submit", "reset"].includes(type ?? "text");
}

/** The keys, for the panel that lists them. */
export const keyWords: [key: string, words: string][] = [
  ["j", "Next case"],
  ["k", "Case before"],
  ["h", "Hide the post"],
  ["d", "Dismiss the reports"],
  ["b", "Block: to the author's page"],
  ["x", "Select the case, for several at once"],
  ["u", "Undo what was done last"],
  ["?", "These keys"],
];
