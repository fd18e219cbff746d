/** What a key does in the queue: move to another case, or click the control that has this shortcut. */
export type Command =
  { type: "move"; step: 1 | -1 } | { type: "click"; key: string; within: "case" | "page"; decides?: true };

const commands: Record<string, Command> = {
  j: { type: "move", step: 1 },
  k: { type: "move", step: -1 },
  h: { type: "click", key: "h", within: "case", decides: true },
  w: { type: "click", key: "w", within: "case", decides: true },
  d: { type: "click", key: "d", within: "case", decides: true },
  b: { type: "click", key: "b", within: "case" },
  x: { type: "click", key: "x", within: "case" },
  u: { type: "click", key: "u", within: "page" },
  "?": { type: "click", key: "?", within: "page" },
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

/** The element that had the focus when a key was pressed. */
type FocusTarget = { tag: string; type?: string; isContentEditable: boolean };

/** Null if the key has no command, is typed into a field, has a modifier, or repeats a command other than moving. */
export function findCommand(press: KeyPress, target: FocusTarget | null): Command | null {
  if (press.ctrlKey || press.metaKey || press.altKey || press.isComposing) return null;
  if (target && takesText(target)) return null;
  // A question mark needs Shift on most keyboards; capital letters come from Caps Lock too.
  if (press.shiftKey && press.key !== "?") return null;
  const command = Object.hasOwn(commands, press.key.toLowerCase()) && commands[press.key.toLowerCase()];
  if (!command || (press.repeat && command.type !== "move")) return null;
  return command;
}

function takesText({ tag, type, isContentEditable }: FocusTarget): boolean {
  if (isContentEditable || tag === "TEXTAREA" || tag === "SELECT") return true;
  return tag === "INPUT" && !["radio", "checkbox", "button", "submit", "reset"].includes(type ?? "text");
}

export const shortcutDescriptions: [key: string, description: string][] = [
  ["j", "Next case"],
  ["k", "Case before"],
  ["h", "Hide the post"],
  ["w", "Warn the author"],
  ["d", "Dismiss the reports"],
  ["b", "Block: to the author's page"],
  ["x", "Select the case, for several at once"],
  ["u", "Undo what was done last"],
  ["?", "These keys"],
];
