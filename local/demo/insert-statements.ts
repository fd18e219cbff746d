/** D1 accepts statements of up to 100 KB. */
const maxStatementBytes = 40_000;

type Value = string | number | boolean | null | object;

/** INSERT statements of many rows each. Keys become column names in snake case; objects become JSON. */
export function buildInsertStatements(
  table: string,
  rows: readonly Readonly<Record<string, Value>>[],
): string[] {
  const [first] = rows;
  if (!first) return [];
  const columns = Object.keys(first);
  const head = `INSERT INTO ${table} (${columns.map(toSnakeCase).join(", ")}) VALUES`;
  const tuples = rows.map((row) => `(${columns.map((column) => toLiteral(row[column] ?? null)).join(", ")})`);
  return splitIntoChunks(tuples).map((chunk) => `${head}\n${chunk.join(",\n")};\n`);
}

function splitIntoChunks(tuples: readonly string[]): string[][] {
  const result: string[][] = [];
  let size = Infinity;
  for (const tuple of tuples) {
    const bytes = new TextEncoder().encode(tuple).length + 2;
    if (size + bytes > maxStatementBytes) {
      result.push([]);
      size = 0;
    }
    result.at(-1)!.push(tuple);
    size += bytes;
  }
  return result;
}

function toLiteral(value: Value): string {
  if (value === null) return "NULL";
  if (typeof value === "number") return String(value);
  if (typeof value === "boolean") return value ? "1" : "0";
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return `'${text.replaceAll("'", "''")}'`;
}

function toSnakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
