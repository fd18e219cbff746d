import type { Page } from "@playwright/test";
import * as z from "zod";
import { demoMembers } from "../../../local/demo/data/members";
import { names as chosenNames } from "../../../local/demo/data/names";
import { seededRules } from "../../support/database/seeded-rules";

const nodeSchema = z.looseObject({
  role: z.string(),
  name: z.string().optional(),
  text: z.string().optional(),
  url: z.string().optional(),
  get children() {
    return z.array(z.union([z.string(), nodeSchema])).optional();
  },
});
type AriaNode = z.infer<typeof nodeSchema>;

/** Said at once when they appear; all other text is not of the outline. */
const live = new Set(["alert", "status"]);
/** Without a control in them they are text. */
const textual = new Set([
  "paragraph",
  "term",
  "definition",
  "blockquote",
  "text",
  "time",
  "emphasis",
  "strong",
  "mark",
]);
/** Items of lists: those of one shape are shown once. */
const repeated = new Set(["article", "listitem", "row"]);
/** Named by all that they hold, which is shown below them. */
const unnamed = new Set(["row", "cell"]);
/** Named by what they hold, of which the figures differ by day. */
const counted = new Set(["figure", "img"]);

/** Sorted by their figures, which differ by day. */
const reasons = new Set([...seededRules.map(({ label }) => label), "No rule broken"]);

/**
 * What assistive technology is told of the page, in the order in which it is read: landmarks, headings, controls with
 * their names and states. Words, names, numbers and times of the data are left out, so that it is the same on another day.
 * `part` is a selector.
 */
export async function outlinePage(page: Page, part: string): Promise<string> {
  const tree = z.array(nodeSchema).parse(await page.locator(part).ariaSnapshotJSON());
  const states = new Set((await page.evaluate(listStates)).map(normalize));
  return [...listChildren(tree), ...(states.size ? ["", "states:"] : []), ...states, ""].join("\n");
}

function listChildren(nodes: AriaNode[]): string[] {
  const seen = new Set<string>();
  let last: string | undefined;
  return nodes.flatMap((node) => {
    const lines = describe(node);
    const shape = lines.join("\n");
    const isAgain = shape === last || (repeated.has(node.role) && seen.has(shape));
    last = shape;
    seen.add(shape);
    return isAgain ? [] : lines;
  });
}

function describe({ role, name, text, url, children = [], ...states }: AriaNode): string[] {
  const below = listChildren(children.filter((child) => typeof child !== "string"));
  if (textual.has(role)) return below;
  const words = live.has(role)
    ? [text, ...children.map((child) => (typeof child === "string" ? child : child.text))]
    : [];
  // Of `details`, what it opens with.
  const summary =
    role === "group" && !name ? (text ?? children.find((child) => typeof child === "string")) : undefined;
  const label = shorten(role, url, [name, summary, ...words].filter(Boolean).join(" "));
  const marks = Object.entries(states).map(([state, value]) =>
    value === true ? ` [${state}]` : ` [${state}=${String(value)}]`,
  );
  return [`- ${role}${label && ` "${label}"`}${marks.join("")}`, ...below.map((line) => `  ${line}`)];
}

function shorten(role: string, url: string | undefined, name: string): string {
  if (unnamed.has(role)) return "";
  if (role === "link" && url?.startsWith("/rules#")) return "{rule}";
  if (role === "rowheader" && reasons.has(name)) return "{reason}";
  if (counted.has(role)) return (/^[^\d:,]+/.exec(name)?.[0] ?? "").trim();
  return normalize(name);
}

const month =
  "(?:January|February|March|April|May|June|July|August|September|October|November|December|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\\b)";
const time = new RegExp(
  [
    "just now",
    "(?:in )?\\d+ (?:second|minute|hour|day)s?(?: ago)?",
    "\\d+ (?:d|h|min)\\b(?: \\d+ (?:h|min)\\b)?",
    "under 1 min",
    "yesterday|tomorrow|in a moment",
    `(?:\\d+ )?${month}(?: \\d{4})?(?:, \\d\\d:\\d\\d UTC)?`,
  ].join("|"),
  "g",
);
const memberNames = [...demoMembers, ...chosenNames].flatMap((each) =>
  "name" in each ? (each.name ?? []) : [],
);
const somebody = new RegExp(
  memberNames
    .toSorted((one, other) => other.length - one.length)
    .map((name) => name.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&"))
    .join("|"),
  "g",
);

function normalize(words: string): string {
  return words
    .replaceAll(/\s+/g, " ")
    .replaceAll(/https?:\/\/\S+/g, "{link}")
    .replaceAll(/“[^”]*”/g, "“{words}”")
    .replaceAll(somebody, "{name}")
    .replaceAll(time, "{time}")
    .replaceAll(/\d[\d,.]*/g, "{number}");
}

/** What the tree of roles does not hold. It runs in the page. */
function listStates(): string[] {
  const wordsOf = (element: Element | null | undefined) => {
    const copy = element?.cloneNode(true);
    if (!(copy instanceof Element)) return "";
    for (const hidden of copy.querySelectorAll("[aria-hidden=true]")) hidden.remove();
    return copy.textContent?.trim() ?? "";
  };
  const labelOf = (element: Element) =>
    "labels" in element && element.labels instanceof NodeList
      ? [...element.labels].find(isElement)
      : undefined;
  const isElement = (node: Node): node is Element => node instanceof Element;
  const nameOf = (element: Element) =>
    element.getAttribute("aria-label") ??
    wordsOf(labelOf(element) ?? element.querySelector(":scope > legend") ?? element);
  const describedBy = "[aria-describedby]:is(a, button, input, textarea, select, fieldset)";
  return [
    ...document.querySelectorAll(`[aria-current], [aria-invalid], [required], summary, ${describedBy}`),
  ].flatMap((element) => {
    if (!element.checkVisibility()) return [];
    const ids = element.getAttribute("aria-describedby")?.split(" ") ?? [];
    const states = [
      element.hasAttribute("aria-current") && `current ${element.getAttribute("aria-current")}`,
      element.matches("summary") && (element.closest("details")?.open ? "expanded" : "collapsed"),
      element.matches("[required]") && "required",
      element.hasAttribute("aria-invalid") && "invalid",
      ids.length > 0 && `described by "${ids.map((id) => wordsOf(document.getElementById(id))).join(" ")}"`,
    ];
    return [`- ${element.localName} "${nameOf(element)}": ${states.filter(Boolean).join(", ")}`];
  });
}
