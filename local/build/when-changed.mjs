import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/**
 * Calls `make`, which answers with an exit code, unless `output` was made from exactly these inputs (files
 * and folders) before. Of several processes that come at once, one makes and the last to come waits for it; those
 * between leave, or a day of saving files under `wrangler dev` would leave a crowd of them waiting.
 */
export async function whenChanged({ inputs, output, make }) {
  const stamp = join(output, ".made-from");
  const release = await takeLock(join(".wrangler", `${output}.lock`));
  if (!release) return;
  try {
    const hash = hashOf(inputs);
    if (existsSync(stamp) && readFileSync(stamp, "utf8") === hash) return;
    // Gone while it is being made: what was left half done is made again.
    rmSync(stamp, { force: true });
    process.exitCode = make();
    if (process.exitCode === 0) writeFileSync(stamp, hash);
  } finally {
    release();
  }
}

function hashOf(paths) {
  const hash = createHash("sha256");
  for (const path of paths) addTo(hash, path);
  return hash.digest("hex");
}

function addTo(hash, path) {
  if (!existsSync(path)) return;
  if (statSync(path).isDirectory()) {
    for (const name of readdirSync(path).sort()) addTo(hash, join(path, name));
  } else {
    const content = readFileSync(path);
    hash.update(`${path}\0${content.length}\0`).update(content);
  }
}

/** Gives what releases the lock, or nothing when somebody else has come to wait for it. */
async function takeLock(path) {
  mkdirSync(dirname(path), { recursive: true });
  const last = `${path}.last`;
  for (let waits = false; ; waits = true) {
    if (!waits) writeFileSync(last, String(process.pid));
    else if (!isLast(last)) return undefined;
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

/** Empty for the moment in which somebody writes it. */
function isLast(path) {
  return ["", String(process.pid)].includes(readFileSync(path, "utf8"));
}

function isAbandoned(path) {
  try {
    const owner = Number(readFileSync(path, "utf8"));
    // Empty for the moment between its creation and its first write.
    if (!owner) return Date.now() - statSync(path).mtimeMs > 1000;
    process.kill(owner, 0);
    return false;
  } catch (error) {
    return error.code === "ESRCH";
  }
}
