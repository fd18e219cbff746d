import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { makeRunFolder } from "./run-folder";

test("a run removes the folder of one that was killed, and keeps that of one that still runs", () => {
  const runs = mkdtempSync(join(tmpdir(), "plaza-runs-"));
  const [killed, running] = [join(runs, "999999999"), join(runs, String(process.ppid))];
  for (const folder of [killed, running]) mkdirSync(folder);
  // A killed run had the process id of this one.
  mkdirSync(join(runs, String(process.pid)));
  writeFileSync(join(runs, String(process.pid), "results.jsonl"), "");
  const own = makeRunFolder(runs);
  expect([killed, running, own].map((folder) => existsSync(folder))).toEqual([false, true, true]);
  expect(existsSync(join(own, "results.jsonl"))).toBe(false);
  rmSync(runs, { recursive: true });
});
