import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Summary } from "../load/summarize";
import { describeCores, type Results } from "./results";
import { formatMarkdown, formatTable, type Table } from "./table";
import { replaceInDocument } from "./write-report";

const output = ".wrangler/bench/results";

/** All that a run of traffic has found, as its JSON file has it. */
export type LoadResults = Pick<Results, "machine" | "command" | "takenAt" | "loadBefore"> &
  Summary & { posts: number; clients: number; problems: string[] };

const whole = (value: number) => Math.round(value).toLocaleString("en");

function tableOfLoad({ latencies, requests }: Pick<LoadResults, "latencies" | "requests">): Table {
  return {
    head: ["", "requests", "%", "p50 ms", "p95 ms", "p99 ms", "max ms"],
    rows: latencies.map(({ kind, count, p50, p95, p99, max }) => [
      kind,
      whole(count),
      ((100 * count) / requests).toFixed(1),
      ...[p50, p95, p99, max].map((ms) => ms.toFixed(1)),
    ]),
  };
}

export function printLoad(results: LoadResults): void {
  console.log(`\n${formatTable(tableOfLoad(results))}\n\n${describeLoadRun(results)}`);
  for (const problem of results.problems.slice(0, 20)) console.log(`  ${problem}`);
}

export function writeLoad(results: LoadResults): void {
  mkdirSync(output, { recursive: true });
  writeFileSync(join(output, "load.json"), `${JSON.stringify(results, null, 2)}\n`);
}

export async function writeLoadDocument(results: LoadResults): Promise<void> {
  const { command, machine, takenAt, loadBefore } = results;
  const busy =
    loadBefore < 0.7
      ? ""
      : ` The machine was busy with other work, which took its share of the ${describeCores()}.`;
  const where = `\`${command}\` on ${machine}, ${takenAt.slice(0, 10)}, load ${loadBefore.toFixed(2)} before the run.${busy}`;
  await replaceInDocument(
    "load",
    [where, describeLoadRun(results), formatMarkdown(tableOfLoad(results))].join("\n\n"),
  );
}

/** "36,120 requests in 60 s …" */
function describeLoadRun(results: LoadResults): string {
  const { requests, seconds, perSecond, cpu, clients, writes, refused, cached, problems } = results;
  const kept =
    problems.length === 0
      ? "Each answer was one that was expected, each write is there exactly once, and log, state, counts and the index of search agree."
      : `${problems.length} problems:`;
  return `${whole(requests)} requests in ${whole(seconds)} s by ${clients} clients: ${whole(perSecond)} a second, ${cpu.toFixed(2)} ms of processor time each; ${whole((100 * cached) / requests)} % came from the cache. ${whole(writes)} writes were confirmed, and ${whole(refused)} were refused because a colleague was first. ${kept}`;
}
