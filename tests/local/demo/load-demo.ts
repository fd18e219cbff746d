import { buildDemoStatements } from "../../../local/demo/demo";
import { startDatabase } from "../../support/database/database";

export const now = Date.UTC(2026, 10, 20, 18, 5);
export const issuer = "http://localhost:4400/";

/** A database filled with the demo: `rows` runs a query, and `one` gives the first column of its first row. */
export async function loadDemo() {
  const statements = buildDemoStatements({ now, issuer });
  const { d1: db } = await startDatabase();
  await db.batch(statements.map((statement) => db.prepare(statement)));

  const prepare = (query: string, values: unknown[]) => db.prepare(query).bind(...values);
  const rows = async <Row = Record<string, unknown>>(query: string, ...values: unknown[]) =>
    (await prepare(query, values).all<Row>()).results;
  const one = async (query: string, ...values: unknown[]) => {
    const [row] = await prepare(query, values).raw<[number]>();
    return row![0];
  };
  return { statements, rows, one };
}
