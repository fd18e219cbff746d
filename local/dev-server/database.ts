import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { demoStatements } from "../demo/demo";
import { runWrangler } from "./wrangler";

/** Brings the local database up to date: every migration, and demo data if nobody is in it yet. */
export async function prepareDatabase({ state, issuer }: { state: string; issuer: string }) {
  const wanted = JSON.stringify({ migrations: hashOfMigrations(), issuer });
  // Beside the database, so that it goes when the database goes. It spares a start three runs of wrangler.
  const note = join(state, "v3", "d1", "prepared.json");
  if (readIfThere(note) === wanted) return;

  await runWrangler(["d1", "migrations", "apply", "DB", "--local", "--persist-to", state]);
  const answer = await execute(state, ["--command", "select count(*) as members from members"]);
  if (answer[0]?.results[0]?.members === 0) await fill(state, issuer);
  else await moveIssuer(state, issuer);
  writeFileSync(note, wanted);
}

async function fill(state: string, issuer: string) {
  mkdirSync(".wrangler", { recursive: true });
  const file = join(".wrangler", `demo-${process.pid}.sql`);
  try {
    writeFileSync(file, demoStatements({ now: Date.now(), issuer }).join(""));
    await execute(state, ["--file", file]);
  } finally {
    rmSync(file, { force: true });
  }
}

/** The identity provider may have another port than last time; its people stay who they are. */
function moveIssuer(state: string, issuer: string) {
  const sql = `update or ignore identities set issuer = '${issuer}' where issuer glob 'http://localhost:*/'`;
  return execute(state, ["--command", sql]);
}

async function execute(state: string, what: string[]) {
  const output = await runWrangler([
    "d1",
    "execute",
    "DB",
    "--local",
    "--persist-to",
    state,
    "--json",
    ...what,
  ]);
  return JSON.parse(output) as { results: Record<string, unknown>[] }[];
}

function hashOfMigrations() {
  const hash = createHash("sha256");
  const files = readdirSync("migrations").filter((name) => name.endsWith(".sql"));
  for (const name of files.sort()) hash.update(name).update(readFileSync(join("migrations", name)));
  return hash.digest("hex");
}

function readIfThere(path: string) {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}
