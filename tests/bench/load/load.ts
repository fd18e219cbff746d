import { spawnSync } from "node:child_process";
import { parseArgs } from "node:util";
import { CommandError, runCommand } from "../../../local/command";
import { second } from "~/time/units";
import { appWorker } from "../../support/app/app-worker";
import { openApp } from "../../support/app/open-app";
import { currentLoad, describeMachine } from "../report/results";
import { type LoadResults, printLoad, writeLoad, writeLoadDocument } from "../report/write-load";
import { seedDatabase } from "../seeds/open-seed";
import { startOnSeed } from "../workers/start-on-seed";
import { runLoad } from "./run-load";
import { summarize } from "./summarize";

// npm run load [-- --seconds 60] [--posts 10000] [--clients 8] [--docs]: mixed traffic, as fast as it is answered. Fails where an
// answer is none of those expected, a write is lost or doubled, or log, counts and state disagree. `--docs` puts the results
// into docs/scaling.md.
const log = (line: string) => console.log(line);

await runCommand(async () => {
  const { values } = parseArgs({
    options: {
      seconds: { type: "string", default: "60" },
      posts: { type: "string", default: "10000" },
      clients: { type: "string", default: "8" },
      docs: { type: "boolean" },
    },
  });
  const duration = parseNumber(values.seconds);
  const posts = parseNumber(values.posts);
  // All of it is counted again in the end, which takes ever longer.
  if (posts > 10_000 || !Number.isInteger(Math.log10(posts)))
    throw new CommandError("--posts wants 100, 1000 or 10000.");
  const clients = parseNumber(values.clients);
  const { status } = spawnSync(process.execPath, ["local/build/bundle.mjs"], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  if (status !== 0) throw new CommandError("The bundle could not be made: npm run bundle says why.");
  const loadBefore = currentLoad();
  // With the cache and the limit of wrangler.toml.
  const app = appWorker({ d1: seedDatabase, vars: { CACHE_SECONDS: "5" }, writesPerMinute: 300 });
  const town = await startOnSeed(posts, log, [app]);
  try {
    log(`${clients} clients for ${duration} s on ${posts} posts …`);
    let [cpuBefore, until, cpu] = [0, 0, 0];
    const { recorder, seconds, problems } = await runLoad(
      { ...town, ...openApp(await town.urlOf("app"), town.makers.makeSession) },
      {
        // So many that nobody comes near a limit, and cases enough for all the time.
        scale: { members: 400, moderators: 60, cases: Math.min(600, 4 * duration) },
        clients,
        onStart: () => {
          cpuBefore = town.cpu();
          until = performance.now() + duration * second;
        },
        goOn: () => performance.now() < until,
        onEnd: () => (cpu = town.cpu() - cpuBefore),
      },
    );
    const results: LoadResults = {
      machine: describeMachine(),
      command: describeCommand(values),
      takenAt: new Date().toISOString(),
      loadBefore,
      posts,
      clients,
      ...summarize(recorder, { seconds, cpu }),
      problems,
    };
    printLoad(results);
    writeLoad(results);
    if (values.docs) await writeLoadDocument(results);
    return problems.length === 0 ? 0 : 1;
  } finally {
    await town.stop();
  }
});
process.exit();

/** As it was given, without where the results go. */
function describeCommand(values: { seconds: string; posts: string; clients: string }): string {
  return `npm run load -- --seconds ${values.seconds} --posts ${values.posts} --clients ${values.clients}`;
}

function parseNumber(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1)
    throw new CommandError("--seconds, --posts and --clients want whole numbers.");
  return number;
}
