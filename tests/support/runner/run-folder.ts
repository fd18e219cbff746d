import { mkdirSync, readdirSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";

/** A folder for all that one run of the tests puts aside; what runs left that were killed is removed. */
export function makeRunFolder(runs = resolve(".wrangler/tests")): string {
  mkdirSync(runs, { recursive: true });
  for (const pid of readdirSync(runs)) if (!isAnotherRunning(Number(pid))) removeRunFolder(join(runs, pid));
  const folder = join(runs, String(process.pid));
  for (const part of ["tmp", "cache", "config"]) mkdirSync(join(folder, part), { recursive: true });
  return folder;
}

export function removeRunFolder(folder: string) {
  try {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  } catch {
    // A browser that was killed a moment ago still writes: the next run removes it.
  }
}

/** Ids are given again: one's own can be that of a run that was killed. */
function isAnotherRunning(pid: number) {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== "ESRCH";
  }
}
