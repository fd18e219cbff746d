import { inArray, type SQL } from "drizzle-orm";
import type { SQLiteColumn, SQLiteTable } from "drizzle-orm/sqlite-core";
import type { Database } from "./client.server";

type Due = { table: SQLiteTable; key: SQLiteColumn; at: SQLiteColumn; isDue: SQL | undefined };

/** Deletes so many rows whose time is up, in the order of their time, which has an index. Gives how many. */
export async function deleteDue(
  db: Database,
  { table, key, at, isDue }: Due,
  limit: number,
): Promise<number> {
  const due = db.select({ key }).from(table).where(isDue).orderBy(at).limit(limit);
  const { meta } = await db.delete(table).where(inArray(key, due));
  return meta.changes;
}
