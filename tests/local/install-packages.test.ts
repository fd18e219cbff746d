import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeEach, expect, test } from "vitest";

const script = fileURLToPath(new URL("../../local/install-packages.mjs", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "plaza-"));
beforeEach(() => rmSync(folder, { recursive: true, force: true }));
afterAll(() => rmSync(folder, { recursive: true }));

/** A project without packages: npm downloads nothing, and does not make node_modules itself. */
function writeProject(version: string) {
  mkdirSync(join(folder, "node_modules"), { recursive: true });
  const root = { name: "empty", version };
  writeFileSync(join(folder, "package.json"), JSON.stringify(root));
  const lock = { ...root, lockfileVersion: 3, requires: true, packages: { "": root } };
  writeFileSync(join(folder, "package-lock.json"), JSON.stringify(lock));
}

/** Runs the script with this Node, which may pretend to be another version. */
function runScript({ node = process.versions.node } = {}) {
  const versions = `Object.defineProperty(process, "versions", { value: { node: "${node}" } })`;
  const args = ["--import", `data:text/javascript,${encodeURIComponent(versions)}`, script];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: "utf8" });
  return { status, stderr: stderr.trim(), installs: /up to date|added|removed/.test(stdout) };
}

test("packages are installed when the lockfile changes, and only then", () => {
  writeProject("1.0.0");
  expect(runScript()).toMatchObject({ status: 0, installs: true });
  expect(runScript()).toMatchObject({ status: 0, installs: false });
  writeProject("1.0.1");
  expect(runScript()).toMatchObject({ status: 0, installs: true });
});

test("on a Node too old for npm ci, an error says so and nothing is installed", () => {
  writeProject("1.0.0");
  expect(runScript({ node: "20.18.3" })).toEqual({
    status: 1,
    stderr: "Plaza needs Node 20.19 or newer; this is 20.18.3.",
    installs: false,
  });
});

test("where npm has no Node for the system, the machine's must be new enough for all scripts", () => {
  writeProject("1.0.0");
  expect(runScript({ node: "20.20.2" })).toEqual({
    status: 1,
    stderr: "npm has no Node for this system, so Plaza needs Node 22.12 or newer; this is 20.20.2.",
    installs: true,
  });
  expect(runScript({ node: "22.12.0" })).toMatchObject({ status: 0 });
});
