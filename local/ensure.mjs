// Runs before anything is installed: Node's own modules only.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const oldestNode = [20, 19];

export function isNodeTooOld(version) {
  const [major, minor] = version.split(".").map(Number);
  return major < oldestNode[0] || (major === oldestNode[0] && minor < oldestNode[1]);
}

/** Installs the packages of package-lock.json, unless node_modules says that it holds exactly those. */
export function ensurePackages({ install = npmCi } = {}) {
  const wanted = createHash("sha256").update(readFileSync("package-lock.json")).digest("hex");
  // npm ci empties node_modules, and the note with it: an interrupted installation is never taken for a whole one.
  const note = "node_modules/.plaza-lockfile";
  if (readIfThere(note) === wanted) return;
  install();
  writeFileSync(note, wanted);
}

function npmCi() {
  const { status } = spawnSync("npm", ["ci", "--no-audit", "--no-fund"], {
    stdio: "inherit",
    // On Windows npm is a script, which only a shell can run.
    shell: process.platform === "win32",
  });
  if (status !== 0) process.exit(status ?? 1);
}

function readIfThere(path) {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  if (isNodeTooOld(process.versions.node)) {
    console.error(
      `Plaza needs Node ${oldestNode.join(".")} or newer; this is ${process.versions.node}. See https://nodejs.org/.`,
    );
    process.exit(1);
  }
  ensurePackages();
}
