import { mkdtempSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ensureSecrets } from "../../../local/dev-server/secrets";

const newPath = () => join(mkdtempSync(join(tmpdir(), "plaza-")), ".dev.vars");

test("secrets are made once, for this account's eyes only", () => {
  const path = newPath();
  const made = ensureSecrets(path);
  expect(Buffer.from(made.TOKEN_KEY, "base64")).toHaveLength(32);
  expect(made.SESSION_SECRET.length).toBeGreaterThanOrEqual(32);
  expect(made.AUTH0_CLIENT_SECRET.length).toBeGreaterThanOrEqual(32);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(ensureSecrets(path)).toEqual(made);
});

test("what the file holds already stays, and what it lacks is added", () => {
  const path = newPath();
  writeFileSync(path, "SITE_NAME=Piazza\nSESSION_SECRET=mine", { mode: 0o644 });
  expect(ensureSecrets(path).SESSION_SECRET).toBe("mine");
  expect(readFileSync(path, "utf8")).toMatch(/^SITE_NAME=Piazza\nSESSION_SECRET=mine\nTOKEN_KEY=".+"\n/);
  expect(statSync(path).mode & 0o777).toBe(0o600);
});
