import { appendFileSync, existsSync, readFileSync } from "node:fs";

/** A test is a rule: in which file it stands, whether it holds, and how long that took to see (ms). */
export type Rule = { file: string; name: string; holds: boolean; ms: number };

/** Called by the runners, each for its own tests; `npm test` says where. */
export function noteRule(rule: Rule) {
  const { PLAZA_RULES } = process.env;
  if (PLAZA_RULES) appendFileSync(PLAZA_RULES, `${JSON.stringify(rule)}\n`);
}

export function readRules(path: string): Rule[] {
  if (!existsSync(path)) return [];
  const lines = readFileSync(path, "utf8").split("\n").filter(Boolean);
  return lines.map((line) => JSON.parse(line) as Rule);
}

/** What a run came to: the ten slowest rules, those that are broken, and one line about all. */
export function describeRules(rules: Rule[], ms: number): string {
  const broken = rules.filter(({ holds }) => !holds);
  const passed = rules.length - broken.length;
  const slowest = rules.toSorted((one, other) => other.ms - one.ms).slice(0, 10);
  return [
    "\nThe slowest:",
    ...slowest.map((rule) => `${seconds(rule.ms).padStart(9)}  ${titleOf(rule)}`),
    ...(broken.length ? ["\nBroken:", ...broken.map((rule) => `  ${titleOf(rule)}`)] : []),
    ...(broken.length ? [`\nOne alone: npm test -- ${quote(broken[0]!.name)}`] : []),
    `\n${passed.toLocaleString("en")} of ${rules.length.toLocaleString("en")} rules passed in ${minutes(ms)}.`,
    // In the words that CI looks for.
    `${passed} passed, ${broken.length} failed`,
  ].join("\n");
}

export const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;

const titleOf = ({ file, name }: Rule) => `${file} › ${name}`;

/** As a shell takes it for one word. */
const quote = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`;

function minutes(ms: number) {
  const all = Math.round(ms / 1000);
  return all < 60 ? `${all} s` : `${Math.floor(all / 60)} min ${all % 60} s`;
}
