import { Miniflare } from "miniflare";
import { type Database, openDatabase } from "~/db/client.server";
import { behindDoor, doorWorker, listMigrations, migrate } from "./door";

const databases = Array.from({ length: 100 }, (_, at) => `test-${at}`);
let used = 0;
let door: Promise<URL> | undefined;

/** A D1 of one's own with every migration, or with those named. */
export async function startDatabase(
  migrations = listMigrations(),
): Promise<{ db: Database; d1: D1Database }> {
  const database = databases[used++];
  if (database === undefined) throw new Error("more test files ask for a database than there are");
  // One workerd for all the files of a process: it ends with that.
  door ??= startDoor();
  const d1 = behindDoor(await door, database);
  await migrate(d1, migrations);
  return { db: openDatabase(d1), d1 };
}

async function startDoor() {
  const miniflare = new Miniflare({ cf: false, workers: [doorWorker(databases)] });
  await miniflare.ready;
  return miniflare.unsafeGetDirectURL("door");
}
