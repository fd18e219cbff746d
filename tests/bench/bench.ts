import { spawnSync } from "node:child_process";
import { parseArgs } from "node:util";
import { CommandError, runCommand } from "../../local/command";
import { judge, type SizeResult } from "./judge";
import { currentLoad, describeMachine, type Results } from "./report/results";
import { printResults, writeDocument, writeFiles } from "./report/write-report";
import { listActs } from "./scenarios/acts";
import { measureBlocks } from "./scenarios/blocks";
import { type Effort, measureScenarios } from "./scenarios/measure";
import { listPages } from "./scenarios/pages";
import { measureStartUp } from "./workers/start-up";
import { startWorkers } from "./workers/start-workers";

// npm run bench [-- --quick] [--sizes 100,10000] [--docs]: what pages and acts cost beside a bare Worker, at each number of
// posts. Fails where a budget is broken by more than the run's own spread. `--docs` puts the results into docs/scaling.md.
const output = ".wrangler/bench/results";
const log = (line: string) => console.log(line);

type Plan = { sizes: number[]; pages: Effort; acts: Effort & { requests: number } };
const full: Plan = {
  sizes: [100, 1_000, 10_000, 100_000, 1_000_000],
  pages: { rounds: 7, warmUp: 4, bareRequests: 600 },
  acts: { rounds: 5, warmUp: 1, bareRequests: 300, requests: 30 },
};
const quick: Plan = {
  sizes: [100, 10_000],
  pages: { rounds: 4, warmUp: 3, bareRequests: 400 },
  acts: { rounds: 3, warmUp: 1, bareRequests: 200, requests: 20 },
};

await runCommand(async () => {
  const { values } = parseArgs({
    options: { quick: { type: "boolean" }, docs: { type: "boolean" }, sizes: { type: "string" } },
  });
  const plan = values.quick ? quick : full;
  const sizes = values.sizes ? parseSizes(values.sizes) : plan.sizes;
  buildBundle();
  const loadBefore = currentLoad();
  const worker = await measureStartUp();
  const measured: SizeResult[] = [];
  for (const posts of sizes) measured.push(await measureSize(posts, plan));
  const results: Results = {
    machine: describeMachine(),
    command: describeCommand(values),
    takenAt: new Date().toISOString(),
    loadBefore,
    rounds: plan.pages.rounds,
    worker,
    sizes: measured,
    checks: judge(measured, worker),
  };
  printResults(results);
  writeFiles(results, output);
  if (values.docs) await writeDocument(results);
  log(`\nAll of it, and pictures: ${output}`);
  return results.checks.some(({ verdict }) => verdict === "broken") ? 1 : 0;
});
process.exit();

/** As it was given, without where the results go. */
function describeCommand({ quick, sizes }: { quick?: boolean; sizes?: string }): string {
  const options = [...(quick ? ["--quick"] : []), ...(sizes ? ["--sizes", sizes] : [])];
  return ["npm run bench", ...(options.length > 0 ? ["--", ...options] : [])].join(" ");
}

function parseSizes(text: string): number[] {
  const sizes = text.split(",").map(Number);
  if (sizes.some((size) => !Number.isInteger(Math.log10(size)) || size < 100 || size > 1_000_000))
    throw new CommandError("--sizes wants powers of ten from 100 to 1000000, with commas between.");
  return sizes.sort((a, b) => a - b);
}

function buildBundle(): void {
  const { status } = spawnSync(process.execPath, ["local/build/bundle.mjs"], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  if (status !== 0) throw new CommandError("The bundle could not be made: npm run bundle says why.");
}

async function measureSize(posts: number, { pages, acts }: Plan): Promise<SizeResult> {
  const workers = await startWorkers(posts, log);
  try {
    log(`measuring ${posts} posts …`);
    const { results, meta } = await workers.d1
      .prepare("select count(*) as count from reports")
      .all<{ count: number }>();
    // The pages first: acts add posts to the feed.
    const measured = await measureScenarios(workers, await listPages(workers), pages);
    const times = 1 + (acts.warmUp + acts.rounds) * acts.requests;
    const toDo = await listActs(workers, acts.requests, times);
    const [, ...measuredActs] = await measureScenarios(workers, toDo, acts);
    return {
      posts,
      reports: results[0]?.count ?? 0,
      bytes: meta.size_after,
      scenarios: [...measured, ...measuredActs],
      blocks: await measureBlocks(workers),
    };
  } finally {
    await workers.stop();
  }
}
