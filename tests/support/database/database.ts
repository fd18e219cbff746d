import { Miniflare } from "miniflare";
import { type Database, openDatabase } from "~/db/client.server";
import { gatewayWorker, openD1 } from "./d1-gateway";
import { listMigrations, migrate } from "./migrate";

const databases = Array.from({ length: 100 }, (_, at) => `test-${at}`);
let used = 0;
let gateway: Promise<URL> | undefined;

/** A D1 of its own for the caller, with all migrations or those named. */
export async function startDatabase(
  migrations = listMigrations(),
): Promise<{ db: Database; d1: D1Database }> {
  const database = databases[used++];
  if (database === undefined) throw new Error("there are more test files with a database than databases");
  // One workerd for all files of a process; it ends with the process.
  gateway ??= startGateway();
  const d1 = openD1(await gateway, database);
  await migrate(d1, migrations);
  return { db: openDatabase(d1), d1 };
}

async function startGateway(): Promise<URL> {
  const miniflare = new Miniflare({ cf: false, workers: [gatewayWorker(databases)] });
  await miniflare.ready;
  return miniflare.unsafeGetDirectURL("d1-gateway");
}
