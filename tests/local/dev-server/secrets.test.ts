import { mkdtempSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ensureSecrets } from "../../../local/dev-server/secrets";

const newPath = () => join(mkdtempSync(join(tmpdir(), "plaza-")), ".dev.vars");

test("secrets are generated once, in a file that only its owner can read", () => {
  const path = newPath();
  const secrets = ensureSecrets(path);
  expect(Buffer.from(secrets.TOKEN_KEY, "base64")).toHaveLength(32);
  expect(secrets.SESSION_SECRET.length).toBeGreaterThanOrEqual(32);
  expect(secrets.AUTH0_CLIENT_SECRET.length).toBeGreaterThanOrEqual(32);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(ensureSecrets(path)).toEqual(secrets);
});

test("existing lines of the file are kept, and missing secrets are added", () => {
  const path = newPath();
  writeFileSync(path, "SITE_NAME=Piazza\nSESSION_SECRET=mine", { mode: 0o644 });
  expect(ensureSecrets(path).SESSION_SECRET).toBe("mine");
  expect(readFileSync(path, "utf8")).toMatch(/^SITE_NAME=Piazza\nSESSION_SECRET=mine\nTOKEN_KEY=".+"\n/);
  expect(statSync(path).mode & 0o777).toBe(0o600);
});
