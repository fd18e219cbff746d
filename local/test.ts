import { spawn } from "node:child_process";
import { requireBrowser } from "./browser";
import { runCommand } from "./command";

type Step = { name: string; run: [program: string, ...args: string[]]; shown?: true };

const checks: Step[] = [
  { name: "format", run: ["node_modules/.bin/prettier", "--check", "."] },
  { name: "lint", run: ["node_modules/.bin/oxlint"] },
  { name: "types", run: ["node_modules/.bin/tsc", "--noEmit"] },
  { name: "unused code", run: ["node_modules/.bin/knip"] },
];
const tests: Step[] = [
  { name: "bundle", run: [process.execPath, "local/bundle.mjs"] },
  { name: "tests", run: ["node_modules/.bin/vitest", "run"], shown: true },
];
const browserTests: Step = {
  name: "browser tests",
  run: ["node_modules/.bin/playwright", "test"],
  shown: true,
};

await runCommand(async () => {
  // They are independent, and each keeps one core busy at most.
  const failed = Math.max(...(await Promise.all(checks.map(runStep))));
  // `npm run check` ends here.
  if (failed || process.argv.includes("--checks")) return failed;
  for (const step of tests) {
    const code = await runStep(step);
    if (code !== 0) return code;
  }
  return runBrowserTests();
});

function runBrowserTests() {
  // The tests then use the very browser that was found, or installed, here.
  process.env.CHROMIUM_PATH = requireBrowser();
  return runStep(browserTests);
}

/** Says how it went; gives its exit code. */
async function runStep(step: Step): Promise<number> {
  const start = performance.now();
  const { code, output } = await run(step);
  const seconds = `${((performance.now() - start) / 1000).toFixed(1)} s`;
  console.log(`${code === 0 ? "✓" : "✗"} ${step.name.padEnd(14)}${seconds.padStart(8)}`);
  if (code !== 0) console.error(output);
  return code;
}

/** The test runners tell their own story; of a check, only its failure is of interest. */
function run({ run: [program, ...args], shown }: Step) {
  return new Promise<{ code: number; output: string }>((resolve, reject) => {
    const child = spawn(program, args, {
      stdio: shown ? "inherit" : ["ignore", "pipe", "pipe"],
      env: { ...process.env, NODE_ENV: "test" },
    });
    let output = "";
    child.stdout?.on("data", (chunk) => (output += chunk));
    child.stderr?.on("data", (chunk) => (output += chunk));
    child.once("error", reject);
    child.once("close", (code) => resolve({ code: code ?? 1, output }));
  });
}
