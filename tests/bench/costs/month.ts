import type { Measured } from "../scenarios/measure";
import type { ScenarioName } from "../scenarios/scenario";
import { daysInMonth, free, paid } from "./prices";

/** Of a hundred requests, how many are which: nine in ten are visitors', and one in a hundred and more writes. */
export const mix: Partial<Record<ScenarioName, number>> = {
  "visitor's feed": 60,
  "visitor's feed, deep": 5,
  permalink: 24,
  transparency: 1,
  "member's feed": 8,
  queue: 0.2,
  case: 0.2,
  post: 1.2,
  report: 0.25,
  hide: 0.1,
  block: 0.05,
};

/** Of what visitors share, on how many addresses their requests fall; of all else none is in the cache twice. */
const addresses: Partial<Record<ScenarioName, number>> = {
  "visitor's feed": 1,
  permalink: 20,
  transparency: 1,
};

/** A month's use; `cpu` in ms, `fromCache` the part of all requests. */
export type Month = {
  requests: number;
  fromCache: number;
  cpu: number;
  rowsRead: number;
  rowsWritten: number;
};

/** What so many requests use, evenly over the month and all through one data center, of which the cache is. */
export function useOf(requests: number, scenarios: Measured[], cacheSeconds: number): Month {
  const find = (name: ScenarioName) => {
    const found = scenarios.find((each) => each.name === name);
    if (!found?.counts) throw new Error(`${name} was not measured`);
    return { cpu: found.cpu.median, ...found.counts };
  };
  const hit = find("visitor's feed, cached");
  const all = Object.values(mix).reduce((sum, part) => sum + part, 0);
  const month: Month = { requests, fromCache: 0, cpu: 0, rowsRead: 0, rowsWritten: 0 };
  for (const [name, part] of Object.entries(mix) as [ScenarioName, number][]) {
    const measured = find(name);
    const many = (requests * part) / all;
    const hits = many * hitShare(many / (addresses[name] ?? Infinity), cacheSeconds);
    month.fromCache += hits / requests;
    month.cpu += hits * hit.cpu + (many - hits) * measured.cpu;
    month.rowsRead += (many - hits) * measured.rowsRead;
    month.rowsWritten += (many - hits) * measured.rowsWritten;
  }
  return month;
}

/** Of the requests of a month for one address: the first makes the page, and those of the next seconds get it. */
function hitShare(requests: number, cacheSeconds: number): number {
  const meanwhile = (requests / (daysInMonth * 86_400)) * cacheSeconds;
  return meanwhile / (1 + meanwhile);
}

/** Dollars a month on the Paid plan, without storage beyond what is included. */
export function costOf({ requests, cpu, rowsRead, rowsWritten }: Month): number {
  const beyond = (used: number, { included, perMillion }: { included: number; perMillion: number }) =>
    (Math.max(0, used - included) / 1e6) * perMillion;
  return (
    paid.base +
    beyond(requests, paid.requests) +
    beyond(cpu, paid.cpu) +
    beyond(rowsRead, paid.rowsRead) +
    beyond(rowsWritten, paid.rowsWritten)
  );
}

/** What the Free plan allows in a day and this uses most of, and how much of it (1 is all). */
export function tightestOfFree(month: Month): { what: string; part: number } {
  const parts = [
    { what: "requests", part: month.requests / free.requests },
    { what: "rows read", part: month.rowsRead / free.rowsRead },
    { what: "rows written", part: month.rowsWritten / free.rowsWritten },
  ].map(({ what, part }) => ({ what, part: part / daysInMonth }));
  return parts.reduce((most, each) => (each.part > most.part ? each : most));
}
