import { type Cursor, parseCursor } from "~/db/keyset";
import type { RequestContext } from "../context.server";
import { localPath } from "./local-path";

/** The id in `?before=` or `?after=`; null, which means the first page, for anything else. */
export function readCursor(
  context: Pick<RequestContext, "url">,
  name: "before" | "after" = "before",
): number | null {
  return readId(context.url.searchParams.get(name));
}

/** The id of a member, post or entry, from text; null for anything else than a positive integer of at most 15 digits. */
export function readId(text: string | null | undefined): number | null {
  return /^[1-9]\d{0,14}$/.test(text ?? "") ? Number(text) : null;
}

/** Where a page with a form leads back to: as the form says that was sent, or else `?to=`. */
export function readReturnTo({ form, url }: RequestContext, fallback = "/"): string {
  return localPath(form?.fields.to ?? url.searchParams.get("to"), fallback);
}

/** The value of a query parameter; null unless it is one of the choices. */
export function readChoice<T extends string>(
  context: RequestContext,
  name: string,
  choices: readonly T[],
): T | null {
  const value = context.url.searchParams.get(name);
  return choices.find((choice) => choice === value) ?? null;
}

/** A number from 0 in a query parameter; null for anything else. */
export function readCount(context: RequestContext, name: string): number | null {
  const value = context.url.searchParams.get(name) ?? "";
  return /^\d{1,15}$/.test(value) ? Number(value) : null;
}

/** The cursor in `?before=` of a list that is sorted by a value and then by id; null for anything else. */
export function readListCursor(context: RequestContext): Cursor | null {
  return parseCursor(context.url.searchParams.get("before"));
}
