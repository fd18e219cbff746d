import { budgets } from "../budgets";
import { costOf, type Month, tightestOfFree, useOf } from "../costs/month";
import { free, paid } from "../costs/prices";
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

/** A row for each budget, with what was measured at each number of posts; of what is over it, the verdict too. */
export function tableOfChecks(checks: Check[]): Table {
  const sizes = [...new Set(checks.flatMap(({ posts }) => (posts === null ? [] : [posts])))];
  const of = (what: string) => checks.filter((each) => each.what === what);
  return {
    head: ["budget", "at most", ...sizes.map((posts) => `${whole(posts)} posts`)],
    rows: [...new Set(checks.map(({ what }) => what))].map((what) => {
      const [first] = of(what);
      const most = first?.most.toLocaleString("en") ?? "";
      if (first?.posts === null) return [what, most, formatCheck(first), ...sizes.slice(1).map(() => "")];
      const cells = sizes.map((posts) => of(what).find((each) => each.posts === posts));
      return [what, most, ...cells.map((each) => (each ? formatCheck(each) : ""))];
    }),
  };
}

function formatCheck({ measured, verdict }: Check): string {
  const value = typeof measured === "number" ? whole(measured) : formatSpread(measured);
  return verdict === "broken" ? `**${value}: broken**` : value;
}

/** How many posts a database has room for, by what those of the seed take. */
export function tableOfRoom(sizes: SizeResult[]): Table {
  return {
    head: ["posts", "database MB", "bytes a post", "posts in 500 MB (Free)", "posts in 10 GB (Paid)"],
    rows: sizes.map(({ posts, bytes }) => [
      whole(posts),
      number(bytes / 1e6),
      whole(bytes / posts),
      whole((free.databaseBytes * posts) / bytes),
      whole((paid.databaseBytes * posts) / bytes),
    ]),
  };
}

/** What a month costs, with the cache and without it. */
export function tableOfCosts({ scenarios }: SizeResult): Table {
  const months = [1e4, 1e6, 1e8].flatMap((requests) =>
    [0, 5].map((cacheSeconds) => useOf(requests, scenarios, cacheSeconds)),
  );
  return {
    head: [
      "requests a month",
      "from the cache",
      "CPU s",
      "rows read",
      "rows written",
      "of a day on Free",
      "Paid",
    ],
    rows: months.map(rowOfMonth),
  };
}

function rowOfMonth(month: Month): string[] {
  const { what, part } = tightestOfFree(month);
  return [
    whole(month.requests),
    percent(month.fromCache),
    whole(month.cpu / 1_000),
    whole(month.rowsRead),
    whole(month.rowsWritten),
    `${percent(part)} (${what})`,
    `$${costOf(month).toFixed(2)}`,
  ];
}

const percent = (part: number) => `${number(100 * part)} %`;

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
