import { firstWords } from "~/text/first-words";

/** The address of a search, as it was typed. */
export function searchAddress(typed: string): string {
  return `/search?${new URLSearchParams({ q: typed.toWellFormed() }).toString()}`;
}

/** A search in the title of its page: on one line, without what could turn or break the line. */
export function searchTitle(typed: string): string {
  const shown = firstWords(typed.toWellFormed().replace(/\p{C}/gu, " "), 60);
  return shown === "" ? "Search" : `${shown} · Search`;
}
