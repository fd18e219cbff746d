import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { demoStatements } from "../demo/demo";
import { runWrangler } from "./wrangler";

/** Applies the migrations to the local database, and inserts the demo if it has no members. */
export async function prepareDatabase({ state, issuer }: { state: string; issuer: string }) {
  const current = JSON.stringify({ migrations: hashOfMigrations(), issuer });
  // Spares a start three runs of wrangler. Beside the database, so that it is removed together with it.
  const stamp = join(state, "v3", "d1", "prepared.json");
  if (readIfExists(stamp) === current) return;

  await runWrangler(["d1", "migrations", "apply", "DB", "--local", "--persist-to", state]);
  const counts = await execute(state, ["--command", "select count(*) as members from members"]);
  if (counts[0]?.results[0]?.members === 0) await insertDemo(state, issuer);
  else await updateIssuer(state, issuer);
  writeFileSync(stamp, current);
}

async function insertDemo(state: string, issuer: string) {
  mkdirSync(".wrangler", { recursive: true });
  const file = join(".wrangler", `demo-${process.pid}.sql`);
  try {
    writeFileSync(file, demoStatements({ now: Date.now(), issuer }).join(""));
    await execute(state, ["--file", file]);
  } finally {
    rmSync(file, { force: true });
  }
}

/** The issuer holds the identity provider's port: after a change the same people must be the same members. */
function updateIssuer(state: string, issuer: string) {
  const sql = `update or ignore identities set issuer = '${issuer}' where issuer glob 'http://localhost:*/'`;
  return execute(state, ["--command", sql]);
}

async function execute(state: string, args: string[]) {
  const output = await runWrangler([
    "d1",
    "execute",
    "DB",
    "--local",
    "--persist-to",
    state,
    "--json",
    ...args,
  ]);
  return JSON.parse(output) as { results: Record<string, unknown>[] }[];
}

function hashOfMigrations() {
  const hash = createHash("sha256");
  const files = readdirSync("migrations").filter((name) => name.endsWith(".sql"));
  for (const name of files.sort()) hash.update(name).update(readFileSync(join("migrations", name)));
  return hash.digest("hex");
}

function readIfExists(path: string) {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}
