import { Miniflare } from "miniflare";
import { openDatabase } from "~/db/client.server";
import { appWorker } from "../../support/app/app-worker";
import { addProbe, createProbe, sumUpCalls } from "../../support/app/d1-probe";
import { openApp } from "../../support/app/open-app";
import { keepAliveRequest } from "../../support/app/raw-request";
import { gatewayWorker, openD1 } from "../../support/database/d1-gateway";
import { makersFor } from "../../support/database/makers";
import { openSeed, seedDatabase } from "../seeds/open-seed";
import { bareWorker, setUpBareWorker } from "./bare-worker";
import { cpuOf, listWorkerdProcesses } from "./server-cpu";

/**
 * One workerd with a seed, and with four Workers that have it: the deployed bundle without its cache, the same with its calls to
 * D1 counted, the same with its cache, and the bare one. Without the router for static files, on sockets of their own.
 */
export async function startWorkers(posts: number, log: (line: string) => void) {
  const { seed, storage, remove } = await openSeed(posts, log);
  const probe = createProbe();
  const counted = { ...appWorker({ d1: seedDatabase }), name: "counted" };
  addProbe(counted, probe);
  // What comes from the cache asks D1 nothing, and so the probe costs it nothing.
  const cached = { ...appWorker({ d1: seedDatabase, vars: { CACHE_SECONDS: "60" } }), name: "cached" };
  const cachedProbe = createProbe();
  addProbe(cached, cachedProbe);
  const dev = { unsafeDirectSockets: [{ port: 0 }] };
  const others = listWorkerdProcesses();
  const miniflare = new Miniflare({
    cf: false,
    // What the app logs is no part of the table.
    handleStructuredLogs: () => {},
    resourcePersistencePath: storage,
    workers: [
      { config: appWorker({ d1: seedDatabase }), dev },
      { config: counted, dev },
      { config: cached, dev },
      { config: bareWorker(seedDatabase), dev },
      gatewayWorker([seedDatabase]),
    ],
  });
  await miniflare.ready;
  const [pid] = listWorkerdProcesses().filter((each) => !others.includes(each));
  if (pid === undefined) throw new Error("workerd is not found among the processes");
  const [url, countedUrl, cachedUrl, bareUrl, gateway] = await Promise.all(
    ["app", "counted", "cached", "bare", "d1-gateway"].map((name) => miniflare.unsafeGetDirectURL(name)),
  );
  const d1 = openD1(gateway!, seedDatabase);
  const db = openDatabase(d1);
  const makers = makersFor(db, { membersAtOnce: 50 });
  const app = openApp(url!, makers.makeSession);
  const countedApp = openApp(countedUrl!, makers.makeSession);
  const cachedApp = openApp(cachedUrl!, makers.makeSession);
  await setUpBareWorker(bareUrl!, await (await app.fetch("/")).text());
  return {
    seed,
    d1,
    db,
    makers,
    fetch: app.fetch,
    fetchBare: async () => {
      const { status, text } = await keepAliveRequest(bareUrl!, { path: "/" });
      return new Response(text, { status });
    },
    /** The same request at the counted Worker, with what it cost. */
    count: async (...request: Parameters<typeof app.fetch>) => {
      const { result, calls } = await probe.record(() => countedApp.fetch(...request));
      return { response: result, counts: sumUpCalls(calls), calls };
    },
    /** Both at the Worker with its cache. */
    fetchCached: cachedApp.fetch,
    countCached: async (...request: Parameters<typeof app.fetch>) => {
      const { result, calls } = await cachedProbe.record(() => cachedApp.fetch(...request));
      return { response: result, counts: sumUpCalls(calls) };
    },
    cpu: () => cpuOf(pid),
    async stop() {
      await miniflare.dispose();
      remove();
    },
  };
}

export type Workers = Awaited<ReturnType<typeof startWorkers>>;
