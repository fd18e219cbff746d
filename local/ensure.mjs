// Runs before anything is installed, on the machine's own Node: Node's own modules only.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";

// npm ci empties node_modules, and the note with it: an interrupted installation is never taken for a whole one.
const note = "node_modules/.plaza-lockfile";
// What npm's package `node` brings. npm looks here first, so all that is run after this script runs on it.
const ownNode = "node_modules/.bin/node";
const isWindows = process.platform === "win32";

requireNode(20, 19, "Plaza needs");
const lockfile = createHash("sha256").update(readFileSync("package-lock.json")).digest("hex");
if (!existsSync(note) || readFileSync(note, "utf8") !== lockfile) {
  installPackages();
  // Installed for another kind of system it would hide a Node that works.
  if (!runs(ownNode)) rmSync(ownNode, { force: true });
  writeFileSync(note, lockfile);
}
if (!existsSync(ownNode)) requireNode(22, 12, `npm has no Node for this system, so Plaza needs`);

function requireNode(major, minor, words) {
  const [ownMajor, ownMinor] = process.versions.node.split(".").map(Number);
  if (ownMajor > major || (ownMajor === major && ownMinor >= minor)) return;
  console.error(`${words} Node ${major}.${minor} or newer; this is ${process.versions.node}.`);
  process.exit(1);
}

function installPackages() {
  // Without warnings: several packages ask for a newer Node than the machine's, and get the one that is installed here.
  const { status } = spawnSync("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"], {
    stdio: "inherit",
    // On Windows npm is a script, which only a shell can run.
    shell: isWindows,
  });
  if (status !== 0) process.exit(status ?? 1);
}

function runs(program) {
  return spawnSync(program, ["--version"], { shell: isWindows }).status === 0;
}
