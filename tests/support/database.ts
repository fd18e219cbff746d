import { readdirSync, readFileSync } from "node:fs";
import { Miniflare } from "miniflare";
import { afterAll } from "vitest";
import { type Database, openDatabase } from "~/db/client.server";

/** A D1 of one's own with every migration, gone with the test file. */
export async function startDatabase(): Promise<{ db: Database; d1: D1Database }> {
  const miniflare = new Miniflare({
    modules: true,
    script: "export default { fetch: () => new Response() }",
    compatibilityDate: "2026-04-01",
    cf: false,
    d1Databases: { DB: "test" },
  });
  afterAll(() => miniflare.dispose());
  const d1 = (await miniflare.getD1Database("DB")) as unknown as D1Database;
  await migrate(d1);
  return { db: openDatabase(d1), d1 };
}

/** Applies the migrations as wrangler would. */
export async function migrate(d1: D1Database): Promise<void> {
  for (const file of readdirSync("migrations").sort()) {
    if (!file.endsWith(".sql")) continue;
    const statements = readFileSync(`migrations/${file}`, "utf8").split("--> statement-breakpoint");
    await d1.batch(statements.map((statement) => d1.prepare(statement)));
  }
}
