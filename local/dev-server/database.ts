import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { buildDemoStatements } from "../demo/demo";
import { runWrangler } from "./wrangler";

/** Applies the migrations to the local database, and inserts the demo if it has no members. */
export async function prepareDatabase({ stateFolder, issuer }: { stateFolder: string; issuer: string }) {
  const current = JSON.stringify({ migrations: hashOfMigrations(), issuer });
  // Saves three runs of wrangler per start. Next to the database, so that both are removed together.
  const stamp = join(stateFolder, "v3", "d1", "prepared.json");
  if (readIfExists(stamp) === current) return;

  await runWrangler(["d1", "migrations", "apply", "DB", "--local", "--persist-to", stateFolder]);
  const counts = await execute(stateFolder, ["--command", "select count(*) as members from members"]);
  if (counts[0]?.results[0]?.members === 0) await insertDemo(stateFolder, issuer);
  else await updateIssuer(stateFolder, issuer);
  writeFileSync(stamp, current);
}

async function insertDemo(stateFolder: string, issuer: string) {
  mkdirSync(".wrangler", { recursive: true });
  const file = join(".wrangler", `demo-${process.pid}.sql`);
  try {
    writeFileSync(file, buildDemoStatements({ now: Date.now(), issuer }).join(""));
    await execute(stateFolder, ["--file", file]);
  } finally {
    rmSync(file, { force: true });
  }
}

/** The issuer contains the identity provider's port. If it changes, the same people must still be the same members. */
function updateIssuer(stateFolder: string, issuer: string) {
  const sql = `update or ignore identities set issuer = '${issuer}' where issuer glob 'http://localhost:*/'`;
  return execute(stateFolder, ["--command", sql]);
}

async function execute(stateFolder: string, args: string[]) {
  const output = await runWrangler([
    "d1",
    "execute",
    "DB",
    "--local",
    "--persist-to",
    stateFolder,
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
