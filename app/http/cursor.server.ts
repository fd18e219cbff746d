import type { Asking } from "./asking.server";

/** The id in `?before=` (or `?after=`); a page asked for with anything else is the first. */
export function readCursor(asking: Asking, name: "before" | "after" = "before"): number | null {
  const id = asking.url.searchParams.get(name) ?? "";
  return /^[1-9]\d{0,14}$/.test(id) ? Number(id) : null;
}

/** One of the words that a query parameter may be, or null. */
export function readChoice<T extends string>(asking: Asking, name: string, choices: readonly T[]): T | null {
  const given = asking.url.searchParams.get(name);
  return choices.find((choice) => choice === given) ?? null;
}
