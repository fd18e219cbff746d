import type { LogKind } from "~/db/vocabulary";

/** The filter of the log, each part under the name of its query parameter. */
export type LogFilter = {
  /** Part of the name of the member who acted or whom an entry concerns, or that member's number: "#12". */
  name: string | null;
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
  name: null,
  actor: null,
  kind: null,
  person: null,
  post: null,
  since: null,
  until: null,
};

/** The address of the log with this filter. `before`: the cursor of a further page. */
export function logAddress(filter: Partial<LogFilter>, before?: string): string {
  const { name, actor, kind, person, post, since, until } = { ...noFilter, ...filter };
  const parameters = Object.entries({ name, actor, kind, person, post, since, until, before }).flatMap(
    ([parameter, value]) => (value === null || value === undefined ? [] : [[parameter, String(value)]]),
  );
  return `/moderation/log${parameters.length > 0 ? `?${new URLSearchParams(parameters).toString()}` : ""}`;
}

/** The address of one entry, shown with the entry that it undid or that undid it. */
export function entryAddress(id: number): string {
  return `/moderation/log?entry=${id}`;
}
