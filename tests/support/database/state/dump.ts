type Table = { name: string };
const known = new WeakMap<D1Database, Table[]>();

/** Every row of every table, to see whether anything changed. `without` leaves out tables, and columns as `table.column`. */
export async function dump(d1: D1Database, { without = [] as string[] } = {}): Promise<string> {
  const all = known.get(d1) ?? (await listTables(d1));
  known.set(d1, all);
  const tables = all.filter(({ name }) => !without.includes(name));
  const results = await d1.batch<Record<string, unknown>>(
    tables.map(({ name }) => d1.prepare(`select * from "${name}" order by 1`)),
  );
  const rows = tables.flatMap(({ name }, at) =>
    (results[at]?.results ?? []).map((row) => {
      const columns = Object.entries(row).filter(([column]) => !without.includes(`${name}.${column}`));
      return `${name} ${JSON.stringify(Object.fromEntries(columns))}`;
    }),
  );
  return rows.join("\n");
}

async function listTables(d1: D1Database): Promise<Table[]> {
  const { results } = await d1
    .prepare(
      "select name from sqlite_master where type = 'table' and name not like 'sqlite_%' and name not like '_cf_%' order by name",
    )
    .all<Table>();
  return results;
}
