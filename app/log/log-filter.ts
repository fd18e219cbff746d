import type { LogKind } from "~/db/vocabulary";

/** The filter of the log, each part under the name of its query parameter. */
export type LogFilter = {
  actor: number | null;
  kind: LogKind | null;
  /** The member whom an entry concerns. */
  person: number | null;
  post: number | null;
  /** First and last day, in UTC: "2026-11-23". */
  since: string | null;
  until: string | null;
};

export const noFilter: LogFilter = {
  actor: null,
  kind: null,
  person: null,
  post: null,
  since: null,
  until: null,
};

/** The address of the log with this filter. `before`: the cursor of a further page. */
export function logAddress(filter: Partial<LogFilter>, before?: string): string {
  const { actor, kind, person, post, since, until } = { ...noFilter, ...filter };
  const parameters = Object.entries({ actor, kind, person, post, since, until, before }).flatMap(
    ([name, value]) => (value === null || value === undefined ? [] : [[name, String(value)]]),
  );
  return `/moderation/log${parameters.length > 0 ? `?${new URLSearchParams(parameters).toString()}` : ""}`;
}

/** The address of one entry, shown with the entry that it undid or that undid it. */
export function entryAddress(id: number): string {
  return `/moderation/log?entry=${id}`;
}
