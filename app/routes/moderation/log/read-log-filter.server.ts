import type { LogKind } from "~/db/vocabulary";
import { readId } from "~/http/requests/search-params.server";
import { moderationKinds } from "~/log/kinds";
import { type LogFilter, noFilter } from "~/log/log-filter";

type InvalidParams = Partial<Record<keyof LogFilter, { value: string; error: string }>>;

/** The filter in the address. Invalid parameters are left out of it and returned with what is wrong with each. */
export function readLogFilter(params: URLSearchParams): { filter: LogFilter; invalid: InvalidParams } {
  const filter: LogFilter = { ...noFilter };
  const invalid: InvalidParams = {};
  const read = <T>(name: keyof LogFilter, parse: (value: string) => T | null, error: string): T | null => {
    const value = (params.get(name) ?? "").trim();
    if (value === "") return null;
    const parsed = parse(value);
    if (parsed === null) invalid[name] = { value: value.slice(0, 40), error };
    return parsed;
  };
  filter.name = params.get("name")?.trim().slice(0, 100) || null;
  filter.actor = read("actor", readId, "Enter a member's number, such as 12.");
  filter.person = read("person", readId, "Enter a member's number, such as 12.");
  filter.post = read("post", readId, "Enter a post's number, such as 12.");
  filter.kind = read("kind", parseKind, "Choose an action from the list.");
  filter.since = read("since", parseDay, "Enter a real date.");
  filter.until = read("until", parseDay, "Enter a real date.");
  if (filter.since !== null && filter.until !== null && filter.since > filter.until) {
    invalid.until = { value: filter.until, error: "Choose the first day or a later one." };
    filter.until = null;
  }
  return { filter, invalid };
}

function parseKind(value: string): LogKind | null {
  return moderationKinds.find((kind) => kind === value) ?? null;
}

/** Null for a day that does not exist: `Date.parse` takes 30 February for 2 March. */
function parseDay(value: string): string | null {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(value) ? Date.parse(value) : NaN;
  return Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== value ? null : value;
}
