import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const script = fileURLToPath(new URL("../../local/ensure.mjs", import.meta.url));

test("packages are installed when the lockfile changes, and only then", () => {
  const folder = mkdtempSync(join(tmpdir(), "plaza-"));
  // An empty project: npm has nothing to fetch, and makes no folder for it.
  mkdirSync(join(folder, "node_modules"));
  const write = (version: string) => {
    const root = { name: "empty", version };
    writeFileSync(join(folder, "package.json"), JSON.stringify(root));
    const lock = { ...root, lockfileVersion: 3, requires: true, packages: { "": root } };
    writeFileSync(join(folder, "package-lock.json"), JSON.stringify(lock));
  };
  const installs = () => {
    const { status, stdout } = spawnSync(process.execPath, [script], { cwd: folder, encoding: "utf8" });
    expect(status).toBe(0);
    return /up to date|added|removed/.test(stdout);
  };

  write("1.0.0");
  expect(installs()).toBe(true);
  expect(installs()).toBe(false);
  write("1.0.1");
  expect(installs()).toBe(true);
  rmSync(folder, { recursive: true });
});
