import { readdirSync, readFileSync } from "node:fs";
import { compatibilityDate } from "../app/app-worker";
import { keptRequest } from "../app/raw-request";

/** Applies the migrations as wrangler would. */
export async function migrate(d1: D1Database, migrations = listMigrations()): Promise<void> {
  for (const file of migrations) {
    const statements = readFileSync(`migrations/${file}`, "utf8").split("--> statement-breakpoint");
    await d1.batch(statements.map((statement) => d1.prepare(statement)));
  }
}

export function listMigrations(): string[] {
  return readdirSync("migrations")
    .filter((file) => file.endsWith(".sql"))
    .sort();
}

// Miniflare's own proxy makes a blocking call for each prepare and bind; this takes one request for each call to D1.
const door = `export default {
  async fetch(request, env) {
    const { database, how, statements } = await request.json();
    const DB = env[database];
    try {
      const bound = statements.map(({ query, values }) => DB.prepare(query).bind(...values));
      return Response.json({ answer: how === "batch" ? await DB.batch(bound) : await bound[0][how]() });
    } catch (error) {
      return Response.json({ error: error.message });
    }
  },
}`;

/** How the tests themselves reach databases, by their ids, of a Miniflare that has this among its Workers. */
export function doorWorker(databases: string[]) {
  return {
    config: {
      name: "door",
      compatibilityDate,
      manifest: { mainModule: "door.js", modules: { "door.js": { type: "esm" as const, contents: door } } },
      env: Object.fromEntries(databases.map((id) => [id, { type: "d1" as const, id }])),
    },
    dev: { unsafeDirectSockets: [{ port: 0 }] },
  };
}

type Bound = { query: string; values: unknown[] };

export function behindDoor(door: URL, database: string): D1Database {
  async function send(how: string, statements: Bound[]) {
    const body = JSON.stringify({ database, how, statements });
    const { text } = await keptRequest(door, { method: "POST", path: "/", body });
    const { answer, error } = JSON.parse(text) as { answer: never; error?: string };
    if (error !== undefined) throw new Error(error);
    return answer;
  }
  const bind = (query: string, values: unknown[]): unknown => ({
    query,
    values,
    bind: (...given: unknown[]) => bind(query, given),
    run: () => send("run", [{ query, values }]),
    all: () => send("all", [{ query, values }]),
    raw: () => send("raw", [{ query, values }]),
    first: () => send("first", [{ query, values }]),
  });
  const d1 = {
    prepare: (query: string) => bind(query, []),
    batch: (statements: Bound[]) =>
      send(
        "batch",
        statements.map(({ query, values }) => ({ query, values })),
      ),
  };
  return d1 as unknown as D1Database;
}
