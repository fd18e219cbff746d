import { createHash } from "node:crypto";
import {
  constants,
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { Miniflare } from "miniflare";
import { day } from "~/time/units";
import { gatewayWorker, openD1 } from "../../support/database/d1-gateway";
import { listMigrations, migrate } from "../../support/database/migrate";
import { fillDatabase } from "./fill-database";

/** The id of a seed's D1. */
export const seedDatabase = "bench";
const home = ".wrangler/bench";
const folder = join(home, "seeds");
/** Then its latest days would be empty in the figures. */
const freshFor = 7 * day;

type Seed = Awaited<ReturnType<typeof fillDatabase>> & { posts: number; madeAt: number };

/**
 * A copy of the database with so many posts, for this run alone, as the folder of Miniflare's storage. The seed itself is made
 * once and kept, until the migrations or the code that makes it change, or it is a week old.
 */
export async function openSeed(posts: number, log: (line: string) => void) {
  removeAbandoned();
  removeOutdated();
  const kept = join(folder, hashOfCode(), String(posts));
  if (!existsSync(kept)) await makeSeed(posts, kept, log);
  const seed = JSON.parse(readFileSync(join(kept, "seed.json"), "utf8")) as Seed;
  const copy = join(home, `run-${process.pid}-${posts}`);
  cpSync(kept, copy, { recursive: true, mode: constants.COPYFILE_FICLONE });
  return { seed, storage: copy, remove: () => rmSync(copy, { recursive: true, force: true }) };
}

function hashOfCode(): string {
  const hash = createHash("sha256");
  // Not this file, which says where seeds are kept and not what is in them.
  const code = globSync("tests/bench/seeds/*.ts").filter((file) => !/open-seed|\.test\./.test(file));
  for (const file of [...code.sort(), ...listMigrations().map((name) => join("migrations", name))])
    hash.update(readFileSync(file));
  return hash.digest("hex").slice(0, 12);
}

/** What runs that were killed have left: copies, and drafts of seeds. */
function removeAbandoned(): void {
  for (const left of [...globSync(join(home, "run-*")), ...globSync(join(folder, "*/*.draft-*"))]) {
    const [, pid] = /(?:run|draft)-(\d+)/.exec(left) ?? [];
    if (!isRunning(Number(pid))) rmSync(left, { recursive: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    // There is no such process.
    return false;
  }
}

function removeOutdated(): void {
  if (!existsSync(folder)) return;
  const current = hashOfCode();
  for (const hash of readdirSync(folder)) {
    // What another run is still making is its own affair.
    if (globSync(join(folder, hash, "*.draft-*")).length > 0) continue;
    if (hash !== current) rmSync(join(folder, hash), { recursive: true });
    else
      for (const file of globSync(join(folder, hash, "*", "seed.json"))) {
        const { madeAt } = JSON.parse(readFileSync(file, "utf8")) as Seed;
        if (Date.now() - madeAt > freshFor) rmSync(join(file, ".."), { recursive: true });
      }
  }
}

async function makeSeed(posts: number, target: string, log: (line: string) => void): Promise<void> {
  const began = performance.now();
  const draft = `${target}.draft-${process.pid}`;
  mkdirSync(draft, { recursive: true });
  try {
    await migrateIn(draft);
    const now = Date.now();
    const filled = await fillFile(findFile(draft), posts, now, log);
    writeFileSync(join(draft, "seed.json"), JSON.stringify({ ...filled, posts, madeAt: now }));
    // Another run may have made the same meanwhile.
    if (!existsSync(target)) renameSync(draft, target);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
  log(`made a seed of ${posts} posts in ${Math.round((performance.now() - began) / 1_000)} s`);
}

/** By workerd, so that the file is D1's own. */
async function migrateIn(storage: string): Promise<void> {
  const miniflare = new Miniflare({
    cf: false,
    resourcePersistencePath: storage,
    workers: [gatewayWorker([seedDatabase])],
  });
  try {
    await miniflare.ready;
    await migrate(openD1(await miniflare.unsafeGetDirectURL("d1-gateway"), seedDatabase));
  } finally {
    await miniflare.dispose();
  }
}

/** Beside it Miniflare keeps a file of its own. */
function findFile(storage: string): string {
  const file = globSync(join(storage, "**/*.sqlite")).find((each) => !each.includes("metadata"));
  if (!file) throw new Error(`${storage} has no database`);
  return file;
}

async function fillFile(path: string, posts: number, now: number, log: (line: string) => void) {
  const file = new DatabaseSync(path);
  // Nothing is lost that could not be made again, so nothing is waited for.
  file.exec("pragma journal_mode = memory; pragma synchronous = off; pragma cache_size = -1000000; begin");
  const onProgress = (done: number) => {
    if (done % 50_000 === 0) file.exec("commit; begin");
    if (done % 100_000 === 0) log(`  ${done} posts`);
  };
  try {
    const filled = await fillDatabase(file, { posts, now, onProgress });
    file.exec("commit; pragma journal_mode = wal");
    return filled;
  } finally {
    file.close();
  }
}
