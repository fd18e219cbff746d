import { globSync } from "node:fs";
import { join } from "node:path";
import { requireBrowser } from "./browser";
import { runCommand } from "../../../local/command";
import { askedToEnd, endProcesses, spawnGroup } from "../../../local/dev-server/processes";
import { makeRunFolder, removeRunFolder } from "./run-folder";
import { describeRules, readRules, seconds } from "./report";

type Step = { name: string; run: [program: string, ...args: string[]]; shown?: true };

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

const asked = askedToEnd();
let ending = false;
const started = performance.now();
const isCheck = process.argv[2] === "--checks";
const words = isCheck ? "" : process.argv.slice(2).join(" ");
const folder = makeRunFolder();
const rules = join(folder, "rules.jsonl");
const environment: NodeJS.ProcessEnv = {
  ...process.env,
  NODE_ENV: "test",
  PLAZA_RULES: rules,
  // All that tests and their browser put aside goes with the run.
  TMPDIR: join(folder, "tmp"),
  XDG_CACHE_HOME: join(folder, "cache"),
  XDG_CONFIG_HOME: join(folder, "config"),
};

await runCommand(async () => {
  try {
    const end = await Promise.race([isCheck ? runSteps([...checks, structure]) : runTests(), asked]);
    return end === "asked" ? 130 : end;
  } finally {
    ending = true;
    await endProcesses();
    removeRunFolder(folder);
  }
});
process.exit();

/** What fails fastest first: the checks, the tests of the code, those in a browser. */
async function runTests(): Promise<number> {
  const { vitest, playwright } = selectTests();
  const steps = [
    () => runSteps(words ? [bundle] : [...checks, bundle]),
    ...(vitest ? [() => runSteps([vitestStep(vitest)])] : []),
    ...(playwright ? [() => runBrowserTests(playwright)] : []),
  ];
  let failed = 0;
  try {
    for (const step of steps) failed ||= await step();
  } finally {
    const all = readRules(rules);
    if (all.length && !ending) console.log(describeRules(all, performance.now() - started));
    else if (!failed) console.error(`No test has "${words}" in its name, nor a file of tests in its path.`);
  }
  return failed || Number(readRules(rules).length === 0);
}

/** With words, the files of tests that have them in their path; if there are none, the tests that have them in their name. */
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

function vitestStep(args: string[]): Step {
  return { name: "tests", run: ["node_modules/.bin/vitest", "run", ...args], shown: true };
}

async function runBrowserTests(args: string[]): Promise<number> {
  // The very browser that was found, or installed, here.
  environment.CHROMIUM_PATH = requireBrowser();
  const failed = await runSteps([playwrightStep("browser tests", args)]);
  if (failed && !ending) await traceFailed();
  return failed;
}

/** Traces are made of what failed alone, since they would make all tests slower by a quarter. */
async function traceFailed() {
  delete environment.PLAZA_RULES;
  await runSteps([playwrightStep("again, traced", ["--last-failed", "--trace=on"])]);
  for (const trace of globSync(".wrangler/browser-results/**/trace.zip"))
    console.log(`What happened, step by step: npx playwright show-trace ${trace}`);
}

function playwrightStep(name: string, args: string[]): Step {
  return { name, run: ["node_modules/.bin/playwright", "test", ...args], shown: true };
}

/** All at once, where they are independent; gives the highest of their exit codes. */
async function runSteps(steps: Step[]): Promise<number> {
  return Math.max(...(await Promise.all(steps.map(runStep))));
}

/** Says how it went; gives its exit code. */
async function runStep(step: Step): Promise<number> {
  const start = performance.now();
  const { code, output } = await run(step);
  // What was ended has not failed.
  if (ending) return code;
  const mark = code === 0 ? "✓" : "✗";
  console.log(`${mark} ${step.name.padEnd(14)}${seconds(performance.now() - start).padStart(8)}`);
  if (code !== 0) console.error(output);
  return code;
}

/** The test runners tell their own story; of a check, only its failure is of interest. */
function run({ run: [program, ...args], shown }: Step) {
  return new Promise<{ code: number; output: string }>((resolve, reject) => {
    const child = spawnGroup(program, args, { env: environment, output: shown ? "inherit" : "pipe" });
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
