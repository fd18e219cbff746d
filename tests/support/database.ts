import { Miniflare } from "miniflare";
import { afterAll } from "vitest";
import { type Database, openDatabase } from "~/db/client.server";
import { behindDoor, doorWorker, listMigrations, migrate } from "./door";

/** A D1 of one's own with every migration, or with those named, gone with the test file. */
export async function startDatabase(
  migrations = listMigrations(),
): Promise<{ db: Database; d1: D1Database }> {
  const miniflare = new Miniflare({ cf: false, workers: [doorWorker] });
  afterAll(() => miniflare.dispose());
  await miniflare.ready;
  const d1 = behindDoor(await miniflare.unsafeGetDirectURL("door"));
  await migrate(d1, migrations);
  return { db: openDatabase(d1), d1 };
}
