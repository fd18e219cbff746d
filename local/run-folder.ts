import { mkdirSync, readdirSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";

/** A folder for all that one run of the tests puts aside; what runs left that were killed is removed. */
export function makeRunFolder(runs = resolve(".wrangler/tests")): string {
  mkdirSync(runs, { recursive: true });
  for (const pid of readdirSync(runs)) if (!isRunning(Number(pid))) removeRunFolder(join(runs, pid));
  const folder = join(runs, String(process.pid));
  for (const part of ["tmp", "cache", "config"]) mkdirSync(join(folder, part), { recursive: true });
  return folder;
}

export function removeRunFolder(folder: string) {
  // What was killed a moment ago may still be writing.
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
}

function isRunning(pid: number) {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
