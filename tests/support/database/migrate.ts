import { readdirSync, readFileSync } from "node:fs";

/** Applies migrations as wrangler does. */
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
