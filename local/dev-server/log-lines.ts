import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { stripVTControlCharacters } from "node:util";

/** Passes on what wrangler prints, with the app's lines for operators in words. */
export function showLines(input: Readable, print: (line: string) => void) {
  createInterface({ input }).on("line", (line) => print(describeLine(line)));
}

/**
 * A line of the app's logger (JSON that begins with its event, after which come ids, acts and codes) in words; any other
 * line as it is. wrangler puts a coloured label before errors.
 */
export function describeLine(line: string): string {
  const [json] = /\{"event":.*\}$/.exec(stripVTControlCharacters(line)) ?? [];
  const entry = json && parse(json);
  if (!entry) return line;
  const { event, requestId, stack, ...facts } = entry;
  const words = Object.entries({ ...facts, request: requestId })
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([name, value]) => `${name} ${String(value)}`);
  return [`[plaza] ${[event, ...words].join(" · ")}`, ...(Array.isArray(stack) ? stack : [])].join("\n");
}

function parse(json: string): Record<string, unknown> | null {
  try {
    return JSON.parse(json) as Record<string, unknown>;
  } catch {
    // A line that only looks like one of the logger's is shown as it is.
    return null;
  }
}
