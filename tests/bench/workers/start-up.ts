import { Miniflare } from "miniflare";
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { appWorker, type WorkerConfig } from "../../support/app/app-worker";
import type { WorkerResult } from "../judge";
import { spreadOf } from "../statistics";
import { cpuOf, listWorkerdProcesses } from "./server-cpu";

const rounds = 5;

const app = appWorker({});

/** How large the bundle is, and how much longer workerd works until it is ready with it than with a Worker of one line. */
export async function measureStartUp(): Promise<WorkerResult> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round++)
    times.push((await cpuUntilReady(app)) - (await cpuUntilReady(oneLine)));
  const bytes = gzipSync(readFileSync("dist/entry.worker.js"), { level: 9 }).length;
  return { bytes, startUp: spreadOf(times) };
}

/** With all that the app has beside it, since workerd compiles that too. */
const oneLine = {
  ...app,
  manifest: {
    mainModule: "worker.js",
    modules: { "worker.js": { type: "esm", contents: "export default { fetch: () => new Response() };" } },
  },
} satisfies WorkerConfig;

async function cpuUntilReady(config: WorkerConfig): Promise<number> {
  const others = listWorkerdProcesses();
  const miniflare = new Miniflare({ cf: false, workers: [{ config }] });
  try {
    await miniflare.ready;
    const [pid] = listWorkerdProcesses().filter((each) => !others.includes(each));
    if (pid === undefined) throw new Error("workerd is not found among the processes");
    return cpuOf(pid);
  } finally {
    await miniflare.dispose();
  }
}
