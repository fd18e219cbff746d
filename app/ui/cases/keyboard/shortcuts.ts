/** What a key does: move to another case, or press or focus the control that has this shortcut. */
export type Command =
  | { type: "move"; key: string; step: 1 | -1 }
  | { type: "press"; key: string; decides?: true }
  | { type: "focus"; key: string };

const commands: Record<string, Command> = {
  j: { type: "move", key: "j", step: 1 },
  k: { type: "move", key: "k", step: -1 },
  n: { type: "focus", key: "n" },
  ...Object.fromEntries(["h", "w", "d"].map((key) => [key, { type: "press", key, decides: true } as const])),
  ...Object.fromEntries(["b", "c", "o", "x", "u", "?"].map((key) => [key, { type: "press", key } as const])),
  // The reasons, in their order.
  ...Object.fromEntries([..."123456789"].map((key) => [key, { type: "press", key } as const])),
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

const shortcutDescriptions: [key: string, description: string][] = [
  ["j", "Next case"],
  ["k", "Previous case"],
  ["1–9", "Choose a reason"],
  ["n", "Write a note; Esc leaves it"],
  ["h", "Hide the post"],
  ["w", "Warn the author"],
  ["d", "Dismiss the reports"],
  ["b", "Block the author…"],
  ["c", "Claim or release the case"],
  ["o", "Open the case"],
  ["x", "Select for a bulk decision"],
  ["u", "Undo, and again for the one before"],
  ["?", "Show shortcuts"],
];

/** Those that need a list, and that a case's own page lacks. */
const listKeys = ["k", "o", "x"];

/** The keys of a page, and what each does there. */
export function listShortcuts(page: "queue" | "case"): [key: string, description: string][] {
  return shortcutDescriptions.filter(([key]) => page === "queue" || !listKeys.includes(key));
}
