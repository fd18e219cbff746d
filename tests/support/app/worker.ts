import { Miniflare } from "miniflare";
import { afterAll } from "vitest";
import { openDatabase } from "~/db/client.server";
import { gatewayWorker, openD1 } from "../database/d1-gateway";
import { makersFor } from "../database/makers";
import { migrate } from "../database/migrate";
import { appWorker, assets } from "./app-worker";
import { addProbe, type Probe } from "./d1-probe";
import { openApp } from "./open-app";

type WorkerOptions = Parameters<typeof appWorker>[0] & {
  /** Records and fails the calls between Worker and D1. */
  probe?: Probe;
  /** With the static files before it, as deployed. */
  withAssets?: boolean;
};

/** The deployed bundle in workerd, on a D1 of its own. */
export async function startWorker({ probe, withAssets = false, ...options }: WorkerOptions = {}) {
  const app = { ...appWorker(options), ...(withAssets && { assets }) };
  if (probe) addProbe(app, probe);
  const output: string[] = [];
  const miniflare = new Miniflare({
    cf: false,
    handleStructuredLogs: ({ message }) => output.push(message),
    workers: [{ config: app, dev: { unsafeDirectSockets: [{ port: 0 }] } }, gatewayWorker(["test"])],
  });
  afterAll(() => miniflare.dispose());
  await miniflare.ready;
  // Past Miniflare's entry Worker, which takes as long as most responses.
  const url = await miniflare.unsafeGetDirectURL("app");
  const d1 = openD1(await miniflare.unsafeGetDirectURL("d1-gateway"), "test");
  await migrate(d1);
  const db = openDatabase(d1);
  const makers = makersFor(db);

  return {
    url,
    d1,
    db,
    ...openApp(url, makers.makeSession),
    /** What the Worker has logged so far. */
    logged: () => output.join("\n"),
    ...makers,
  };
}

export type Worker = Awaited<ReturnType<typeof startWorker>>;
