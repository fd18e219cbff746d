import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { requireBrowser } from "../browser";
import { CommandError, runCommand } from "../command";
import { startDevServer } from "../dev-server/dev-server";
import { findFreePort } from "../dev-server/ports";
import { stopProcesses, waitForShutdown } from "../dev-server/processes";
import { type Measured, measurePage } from "./measure-page";
import { pages } from "./pages";

// npm run lighthouse [-- words]: measures the pages for visitors on fresh demo data, or those with these words in their
// address. Lighthouse has packages of its own, more than a fifth of all others in size, which only this command installs.
const required = 98;
const shutdown = waitForShutdown();
const words = process.argv[2] ?? "";
const stateFolder = mkdtempSync(join(tmpdir(), "plaza-lighthouse-"));

await runCommand(async () => {
  try {
    const end = await Promise.race([measurePages(), shutdown]);
    return end === "shutdown" ? 130 : end;
  } finally {
    await stopProcesses();
    rmSync(stateFolder, { recursive: true, force: true });
  }
});
process.exit();

/** The exit code: 1 where a page is below what is required. */
async function measurePages(): Promise<number> {
  installLighthouse();
  const browser = requireBrowser();
  const [port, identityPort] = [await findFreePort(), await findFreePort()];
  const { origin } = await startDevServer({ port, identityPort, stateFolder, quiet: true });
  const feed = await (await fetch(origin)).text();
  const rows: Record<string, Record<string, number>> = {};
  const failed: string[] = [];
  for (const { open, noindex } of pages) {
    const path = typeof open === "string" ? open : open.exec(feed)?.[0];
    if (!path) throw new CommandError(`Nothing on the feed leads to ${String(open)}.`);
    if (!path.includes(words)) continue;
    const measured = await measurePage(origin + path, { browser, noindex });
    rows[path] = { ...measured.scores, "layout shift": measured.layoutShift };
    if (isBelow(measured)) failed.push(`${path}: ${measured.faults.join("; ") || "see the table"}`);
  }
  console.table(rows);
  for (const line of failed) console.error(line);
  if (failed.length === 0)
    console.log(`All have ${required} or more of 100 in each, and nothing on them moves.`);
  return failed.length === 0 ? 0 : 1;
}

function isBelow({ scores, layoutShift }: Measured): boolean {
  return Object.values(scores).some((score) => score < required) || layoutShift !== 0;
}

function installLighthouse(): void {
  const changedAt = (file: string) =>
    statSync(`local/lighthouse/${file}`, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  // npm writes the second when it has installed what the first says.
  if (changedAt("node_modules/.package-lock.json") >= changedAt("package-lock.json")) return;
  const { status } = spawnSync(
    "npm",
    ["ci", "--prefix", "local/lighthouse", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"],
    { stdio: "inherit", shell: process.platform === "win32" },
  );
  if (status !== 0) throw new CommandError("Lighthouse could not be installed.");
}
