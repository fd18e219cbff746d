import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { runCommand } from "../../../local/command";
import { spawnProcessGroup, stopProcesses, waitForShutdown } from "../../../local/dev-server/processes";
import { requireBrowser } from "../../../local/browser";
import { describeRun, readResults, seconds } from "./report";
import { makeRunFolder, removeRunFolder } from "./run-folder";

type Step = { name: string; run: [program: string, ...args: string[]]; showOutput?: true };

const checks: Step[] = [
  { name: "format", run: ["node_modules/.bin/prettier", "--check", "."] },
  { name: "lint", run: ["node_modules/.bin/oxlint"] },
  { name: "types", run: ["node_modules/.bin/tsc", "--noEmit"] },
  { name: "unused code", run: ["node_modules/.bin/knip"] },
];
/** Who may import whom, and whose CSS classes are whose; `npm test` runs these with all other tests. */
const structure: Step = {
  name: "structure",
  run: [
    "node_modules/.bin/vitest",
    "run",
    "--reporter=default",
    "tests/architecture.test.ts",
    "tests/css-classes.test.ts",
  ],
};
const bundle: Step = { name: "bundle", run: [process.execPath, "local/build/bundle.mjs"] };

const shutdown = waitForShutdown();
let ending = false;
const startedAt = performance.now();
const mode = ["--checks", "--proofs"].find((option) => option === process.argv[2]);
const words = process.argv.slice(mode ? 3 : 2).join(" ");
const folder = makeRunFolder();
const resultsFile = join(folder, "results.jsonl");
const environment: NodeJS.ProcessEnv = {
  ...process.env,
  NODE_ENV: "test",
  PLAZA_TEST_RESULTS: resultsFile,
  ...(mode === "--proofs" && { PLAZA_PROOFS: "all" }),
  // Temporary files of tests and browsers are removed with the folder.
  TMPDIR: join(folder, "tmp"),
  XDG_CACHE_HOME: join(folder, "cache"),
  XDG_CONFIG_HOME: join(folder, "config"),
};

await runCommand(async () => {
  try {
    const end = await Promise.race([runMode(), shutdown]);
    return end === "shutdown" ? 130 : end;
  } finally {
    ending = true;
    await stopProcesses();
    removeRunFolder(folder);
  }
});
process.exit();

function runMode(): Promise<number> {
  return mode === "--checks" ? runSteps([...checks, structure]) : runTests();
}

/** The fastest first: checks, then Vitest, then Playwright. Stops at the first that fails. */
async function runTests(): Promise<number> {
  const { vitest, playwright } = mode === "--proofs" ? selectProofs() : selectTests();
  const steps = [
    () => runSteps(words || mode ? [bundle] : [...checks, bundle]),
    ...(vitest ? [() => runSteps([vitestStep(vitest)])] : []),
    ...(playwright ? [() => runBrowserTests(playwright)] : []),
  ];
  let failed = 0;
  try {
    for (const step of steps) failed ||= await step();
  } finally {
    const results = readResults(resultsFile);
    if (results.length && !ending) console.log(describeRun(results, performance.now() - startedAt));
    else if (!failed) console.error(`No test has "${words}" in its name, nor a file of tests in its path.`);
  }
  return failed || Number(readResults(resultsFile).length === 0);
}

/** The arguments for each runner: files with the words in their path or, if there are none, tests with them in their name. */
function selectTests(): { vitest?: string[]; playwright?: string[] } {
  if (!words) return { vitest: [], playwright: [] };
  const hyphenated = words.replaceAll(" ", "-");
  const paths = globSync("tests/**/*.test.ts").map((path) => path.replaceAll("\\", "/"));
  const files = paths.filter((path) => path.includes(words) || path.includes(hyphenated));
  if (!files.length) {
    const pattern = escapePattern(words);
    return {
      vitest: ["--passWithNoTests", `--testNamePattern=${pattern}`],
      playwright: ["--pass-with-no-tests", `--grep=${pattern}`],
    };
  }
  const isInBrowser = (path: string) => path.startsWith("tests/browser/");
  const [browser, others] = [files.filter(isInBrowser), files.filter((path) => !isInBrowser(path))];
  return {
    ...(others.length && { vitest: others }),
    ...(browser.length && { playwright: browser.map(escapePattern) }),
  };
}

/** The files of which `npm test` tries a sample. */
function selectProofs(): { vitest: string[]; playwright?: string[] } {
  const files = globSync("tests/**/*.test.ts").filter(
    (path) => path.includes(words) && readFileSync(path, "utf8").includes("sampleOrAll("),
  );
  return { vitest: ["--testTimeout=0", ...files], ...(!words && { playwright: ["--grep=@long"] }) };
}

function vitestStep(args: string[]): Step {
  return { name: "tests", run: ["node_modules/.bin/vitest", "run", ...args], showOutput: true };
}

async function runBrowserTests(args: string[]): Promise<number> {
  // playwright.config.ts then uses the browser that was found or installed here.
  environment.CHROMIUM_PATH = requireBrowser();
  const failed = await runSteps([playwrightStep("browser tests", args)]);
  if (failed && !ending) await rerunWithTrace();
  return failed;
}

/** Only failed tests, since tracing makes each a quarter slower. */
async function rerunWithTrace() {
  delete environment.PLAZA_TEST_RESULTS;
  await runSteps([playwrightStep("again, traced", ["--last-failed", "--trace=on"])]);
  for (const trace of globSync(".wrangler/browser-results/**/trace.zip"))
    console.log(`What happened, step by step: npx playwright show-trace ${trace}`);
}

function playwrightStep(name: string, args: string[]): Step {
  return { name, run: ["node_modules/.bin/playwright", "test", ...args], showOutput: true };
}

/** Runs them at the same time and returns the highest exit code. */
async function runSteps(steps: Step[]): Promise<number> {
  return Math.max(...(await Promise.all(steps.map(runStep))));
}

/** Prints the result and returns the exit code. */
async function runStep(step: Step): Promise<number> {
  const start = performance.now();
  const { code, output } = await run(step);
  // It was stopped, so its exit code is no failure.
  if (ending) return code;
  const mark = code === 0 ? "✓" : "✗";
  console.log(`${mark} ${step.name.padEnd(14)}${seconds(performance.now() - start).padStart(8)}`);
  if (code !== 0) console.error(output);
  return code;
}

/** Test runners print as they go; the output of a check is shown only if it fails. */
function run({ run: [program, ...args], showOutput }: Step) {
  return new Promise<{ code: number; output: string }>((resolve, reject) => {
    const child = spawnProcessGroup(program, args, {
      env: environment,
      output: showOutput ? "inherit" : "pipe",
    });
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
