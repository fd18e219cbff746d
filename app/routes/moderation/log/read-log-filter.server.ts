import type { LogKind } from "~/db/vocabulary";
import { readId } from "~/http/search-params.server";
import { moderationKinds } from "~/log/kinds";
import { type LogFilter, noFilter } from "~/log/log-filter";

type Wrong = Partial<Record<keyof LogFilter, { given: string; why: string }>>;

/** What the address narrows the log to. What cannot be meant is left out, and told apart with the reason. */
export function readLogFilter(params: URLSearchParams): { filter: LogFilter; wrong: Wrong } {
  const filter: LogFilter = { ...noFilter };
  const wrong: Wrong = {};
  const read = <T>(name: keyof LogFilter, meaning: (given: string) => T | null, why: string): T | null => {
    const given = (params.get(name) ?? "").trim();
    if (given === "") return null;
    const meant = meaning(given);
    if (meant === null) wrong[name] = { given: given.slice(0, 40), why };
    return meant;
  };
  filter.actor = read("actor", readId, "A member’s number, such as 12.");
  filter.person = read("person", readId, "A member’s number, such as 12.");
  filter.post = read("post", readId, "A post’s number, such as 12.");
  filter.kind = read("kind", readKind, "No such kind of act.");
  filter.since = read("since", readDay, "No such day.");
  filter.until = read("until", readDay, "No such day.");
  if (filter.since !== null && filter.until !== null && filter.since > filter.until) {
    wrong.until = { given: filter.until, why: "It is before the first day." };
    filter.until = null;
  }
  return { filter, wrong };
}

function readKind(given: string): LogKind | null {
  return moderationKinds.find((kind) => kind === given) ?? null;
}

/** A day that there is: not 30 February. */
function readDay(given: string): string | null {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(given) ? Date.parse(given) : NaN;
  return Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== given ? null : given;
}
