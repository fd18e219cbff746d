import { checkDatabase } from "./check-database";
import { compareWrites } from "./compare-writes";
import { createModeration } from "./moderate";
import { prepareLoad, type Scale, type Town } from "./prepare-load";
import { createRecorder } from "./recorder";
import { readAsMember, visit } from "./visits";
import { createWriting } from "./write-as-member";
import { listWrites, readNewest } from "./writes";

type Plan = {
  scale: Scale;
  /** So many send at once; each sends the next request as soon as the one before is answered. */
  clients: number;
  /** Whether to go on, by the requests that were sent so far. */
  goOn: (sent: number) => boolean;
  /** Called when everybody is signed in, just before the first request. */
  onStart?: () => void;
  /** Called after the last answer, before the database is checked. */
  onEnd?: () => void;
};

/** Mixed traffic, and whether all of it was answered as it should be and is in the database exactly once. */
export async function runLoad(town: Town, { scale, clients, goOn, onStart, onEnd }: Plan) {
  const load = await prepareLoad(town, scale);
  const since = await readNewest(town.d1);
  const recorder = createRecorder(town.fetch);
  const writing = createWriting(load, recorder);
  const moderation = createModeration(load, recorder);
  // Of a hundred requests; moderators come on top. `requests`: how many each sends, on average.
  const next = createMix([
    { share: 90, requests: 1, run: () => visit(load, recorder) },
    { share: 8, requests: 1, run: () => readAsMember(load, recorder) },
    { share: 1.1, requests: 1.2, run: writing.post },
    { share: 0.9, requests: 1.2, run: writing.report },
    { share: 2, requests: 11, run: moderation.round },
  ]);

  onStart?.();
  const began = performance.now();
  const client = async () => {
    while (goOn(recorder.counts().sent)) await next();
  };
  await Promise.all(Array.from({ length: clients }, client));
  const seconds = (performance.now() - began) / 1_000;
  onEnd?.();
  const problems = [
    ...recorder.unexpected(),
    ...compareWrites(recorder.ledger, await listWrites(town.d1, since)),
    ...(await checkDatabase(town.d1, town.db)),
  ];
  return { recorder, seconds, problems };
}

type Task = { share: number; requests: number; run: () => Promise<void> };

/** Begins the task that is furthest behind its share of the requests. */
function createMix(tasks: Task[]) {
  const begun = new Map(tasks.map((task) => [task, 0]));
  const lag = (task: Task) => (begun.get(task) ?? 0) / task.share;
  return async () => {
    const task = tasks.reduce((last, each) => (lag(each) < lag(last) ? each : last));
    begun.set(task, (begun.get(task) ?? 0) + task.requests);
    await task.run();
  };
}
