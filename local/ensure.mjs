// Runs before anything is installed: Node's own modules only.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";

// npm ci empties node_modules, and the note with it: an interrupted installation is never taken for a whole one.
const note = "node_modules/.plaza-lockfile";

requireNode(20, 19);
const lockfile = createHash("sha256").update(readFileSync("package-lock.json")).digest("hex");
if (!existsSync(note) || readFileSync(note, "utf8") !== lockfile) {
  installPackages();
  writeFileSync(note, lockfile);
}

function requireNode(major, minor) {
  const [ownMajor, ownMinor] = process.versions.node.split(".").map(Number);
  if (ownMajor > major || (ownMajor === major && ownMinor >= minor)) return;
  console.error(`Plaza needs Node ${major}.${minor} or newer; this is ${process.versions.node}.`);
  process.exit(1);
}

function installPackages() {
  const { status } = spawnSync("npm", ["ci", "--no-audit", "--no-fund"], {
    stdio: "inherit",
    // On Windows npm is a script, which only a shell can run.
    shell: process.platform === "win32",
  });
  if (status !== 0) process.exit(status ?? 1);
}
