import type { openApp, RequestOptions } from "../../support/app/open-app";
import { expected, type Kind } from "./kinds";

export type Fetch = ReturnType<typeof openApp>["fetch"];

/** What was confirmed with a 303, each as a line that the database must have as well (`listWrites`). */
export type Ledger = {
  /** Exactly once for each time that it stands here. */
  writes: string[];
  /** Once at least, and not more often than it stands here: claiming again only renews. */
  claims: string[];
};

/** Sends requests, and keeps how long each took, what it answered and what it confirmed. */
export function createRecorder(fetch: Fetch) {
  const times = new Map<Kind, number[]>();
  const unexpected = new Map<string, number>();
  const ledger: Ledger = { writes: [], claims: [] };
  let [refused, sent, cached] = [0, 0, 0];

  async function send(kind: Kind, path: string, options?: RequestOptions): Promise<Response> {
    const began = performance.now();
    const response = await fetch(path, options);
    const taken = performance.now() - began;
    sent += 1;
    const known = times.get(kind);
    if (known) known.push(taken);
    else times.set(kind, [taken]);
    if (response.status === 409) refused += 1;
    if (response.headers.get("Cache-Status")?.includes("; hit")) cached += 1;
    if (!expected[kind].some((status) => status === response.status)) {
      const what = `${kind} answered ${response.status}`;
      unexpected.set(what, (unexpected.get(what) ?? 0) + 1);
    }
    return response;
  }

  return {
    send,
    ledger,
    /** So many in all; of these so many were told that a colleague was first, and so many came from the cache. */
    counts: () => ({ sent, refused, cached }),
    times: () => times,
    unexpected: () => [...unexpected].map(([what, count]) => `${what}, ${count} times`),
  };
}

export type Recorder = ReturnType<typeof createRecorder>;
