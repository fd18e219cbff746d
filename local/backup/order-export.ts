/**
 * An export of D1 with what rows refer to before the rows: all tables, then the unique indexes that foreign keys need. As it is
 * exported, each table is followed by its rows, and the indexes come last. Only a table takes more than one line.
 */
export function orderExport(sql: string): string {
  const tables: string[] = [];
  const indexes: string[] = [];
  const others: string[] = [];
  let isTable = false;
  for (const line of sql.split("\n")) {
    isTable ||= line.startsWith("CREATE TABLE ");
    const isIndex = !isTable && line.startsWith("CREATE UNIQUE INDEX ");
    (isTable ? tables : isIndex ? indexes : others).push(line);
    if (line.endsWith(";")) isTable = false;
  }
  const [settings = "", ...rest] = others;
  return [settings, ...tables, ...indexes, ...rest].join("\n");
}
