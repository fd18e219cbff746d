import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/**
 * Calls `run`, which returns an exit code, unless the folder `output` was built from exactly these `inputs` (files and
 * folders). Of several processes at the same time one runs, and only the latest of the others waits for it: otherwise
 * saving many files under `wrangler dev` would pile up waiting processes.
 */
export async function runIfChanged({ inputs, output, run }) {
  const stamp = join(output, ".made-from");
  const release = await takeLock(join(".wrangler", `${output}.lock`));
  if (!release) return;
  try {
    const hash = hashOf(inputs);
    if (existsSync(stamp) && readFileSync(stamp, "utf8") === hash) return;
    // Removed first, so that an interrupted build is repeated.
    rmSync(stamp, { force: true });
    process.exitCode = run();
    if (process.exitCode === 0) writeFileSync(stamp, hash);
  } finally {
    release();
  }
}

function hashOf(paths) {
  const hash = createHash("sha256");
  for (const path of paths) addToHash(hash, path);
  return hash.digest("hex");
}

function addToHash(hash, path) {
  if (!existsSync(path)) return;
  if (statSync(path).isDirectory()) {
    for (const name of readdirSync(path).sort()) addToHash(hash, join(path, name));
  } else {
    const content = readFileSync(path);
    hash.update(`${path}\0${content.length}\0`).update(content);
  }
}

/** Waits for the lock and returns a function that releases it; undefined if a later process waits for it too. */
async function takeLock(path) {
  mkdirSync(dirname(path), { recursive: true });
  const latest = `${path}.latest`;
  for (let isWaiting = false; ; isWaiting = true) {
    if (!isWaiting) writeFileSync(latest, String(process.pid));
    else if (!isLatest(latest)) return undefined;
    try {
      writeFileSync(path, String(process.pid), { flag: "wx" });
      return () => rmSync(path, { force: true });
    } catch (error) {
      if (error.code !== "EEXIST") throw error;
    }
    if (isAbandoned(path)) rmSync(path, { force: true });
    else await sleep(100);
  }
}

/** The file is empty while another process writes it. */
function isLatest(path) {
  return ["", String(process.pid)].includes(readFileSync(path, "utf8"));
}

function isAbandoned(path) {
  try {
    const owner = Number(readFileSync(path, "utf8"));
    // The file is empty for a moment, until its owner has written its process id.
    if (!owner) return Date.now() - statSync(path).mtimeMs > 1000;
    process.kill(owner, 0);
    return false;
  } catch (error) {
    return error.code === "ESRCH";
  }
}
