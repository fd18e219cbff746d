import { beforeAll, describe, expect, test } from "vitest";
import { startWorker, type Worker } from "../../support/app/worker";
import { checkDatabase } from "./check-database";
import { compareWrites } from "./compare-writes";
import type { Kind } from "./kinds";
import { runLoad } from "./run-load";
import { summarize } from "./summarize";
import { listWrites } from "./writes";

describe("a hundred requests", () => {
  let worker: Worker;
  let run: Awaited<ReturnType<typeof runLoad>>;
  beforeAll(async () => {
    worker = await startWorker({ vars: { CACHE_SECONDS: "5" }, writesPerMinute: 300 });
    const author = await worker.makeMember();
    for (let count = 0; count < 8; count++) await worker.makePost({ author });
    run = await runLoad(
      { ...worker, makers: worker },
      { scale: { members: 8, moderators: 6, cases: 6 }, clients: 4, goOn: (sent) => sent < 100 },
    );
  });

  test("are answered as they should be, and all that they wrote is there once", () => {
    expect(run.problems).toEqual([]);
    const { requests, writes, latencies } = summarize(run.recorder, { seconds: 1, cpu: 1 });
    expect(requests).toBeGreaterThanOrEqual(100);
    expect(writes).toBeGreaterThanOrEqual(3);
    const share = (group: string) =>
      latencies.filter(({ kind }) => kind.startsWith(group)).reduce((sum, { count }) => sum + count, 0) /
      requests;
    expect(share("visitor: ")).toBeGreaterThan(0.6);
    for (const group of ["member: ", "post", "report", "moderator: "])
      expect(share(group), group).toBeGreaterThan(0);
  });

  test("what the database lost, or has twice, would be noticed", async () => {
    const found = await listWrites(worker.d1, { post: 0, report: 0, entry: 0 });
    const { ledger } = run.recorder;
    const confirmed = { ...ledger, writes: ledger.writes.filter((write) => found.entries.includes(write)) };
    const [write] = ledger.writes;
    const without = { ...found, entries: found.entries.filter((entry) => entry !== write) };
    expect(confirmed.writes).toEqual(ledger.writes);
    expect(compareWrites(ledger, without)).toContain(`lost in log: ${write} (confirmed 1, found 0)`);
  });

  test.each([
    ["update members set posts_kept = posts_kept + 1 where id = 1", "counted wrongly in members"],
    ["update posts set hidden_entry_id = 1 where id = 1", "the state does not follow from the log"],
    [
      "insert into post_search (rowid, words, author) values (999, 'nobody wrote this', 1)",
      "the index of search",
    ],
  ])("a database that disagrees with itself would be noticed: %s", async (change, problem) => {
    await worker.d1.prepare(change).run();
    expect((await checkDatabase(worker.d1, worker.db)).join("\n")).toContain(problem);
  });
});

describe("comparing what was confirmed with what there is", () => {
  const post = "post of 1 with the key a";
  const hide = "post.hidden of post 1 by 2";
  const claim = "case.claimed of post 1 by 2";
  const ledger = { writes: [post, hide], claims: [claim, claim] };
  const compare = (rows: string[], entries: string[]) => compareWrites(ledger, { rows, entries });

  test("nothing is wrong where each is there once, and a claim that was renewed too", () => {
    expect(compare([post], [post, claim, hide])).toEqual([]);
  });

  test.each([
    ["a lost row", [], [post, claim, hide], `lost in rows: ${post} (confirmed 1, found 0)`],
    ["a lost entry", [post], [post, claim], `lost in log: ${hide} (confirmed 1, found 0)`],
    ["a doubled row", [post, post], [post, claim, hide], `doubled in rows: ${post} (confirmed 1, found 2)`],
    ["a doubled entry", [post], [post, claim, hide, hide], `doubled in log: ${hide} (confirmed 1, found 2)`],
    [
      "what nobody was told of",
      [post],
      [post, claim, hide, "undo of entry 3"],
      "not confirmed in log: undo of entry 3 (confirmed 0, found 1)",
    ],
    ["a lost claim", [post], [post, hide], `lost in log: ${claim} (confirmed 2)`],
    [
      "a claim too many",
      [post],
      [post, hide, claim, claim, claim],
      `claimed more often than confirmed: ${claim} (2, found 3)`,
    ],
  ])("%s is named", (_, rows, entries, problem) => {
    expect(compare(rows, entries)).toEqual([problem]);
  });
});

test("a summary has the times of each kind, and what a request costs", () => {
  const times = new Map<Kind, number[]>([["visitor: feed", Array.from({ length: 101 }, (_, at) => at)]]);
  const summary = summarize(
    {
      times: () => times,
      counts: () => ({ sent: 101, refused: 2, cached: 50 }),
      ledger: { writes: ["a"], claims: ["b"] },
    },
    { seconds: 2, cpu: 202 },
  );
  expect(summary).toEqual({
    seconds: 2,
    requests: 101,
    perSecond: 50.5,
    cpu: 2,
    writes: 2,
    refused: 2,
    cached: 50,
    latencies: [{ kind: "visitor: feed", count: 101, p50: 50, p95: 95, p99: 99, max: 100 }],
  });
});
