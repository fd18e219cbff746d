/** A D1 that adds up what reaches it: statements, round trips, rows read and written. */
export function countTrips(d1: D1Database) {
  const tally = { statements: 0, trips: 0, read: 0, written: 0 };
  function add(results: D1Result[]) {
    tally.trips += 1;
    tally.statements += results.length;
    for (const { meta } of results) {
      tally.read += meta.rows_read;
      tally.written += meta.rows_written;
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
        // `raw` gives no figures: what only reads is asked again for them.
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
