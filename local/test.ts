import { globSync } from "node:fs";
import { join } from "node:path";
import { requireBrowser } from "./browser";
import { runCommand } from "./command";
import { askedToEnd, endProcesses, spawnGroup } from "./processes";
import { makeRunFolder, removeRunFolder } from "./run-folder";
import { describeRules, readRules, seconds } from "./test-report";

type Step = { name: string; run: [program: string, ...args: string[]]; shown?: true };

const checks: Step[] = [
  { name: "format", run: ["node_modules/.bin/prettier", "--check", "."] },
  { name: "lint", run: ["node_modules/.bin/oxlint"] },
  { name: "types", run: ["node_modules/.bin/tsc", "--noEmit"] },
  { name: "unused code", run: ["node_modules/.bin/knip"] },
];
const bundle: Step = { name: "bundle", run: [process.execPath, "local/bundle.mjs"] };

const asked = askedToEnd();
const started = performance.now();
const isCheck = process.argv[2] === "--checks";
const words = isCheck ? "" : process.argv.slice(2).join(" ");
const hyphenated = words.replaceAll(" ", "-");
const folder = makeRunFolder();
const rules = join(folder, "rules.jsonl");
const environment: NodeJS.ProcessEnv = {
  ...process.env,
  NODE_ENV: "test",
  PLAZA_RULES: rules,
  WRANGLER_SEND_METRICS: "false",
  // All that tests and their browser put aside goes with the run.
  TMPDIR: join(folder, "tmp"),
  XDG_CACHE_HOME: join(folder, "cache"),
  XDG_CONFIG_HOME: join(folder, "config"),
};

await runCommand(async () => {
  try {
    const end = await Promise.race([isCheck ? runSteps(checks) : test(), asked]);
    return end === "asked" ? 130 : end;
  } finally {
    await endProcesses();
    removeRunFolder(folder);
  }
});
process.exit();

/** What fails fastest first: the checks, the tests of the code, those in a browser. */
async function test(): Promise<number> {
  // Fetched while the checks run, where there is none.
  const browser = requireBrowser();
  browser.catch(() => {});
  const failed =
    (await runSteps(words ? [bundle] : [...checks, bundle])) ||
    (await runSteps([vitest()])) ||
    (await runBrowserTests(await browser));
  const all = readRules(rules);
  if (all.length) console.log(describeRules(all, performance.now() - started));
  if (all.length || failed) return failed;
  console.error(`No test has "${words}" in its name or in its file's.`);
  return 1;
}

async function runBrowserTests(browser: string): Promise<number> {
  // The very browser that was found, or installed.
  environment.CHROMIUM_PATH = browser;
  const filter = words
    ? ["--pass-with-no-tests", "-g", `${escapePattern(words)}|${escapePattern(hyphenated)}`]
    : [];
  const failed = await runSteps([playwright("browser tests", filter)]);
  if (failed) await traceFailed();
  return failed;
}

/** Traces are made of what failed alone, since they would make all tests slower by a quarter. */
async function traceFailed() {
  delete environment.PLAZA_RULES;
  await runSteps([playwright("again, traced", ["--last-failed", "--trace=on"])]);
  for (const trace of globSync(".wrangler/browser-results/**/trace.zip"))
    console.log(`What happened, step by step: npx playwright show-trace ${trace}`);
}

function playwright(name: string, args: string[]): Step {
  return { name, run: ["node_modules/.bin/playwright", "test", ...args], shown: true };
}

/** With words, the files that have them in their path, else the tests that have them in their name. */
function vitest(): Step {
  const paths = globSync("tests/**/*.test.ts", { exclude: ["tests/browser/**"] });
  const files = words ? paths.filter((path) => path.includes(words) || path.includes(hyphenated)) : [];
  const filter = files.length || !words ? files : ["--passWithNoTests", "-t", escapePattern(words)];
  return { name: "tests", run: ["node_modules/.bin/vitest", "run", ...filter], shown: true };
}

/** All at once, where they are independent; gives the highest of their exit codes. */
async function runSteps(steps: Step[]): Promise<number> {
  return Math.max(...(await Promise.all(steps.map(runStep))));
}

/** Says how it went; gives its exit code. */
async function runStep(step: Step): Promise<number> {
  const start = performance.now();
  const { code, output } = await run(step);
  console.log(
    `${code === 0 ? "✓" : "✗"} ${step.name.padEnd(14)}${seconds(performance.now() - start).padStart(8)}`,
  );
  if (code !== 0) console.error(output);
  return code;
}

/** The test runners tell their own story; of a check, only its failure is of interest. */
function run({ run: [program, ...args], shown }: Step) {
  return new Promise<{ code: number; output: string }>((resolve, reject) => {
    const out = shown ? "inherit" : "pipe";
    const child = spawnGroup(program, args, { stdio: ["ignore", out, out], env: environment });
    let output = "";
    child.stdout?.on("data", (chunk) => (output += chunk));
    child.stderr?.on("data", (chunk) => (output += chunk));
    child.once("error", reject);
    child.once("close", (code) => resolve({ code: code ?? 1, output }));
  });
}

function escapePattern(text: string) {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}
