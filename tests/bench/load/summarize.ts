import { quantile } from "d3-array";
import { type Kind, kinds } from "./kinds";
import type { Recorder } from "./recorder";

/** How long (ms) the requests of a kind took. */
type Latency = { kind: Kind; count: number; p50: number; p95: number; p99: number; max: number };

export type Summary = {
  seconds: number;
  requests: number;
  perSecond: number;
  /** Processor time (ms) of the server for a request, its database included. */
  cpu: number;
  /** Confirmed writes: each was found once. Refused: a colleague was first. */
  writes: number;
  refused: number;
  /** Pages that came from the cache. */
  cached: number;
  latencies: Latency[];
};

/** What a run was like. `cpu`: processor time (ms) of the server in all. */
export function summarize(
  { times, counts, ledger }: Pick<Recorder, "times" | "counts" | "ledger">,
  { seconds, cpu }: { seconds: number; cpu: number },
): Summary {
  const { sent, ...further } = counts();
  return {
    seconds,
    requests: sent,
    perSecond: sent / seconds,
    cpu: cpu / sent,
    writes: ledger.writes.length + ledger.claims.length,
    ...further,
    latencies: kinds.flatMap((kind) => {
      const taken = times().get(kind);
      return taken ? [{ kind, count: taken.length, ...describe(taken) }] : [];
    }),
  };
}

function describe(taken: number[]) {
  const at = (part: number) => quantile(taken, part) ?? 0;
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1) };
}
