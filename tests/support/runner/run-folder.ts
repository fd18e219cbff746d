import { mkdirSync, readdirSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";

/** A folder for the temporary files of this test run. Folders of runs that were killed are removed. */
export function makeRunFolder(runs = resolve(".wrangler/tests")): string {
  mkdirSync(runs, { recursive: true });
  for (const pid of readdirSync(runs)) if (!isOtherProcess(Number(pid))) removeRunFolder(join(runs, pid));
  const folder = join(runs, String(process.pid));
  for (const part of ["tmp", "cache", "config"]) mkdirSync(join(folder, part), { recursive: true });
  return folder;
}

export function removeRunFolder(folder: string) {
  try {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  } catch {
    // A browser that is still ending may write to it. The next run removes it.
  }
}

/** Process ids are reused: a run that was killed may have had ours. */
function isOtherProcess(pid: number) {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== "ESRCH";
  }
}
