import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeEach, expect, test } from "vitest";

const script = fileURLToPath(new URL("../../local/ensure.mjs", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "plaza-"));
beforeEach(() => rmSync(folder, { recursive: true, force: true }));
afterAll(() => rmSync(folder, { recursive: true }));

/** An empty project: npm has nothing to fetch, and makes no folder for it. */
function writeProject(version: string) {
  mkdirSync(join(folder, "node_modules"), { recursive: true });
  const root = { name: "empty", version };
  writeFileSync(join(folder, "package.json"), JSON.stringify(root));
  const lock = { ...root, lockfileVersion: 3, requires: true, packages: { "": root } };
  writeFileSync(join(folder, "package-lock.json"), JSON.stringify(lock));
}

/** As if this Node were of another version. */
function ensure({ node = process.versions.node } = {}) {
  const versions = `Object.defineProperty(process, "versions", { value: { node: "${node}" } })`;
  const args = ["--import", `data:text/javascript,${encodeURIComponent(versions)}`, script];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: "utf8" });
  return { status, stderr: stderr.trim(), installs: /up to date|added|removed/.test(stdout) };
}

test("packages are installed when the lockfile changes, and only then", () => {
  writeProject("1.0.0");
  expect(ensure()).toMatchObject({ status: 0, installs: true });
  expect(ensure()).toMatchObject({ status: 0, installs: false });
  writeProject("1.0.1");
  expect(ensure()).toMatchObject({ status: 0, installs: true });
});

test("a Node that is too old even to install is told so, and installs nothing", () => {
  writeProject("1.0.0");
  expect(ensure({ node: "20.18.3" })).toEqual({
    status: 1,
    stderr: "Plaza needs Node 20.19 or newer; this is 20.18.3.",
    installs: false,
  });
});

test("where npm has no Node for the system, the machine's must be new enough for all", () => {
  writeProject("1.0.0");
  expect(ensure({ node: "20.20.2" })).toEqual({
    status: 1,
    stderr: "npm has no Node for this system, so Plaza needs Node 22.12 or newer; this is 20.20.2.",
    installs: true,
  });
  expect(ensure({ node: "22.12.0" })).toMatchObject({ status: 0 });
});
