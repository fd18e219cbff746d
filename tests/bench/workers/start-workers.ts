import { appWorker } from "../../support/app/app-worker";
import { addProbe, createProbe, sumUpCalls } from "../../support/app/d1-probe";
import { openApp } from "../../support/app/open-app";
import { keepAliveRequest } from "../../support/app/raw-request";
import { seedDatabase } from "../seeds/open-seed";
import { bareWorker, setUpBareWorker } from "./bare-worker";
import { startOnSeed } from "./start-on-seed";

/**
 * One workerd with a seed, and with four Workers that have it: the deployed bundle without its cache, the same with its calls to
 * D1 counted, the same with its cache, and the bare one.
 */
export async function startWorkers(posts: number, log: (line: string) => void) {
  const probe = createProbe();
  const counted = { ...appWorker({ d1: seedDatabase }), name: "counted" };
  addProbe(counted, probe);
  // What comes from the cache asks D1 nothing, and so the probe costs it nothing.
  const cached = { ...appWorker({ d1: seedDatabase, vars: { CACHE_SECONDS: "60" } }), name: "cached" };
  const cachedProbe = createProbe();
  addProbe(cached, cachedProbe);
  const plain = appWorker({ d1: seedDatabase });
  const { urlOf, ...started } = await startOnSeed(posts, log, [
    plain,
    counted,
    cached,
    bareWorker(seedDatabase),
  ]);
  const open = async (name: string) => openApp(await urlOf(name), started.makers.makeSession);
  const [app, countedApp, cachedApp] = [await open("app"), await open("counted"), await open("cached")];
  const bareUrl = await urlOf("bare");
  await setUpBareWorker(bareUrl, await (await app.fetch("/")).text());
  return {
    ...started,
    fetch: app.fetch,
    fetchBare: async () => {
      const { status, text } = await keepAliveRequest(bareUrl, { path: "/" });
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
  };
}

export type Workers = Awaited<ReturnType<typeof startWorkers>>;
