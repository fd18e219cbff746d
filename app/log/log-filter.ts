import type { LogKind } from "~/db/vocabulary";

/** What the log is narrowed to: who acted, whom it concerns, which post and kind, and days in UTC as "2026-11-23", the last one included. */
export type LogFilter = {
  actor: number | null;
  kind: LogKind | null;
  person: number | null;
  post: number | null;
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

/** The address of the log narrowed so; `before` is the cursor of a later page. */
export function logAddress(filter: Partial<LogFilter>, before?: string): string {
  const { actor, kind, person, post, since, until } = { ...noFilter, ...filter };
  const given = Object.entries({ actor, kind, person, post, since, until, before }).flatMap(
    ([name, value]) => (value === null || value === undefined ? [] : [[name, String(value)]]),
  );
  return `/moderation/log${given.length > 0 ? `?${new URLSearchParams(given).toString()}` : ""}`;
}

/** One entry by itself, with what it took back and what took it back. */
export function entryAddress(id: number): string {
  return `/moderation/log?entry=${id}`;
}
