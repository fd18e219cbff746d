import type { DatabaseSync, SQLInputValue, StatementSync } from "node:sqlite";

/**
 * A SQLite file as the app has its D1, without workerd between: many times as fast. There is no transaction around a batch, so
 * whoever uses this gives up the whole file where a statement fails.
 */
export function sqliteD1(file: DatabaseSync): D1Database {
  const prepared = new Map<string, StatementSync>();
  function prepareOnce(query: string, asArrays: boolean): StatementSync {
    const key = `${asArrays} ${query}`;
    const known = prepared.get(key) ?? file.prepare(query);
    if (asArrays) known.setReturnArrays(true);
    prepared.set(key, known);
    return known;
  }
  const execute = (query: string, values: SQLInputValue[], asArrays = false) =>
    prepareOnce(query, asArrays).all(...values);
  const wrap = (query: string, values: SQLInputValue[] = []): unknown => {
    const all = async () => ({ success: true, results: execute(query, values) });
    return {
      query,
      values,
      bind: (...bound: (SQLInputValue | boolean)[]) => wrap(query, bound.map(toInput)),
      all,
      run: all,
      raw: async () => execute(query, values, true),
    };
  };
  const d1 = {
    prepare: (query: string) => wrap(query),
    batch: async (statements: { query: string; values: SQLInputValue[] }[]) =>
      statements.map(({ query, values }) => ({ success: true, results: execute(query, values) })),
  };
  return d1 as unknown as D1Database;
}

/** D1 stores a boolean as a number. */
function toInput(value: SQLInputValue | boolean): SQLInputValue {
  return typeof value === "boolean" ? Number(value) : value;
}
