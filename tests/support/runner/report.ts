import { appendFileSync, existsSync, readFileSync } from "node:fs";

/** `ms` is how long the test took. */
export type TestResult = { file: string; name: string; passed: boolean; ms: number };

/** Called by the reporters of Vitest and Playwright. `npm test` names the file; without it nothing is recorded. */
export function recordResult(result: TestResult) {
  const { PLAZA_TEST_RESULTS } = process.env;
  if (PLAZA_TEST_RESULTS) appendFileSync(PLAZA_TEST_RESULTS, `${JSON.stringify(result)}\n`);
}

export function readResults(path: string): TestResult[] {
  if (!existsSync(path)) return [];
  const lines = readFileSync(path, "utf8").split("\n").filter(Boolean);
  return lines.map((line) => JSON.parse(line) as TestResult);
}

/** The ten slowest tests, those that failed, and a summary. `ms` is how long the whole run took. */
export function describeRun(results: TestResult[], ms: number): string {
  const failed = results.filter((result) => !result.passed);
  const passed = results.length - failed.length;
  const slowest = results.toSorted((one, other) => other.ms - one.ms).slice(0, 10);
  return [
    "\nThe slowest:",
    ...slowest.map((result) => `${seconds(result.ms).padStart(9)}  ${titleOf(result)}`),
    ...(failed.length ? ["\nBroken:", ...failed.map((result) => `  ${titleOf(result)}`)] : []),
    ...(failed.length ? [`\nOne alone: npm test -- ${quoteForShell(failed[0]!.name)}`] : []),
    `\n${passed.toLocaleString("en")} of ${results.length.toLocaleString("en")} rules passed in ${minutes(ms)}.`,
    // The line that CI parses.
    `${passed} passed, ${failed.length} failed`,
  ].join("\n");
}

export const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;

const titleOf = ({ file, name }: TestResult) => `${file} › ${name}`;

/** In single quotes, as one argument. */
const quoteForShell = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`;

function minutes(ms: number) {
  const all = Math.round(ms / 1000);
  return all < 60 ? `${all} s` : `${Math.floor(all / 60)} min ${all % 60} s`;
}
