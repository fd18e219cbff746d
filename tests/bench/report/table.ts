import { budgets } from "../budgets";
import type { Check, SizeResult } from "../judge";
import type { Measured } from "../scenarios/measure";
import { isNoisy, type Spread } from "../statistics";
import type { Results } from "./results";

export type Table = { head: string[]; rows: string[][] };

const digits = (value: number) => (value >= 100 ? 0 : value >= 10 ? 1 : 2);
const number = (value: number) => value.toFixed(digits(value));
const whole = (value: number) => Math.round(value).toLocaleString("en");

/** "2.41 (2.30–2.55)"; nothing that could be taken for a figure where it is noise. */
function formatSpread(spread: Spread): string {
  const range = `${number(spread.min)}–${number(spread.max)}`;
  return isNoisy(spread) ? `noise: ${range}` : `${number(spread.median)} (${range})`;
}

/** One size: what each page and act costs, beside its budget. */
export function tableOf({ scenarios }: SizeResult): Table {
  return {
    head: ["", "CPU ms", "× bare", "budget ×", "statements", "trips", "read", "written", "bytes", "gzip"],
    rows: scenarios.map(rowOf),
  };
}

function rowOf({ name, cpu, ratio, counts, bytes }: Measured): string[] {
  const budget = name === "bare Worker" ? undefined : budgets[name].ratio;
  const { statements, roundTrips, rowsRead, rowsWritten } = counts ?? {};
  const counted = [statements, roundTrips, rowsRead, rowsWritten];
  return [
    name,
    formatSpread(cpu),
    ratio ? formatSpread(ratio) : "1",
    budget === undefined ? "" : `≤ ${budget}`,
    ...counted.map((each) => (each === undefined ? "" : whole(each))),
    // An act answers with a redirect.
    ...(bytes.raw === 0 ? ["", ""] : [whole(bytes.raw), whole(bytes.gzip)]),
  ];
}

export function tableOfBlocks(sizes: SizeResult[]): Table {
  return {
    head: ["member's posts", "all posts", "ms", "CPU ms", "rows written", "statements"],
    rows: sizes.flatMap(({ posts, blocks }) =>
      blocks.map((block) => [
        whole(block.posts),
        whole(posts),
        whole(block.ms),
        whole(block.cpu),
        whole(block.rowsWritten),
        whole(block.statements),
      ]),
    ),
  };
}

/** Those that are not met, or without `all` those alone. */
export function tableOfChecks(checks: Check[]): Table {
  return {
    head: ["budget", "measured", "at most", ""],
    rows: checks.map(({ what, measured, most, verdict }) => [
      what,
      typeof measured === "number" ? whole(measured) : formatSpread(measured),
      most.toLocaleString("en"),
      verdict,
    ]),
  };
}

/** In columns; the first to the left, as words, all others to the right, as figures. */
export function formatTable({ head, rows }: Table): string {
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: string[]) =>
    cells
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join("  ")
      .trimEnd();
  return [line(head), ...rows.map(line)].join("\n");
}

export function formatMarkdown({ head, rows }: Table): string {
  const line = (cells: string[]) => `| ${cells.join(" | ")} |`;
  const rule = head.map((_, column) => (column === 0 ? "---" : "--:"));
  return [line(head), line(rule), ...rows.map(line)].join("\n");
}

export function titleOf({ posts, reports }: SizeResult): string {
  return `${whole(posts)} posts, ${whole(reports)} reports`;
}

/** Whether the machine was busy, which the figures then are not to be read without. */
export function describeLoad({ loadBefore, sizes }: Pick<Results, "loadBefore" | "sizes">): string | null {
  const all = sizes.flatMap(({ scenarios }) => scenarios.flatMap(({ ratio }) => (ratio ? [ratio] : [])));
  const noisy = all.filter(isNoisy).length;
  if (loadBefore < 0.7 && noisy === 0) return null;
  return `The machine was busy (load ${number(loadBefore)} before the run; ${noisy} of ${all.length} ratios are noise): read the figures with their spread.`;
}
