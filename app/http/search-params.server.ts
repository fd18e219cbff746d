import { type Cursor, parseCursor } from "~/db/keyset";
import type { RequestContext } from "./context.server";

/** The id in `?before=` (or `?after=`); a page asked for with anything else is the first. */
export function readCursor(context: RequestContext, name: "before" | "after" = "before"): number | null {
  return readId(context.url.searchParams.get(name));
}

/** The number of a member, post or entry; null for anything else. */
export function readId(given: string | null): number | null {
  return /^[1-9]\d{0,14}$/.test(given ?? "") ? Number(given) : null;
}

/** One of the words that a query parameter may be, or null. */
export function readChoice<T extends string>(
  context: RequestContext,
  name: string,
  choices: readonly T[],
): T | null {
  const given = context.url.searchParams.get(name);
  return choices.find((choice) => choice === given) ?? null;
}

/** The `?before=` of a list that is sorted by a value and an id, as in "1700000000000.12". */
export function readListCursor(context: RequestContext): Cursor | null {
  return parseCursor(context.url.searchParams.get("before"));
}
