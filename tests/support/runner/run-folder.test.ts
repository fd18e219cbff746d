import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { makeRunFolder } from "./run-folder";

test("a run removes what was left by one that was killed, and leaves one that goes on alone", () => {
  const runs = mkdtempSync(join(tmpdir(), "plaza-runs-"));
  const [killed, running] = [join(runs, "999999999"), join(runs, String(process.ppid))];
  for (const folder of [killed, running]) mkdirSync(folder);
  // The id of a run that was killed is given to this one.
  mkdirSync(join(runs, String(process.pid)));
  writeFileSync(join(runs, String(process.pid), "rules.jsonl"), "");
  const own = makeRunFolder(runs);
  expect([killed, running, own].map((folder) => existsSync(folder))).toEqual([false, true, true]);
  expect(existsSync(join(own, "rules.jsonl"))).toBe(false);
  rmSync(runs, { recursive: true });
});
