import { gzipSync } from "node:zlib";
import type { Counts } from "../../support/app/d1-probe";
import type { Workers } from "../workers/start-workers";
import { ratiosOf, type Spread, spreadOf } from "../statistics";
import type { Scenario, ScenarioName } from "./scenario";

export type Measured = {
  name: ScenarioName | "bare Worker";
  /** Processor time of the server, in ms a request; and of each round in their order. */
  cpu: Spread;
  rounds: number[];
  /** Times the bare Worker's; null for itself. */
  ratio: Spread | null;
  counts: Counts | null;
  /** Of the body. */
  bytes: { raw: number; gzip: number };
};

/** `warmUp`: rounds before those that count, in which V8 learns which code is worth compiling. */
export type Effort = { rounds: number; warmUp: number; bareRequests: number };

type Sender = { name: Measured["name"]; requests: number; send: () => Promise<unknown> };

/**
 * Measures the bare Worker and these, in turn, round by round: A B C, A B C. Before that, each must answer as it should, and
 * what it costs is counted.
 */
export async function measureScenarios(
  workers: Workers,
  scenarios: Scenario[],
  { rounds, warmUp, bareRequests }: Effort,
): Promise<Measured[]> {
  const bare: Sender = { name: "bare Worker", requests: bareRequests, send: workers.fetchBare };
  const senders = [bare];
  const known = new Map<string, Pick<Measured, "bytes" | "counts">>();
  const bareHtml = await (await workers.fetchBare()).text();
  requireShown("bare Worker", bareHtml, { what: /<article/g, times: 20 });
  known.set(bare.name, { counts: null, bytes: sizeOf(bareHtml) });
  for (const scenario of scenarios) {
    let number = 0;
    const next = () => scenario.request(number++);
    known.set(scenario.name, await countOnce(workers, scenario, next));
    const fetch = scenario.isCached ? workers.fetchCached : workers.fetch;
    const send = async () => requireStatus(scenario, await fetch(...next()));
    senders.push({ name: scenario.name, requests: scenario.requests, send });
  }
  const times = senders.map((): number[] => []);
  for (let round = -warmUp; round < rounds; round++)
    for (const [index, { requests, send }] of senders.entries()) {
      const before = workers.cpu();
      await repeat(requests, send);
      if (round >= 0) times[index]?.push((workers.cpu() - before) / requests);
    }
  const [bareTimes = []] = times;
  return senders.map(({ name }, index) => ({
    name,
    cpu: spreadOf(times[index] ?? []),
    rounds: times[index] ?? [],
    ratio: index === 0 ? null : ratiosOf(times[index] ?? [], bareTimes),
    ...(known.get(name) ?? { counts: null, bytes: { raw: 0, gzip: 0 } }),
  }));
}

/** Signed in, with the rules known and the cache filled before, as for nearly every request. */
async function countOnce(workers: Workers, scenario: Scenario, next: () => ReturnType<Scenario["request"]>) {
  const [path, options] = next();
  const count = scenario.isCached ? workers.countCached : workers.count;
  await count(scenario.isCached ? path : "/rules", { as: options?.as });
  const { response, counts } = await count(path, options);
  requireStatus(scenario, response);
  const text = await response.text();
  if (scenario.shows) requireShown(scenario.name, text, scenario.shows);
  return { counts, bytes: sizeOf(text) };
}

function requireStatus({ name, status }: Scenario, response: Response): void {
  if (response.status !== status) throw new Error(`${name} answered ${response.status} instead of ${status}`);
}

function requireShown(name: string, html: string, { what, times }: NonNullable<Scenario["shows"]>): void {
  const shown = html.match(what)?.length ?? 0;
  if (shown !== times) throw new Error(`${name} shows ${what} ${shown} times instead of ${times}`);
}

function sizeOf(text: string) {
  return { raw: Buffer.byteLength(text), gzip: gzipSync(text).length };
}

async function repeat(times: number, send: () => Promise<unknown>): Promise<void> {
  for (let count = 0; count < times; count++) await send();
}
