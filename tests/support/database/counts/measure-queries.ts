import { afterAll } from "vitest";
import { type Database, openDatabase } from "~/db/client.server";

type Tally = { statements: number; roundTrips: number; rowsRead: number; rowsWritten: number };

/** Gives a function that runs a query or an act and adds up what reaches D1; all figures are printed at the end. */
export function measureQueries(d1: D1Database) {
  const measured: Record<string, Tally> = {};
  afterAll(() => console.table(measured));
  return async <T>(name: string, run: (db: Database) => Promise<T>): Promise<Tally & { result: T }> => {
    const { counted, tally } = countCalls(d1);
    const result = await run(openDatabase(counted));
    measured[name] = tally;
    return { ...tally, result };
  };
}

/** A D1 that adds up what reaches it. */
export function countCalls(d1: D1Database): { counted: D1Database; tally: Tally } {
  const tally = { statements: 0, roundTrips: 0, rowsRead: 0, rowsWritten: 0 };
  function add(results: D1Result[]) {
    tally.roundTrips += 1;
    tally.statements += results.length;
    for (const { meta } of results) {
      tally.rowsRead += meta.rows_read;
      tally.rowsWritten += meta.rows_written;
    }
  }
  const wrap = (query: string, statement: D1PreparedStatement): unknown => {
    const all = async () => {
      const result = await statement.all();
      add([result]);
      return result;
    };
    return {
      inner: statement,
      bind: (...values: unknown[]) => wrap(query, statement.bind(...values)),
      run: all,
      all,
      raw: async () => {
        // `raw` returns no figures, so a query is run a second time to get them.
        if (!/^\s*(select|with)\b/i.test(query)) throw new Error(`not counted: ${query}`);
        await all();
        return statement.raw();
      },
    };
  };
  const counted = {
    prepare: (query: string) => wrap(query, d1.prepare(query)),
    batch: async (statements: { inner: D1PreparedStatement }[]) => {
      const results = await d1.batch(statements.map(({ inner }) => inner));
      add(results);
      return results;
    },
  };
  return { counted: counted as unknown as D1Database, tally };
}
