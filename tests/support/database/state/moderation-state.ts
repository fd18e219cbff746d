import { dump } from "./dump";

const tables = ["posts", "cases", "reports", "members", "appeals"];
// Undoing raises the version once more, counts a move of the case that it opens, and takes back no notice.
const without = ["cases.version", "members.case_moves", "members.unread_notices"];

/** Everything that acts of moderation change and undoing restores. */
export async function dumpState(d1: D1Database): Promise<string[]> {
  const rows = (await dump(d1, { without })).split("\n");
  return rows.filter((row) => tables.some((table) => row.startsWith(`${table} `)));
}

type Row = Record<string, unknown>;

/** The same by table and key, to compare column by column. */
export async function readState(d1: D1Database): Promise<Map<string, Row>> {
  const state = new Map<string, Row>();
  for (const line of await dumpState(d1)) {
    const table = line.slice(0, line.indexOf(" "));
    const row = JSON.parse(line.slice(table.length + 1)) as Row;
    state.set(`${table} ${String(row.id ?? row.post_id)}`, row);
  }
  return state;
}
