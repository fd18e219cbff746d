import { expect, test } from "vitest";
import { demoStatements } from "../../local/demo/demo";
import { startDatabase } from "../support/database/database";
import { listMigrations, migrate } from "../support/database/migrate";
import { readCounts, recount } from "../support/database/recount";

type Rows = Record<string, unknown>[];
const tables = ["members", "identities", "posts", "cases", "log", "reports"];
const [first = "", second = "", ...later] = listMigrations();
const { d1: demo } = await startDatabase();
const { d1: old } = await startDatabase([first, second]);
const { d1: fresh } = await startDatabase();

/** The rows of the demo as they would have been before acts could be undone or appealed against. */
async function demoRows(): Promise<Map<string, Rows>> {
  const statements = demoStatements({ now: Date.UTC(2026, 10, 24, 20), issuer: "http://localhost:4400/" });
  await demo.batch(statements.map((statement) => demo.prepare(statement)));
  const results = await demo.batch<Record<string, unknown>>(
    tables.map((table) => demo.prepare(`select * from ${table}`)),
  );
  const rows = new Map(tables.map((table, at) => [table, results[at]?.results ?? []]));
  rows.set(
    "log",
    (rows.get("log") ?? []).filter(({ kind }) => !/^(act|appeal)\./.test(String(kind))),
  );
  return rows;
}

/** Inserts of each row the columns that the table has, except those in which the database counts. */
async function insertRows(d1: D1Database, rows: Map<string, Rows>) {
  for (const [table, all] of rows) {
    const { results } = await d1.prepare(`pragma table_info(${table})`).all<{ name: string }>();
    const counted = /^(posts_kept|times_|upheld_|dismissed_|unread_)/;
    const columns = results.map(({ name }) => name).filter((name) => !counted.test(name));
    const values = columns.map((column) => `value ->> '$.${column}'`).join(", ");
    for (let at = 0; at < all.length; at += 100)
      await d1
        .prepare(`insert into ${table} (${columns.join(", ")}) select ${values} from json_each(?)`)
        .bind(JSON.stringify(all.slice(at, at + 100)))
        .run();
  }
}

test("rows from before the counts existed are counted as the triggers would have", async () => {
  const rows = await demoRows();
  await insertRows(old, rows);
  await migrate(old, later);
  await insertRows(fresh, rows);

  const counted = await readCounts(old);
  expect(counted.figures.length).toBeGreaterThan(100);
  expect(counted.figures.filter((line) => line.includes("outcome.")).length).toBeGreaterThan(10);
  expect(counted.members.some((line) => !/^\d+(\|0)+$/.test(line))).toBe(true);
  expect(counted).toEqual(await recount(old));
  expect(counted).toEqual(await readCounts(fresh));
});
