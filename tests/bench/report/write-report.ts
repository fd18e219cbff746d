import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { format } from "prettier";
import type { Results } from "./results";
import { drawCurves } from "./curves";
import {
  describeLoad,
  formatMarkdown,
  formatTable,
  tableOf,
  tableOfBlocks,
  tableOfChecks,
  tableOfCosts,
  tableOfRoom,
  titleOf,
} from "./table";

const document = "docs/scaling.md";
const pictures = "docs/scaling";

export function printResults(results: Results): void {
  for (const size of results.sizes) console.log(`\n${titleOf(size)}\n${formatTable(tableOf(size))}`);
  console.log(`\nBlocking a member\n${formatTable(tableOfBlocks(results.sizes))}`);
  const notMet = results.checks.filter(({ verdict }) => verdict !== "met");
  const { length } = results.checks;
  console.log(
    notMet.length === 0
      ? `\nAll ${length} budgets are met.`
      : `\n${length - notMet.length} of ${length} budgets are met; not these:\n${formatTable(tableOfChecks(notMet))}`,
  );
  const load = describeLoad(results);
  if (load) console.log(`\n${load}`);
}

/** The JSON and the pictures, into a folder. */
export function writeFiles(results: Results, folder: string): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "results.json"), `${JSON.stringify(results, null, 2)}\n`);
  for (const [name, picture] of Object.entries(drawCurves(results.sizes)))
    writeFileSync(join(folder, name), picture);
}

/** The same into the documents, and the tables into the one that explains them. */
export async function writeDocument(results: Results): Promise<void> {
  writeFiles(results, pictures);
  await replaceInDocument("measured", describeInMarkdown(results));
}

/** Puts this Markdown between `<!-- name -->` and `<!-- /name -->` in docs/scaling.md. */
export async function replaceInDocument(name: string, markdown: string): Promise<void> {
  const [begin, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const text = readFileSync(document, "utf8");
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`${document} has no place for what was ${name}`);
  const updated = `${text.slice(0, from + begin.length)}\n\n${markdown}\n\n${text.slice(to)}`;
  const options = JSON.parse(readFileSync(".prettierrc.json", "utf8")) as object;
  writeFileSync(document, await format(updated, { ...options, parser: "markdown" }));
}

function describeInMarkdown(results: Results): string {
  const { machine, command, takenAt, rounds, sizes, checks } = results;
  const load = describeLoad(results);
  const largest = sizes.at(-1);
  return [
    `\`${command}\` on ${machine}, ${takenAt.slice(0, 10)}; ${rounds} rounds: the median, and the least and the most.`,
    ...(load ? [load] : []),
    ...sizes.flatMap((size) => [`### ${titleOf(size)}`, formatMarkdown(tableOf(size))]),
    "### Blocking a member",
    formatMarkdown(tableOfBlocks(sizes)),
    "### Room",
    formatMarkdown(tableOfRoom(sizes)),
    "### Cost of a month",
    ...(largest ? [formatMarkdown(tableOfCosts(largest))] : []),
    "### Budgets",
    formatMarkdown(tableOfChecks(checks)),
  ].join("\n\n");
}
