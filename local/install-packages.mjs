// Runs before any package is installed, on the Node of the machine, so it imports only built-in modules.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";

// Inside node_modules, which npm ci empties, so that an interrupted installation does not pass for a complete one.
const stamp = "node_modules/.plaza-lockfile";
// Installed by the npm package `node`. npm puts this folder first in the PATH, so the scripts after this one run on it.
const installedNode = "node_modules/.bin/node";
const isWindows = process.platform === "win32";

requireNode(20, 19, "Plaza needs");
const lockfile = createHash("sha256").update(readFileSync("package-lock.json")).digest("hex");
if (!existsSync(stamp) || readFileSync(stamp, "utf8") !== lockfile) {
  installPackages();
  // A binary that does not run here, such as one for another libc, would hide the Node of the machine.
  if (!runs(installedNode)) rmSync(installedNode, { force: true });
  writeFileSync(stamp, lockfile);
}
if (!existsSync(installedNode)) requireNode(22, 12, `npm has no Node for this system, so Plaza needs`);

function requireNode(major, minor, reason) {
  const [currentMajor, currentMinor] = process.versions.node.split(".").map(Number);
  if (currentMajor > major || (currentMajor === major && currentMinor >= minor)) return;
  console.error(`${reason} Node ${major}.${minor} or newer; this is ${process.versions.node}.`);
  process.exit(1);
}

function installPackages() {
  // Without warnings that packages need a newer Node than the machine's: they run on the installed one.
  const { status } = spawnSync("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"], {
    stdio: "inherit",
    // On Windows npm is a batch file, which only a shell can run.
    shell: isWindows,
  });
  if (status !== 0) process.exit(status ?? 1);
}

function runs(program) {
  return spawnSync(program, ["--version"], { shell: isWindows }).status === 0;
}
