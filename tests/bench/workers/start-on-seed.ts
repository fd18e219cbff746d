import { Miniflare, type MiniflareOptions } from "miniflare";
import { openDatabase } from "~/db/client.server";
import type { WorkerConfig } from "../../support/app/app-worker";
import { gatewayWorker, openD1 } from "../../support/database/d1-gateway";
import { makersFor } from "../../support/database/makers";
import { openSeed, seedDatabase } from "../seeds/open-seed";
import { cpuOf, listWorkerdProcesses } from "./server-cpu";

const dev = { unsafeDirectSockets: [{ port: 0 }] } satisfies MiniflareOptions["workers"][number]["dev"];

/**
 * One workerd with a copy of a seed, and with these Workers that have it. Without the router for static files, on sockets of
 * their own.
 */
export async function startOnSeed(posts: number, log: (line: string) => void, configs: WorkerConfig[]) {
  const { seed, storage, remove } = await openSeed(posts, log);
  const others = listWorkerdProcesses();
  const miniflare = new Miniflare({
    cf: false,
    // What the app logs is no part of the table.
    handleStructuredLogs: () => {},
    resourcePersistencePath: storage,
    workers: [...configs.map((config) => ({ config, dev })), gatewayWorker([seedDatabase])],
  });
  await miniflare.ready;
  const [pid] = listWorkerdProcesses().filter((each) => !others.includes(each));
  if (pid === undefined) throw new Error("workerd is not found among the processes");
  const d1 = openD1(await miniflare.unsafeGetDirectURL("d1-gateway"), seedDatabase);
  const db = openDatabase(d1);
  return {
    seed,
    d1,
    db,
    makers: makersFor(db, { membersAtOnce: 50 }),
    urlOf: (name: string) => miniflare.unsafeGetDirectURL(name),
    cpu: () => cpuOf(pid),
    async stop() {
      await miniflare.dispose();
      remove();
    },
  };
}
