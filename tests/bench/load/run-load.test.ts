import { beforeAll, describe, expect, test } from "vitest";
import { blockMember, dismissCase, hidePost } from "../../support/acts/acts";
import { startWorker, type Worker } from "../../support/app/worker";
import { startDatabase } from "../../support/database/database";
import { makersFor } from "../../support/database/makers";
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
    const list = () => listWrites(worker.d1, { post: 0, report: 0, entry: 0 });
    const { ledger } = run.recorder;
    const found = await list();
    // Nobody reports twice what was reported under load.
    const [report = ""] = ledger.writes.filter((write) => write.startsWith("report of "));
    expect(compareWrites(ledger, found).filter((problem) => problem.includes(report))).toEqual([]);
    const without = { ...found, entries: found.entries.filter((entry) => entry !== report) };
    expect(compareWrites(ledger, without)).toContain(`lost in log: ${report} (confirmed 1, found 0)`);

    const [, postId, by] = /^report of (\d+) by (\d+)$/.exec(report) ?? [];
    await worker.d1
      .prepare(
        `insert into log (act, at, kind, moderation, actor_id, post_id, member_id, details)
          select 'again', at, kind, moderation, actor_id, post_id, member_id, details
          from log where kind = 'post.reported' and post_id = ? and actor_id = ?`,
      )
      .bind(postId, by)
      .run();
    expect(compareWrites(ledger, await list())).toContain(`doubled in log: ${report} (confirmed 1, found 2)`);
    expect((await checkDatabase(worker.d1, worker.db)).join("\n")).toContain("the state does not follow");
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

describe("a decision", async () => {
  const { d1, db } = await startDatabase();
  const { makeMember, makePost, makeReport, newestEntry } = makersFor(db);

  /** Of a post that was reported, where every such statement changes nothing. */
  async function decide(verdict: "dismiss" | "hide" | "block", lost?: string) {
    const [moderator, post] = [await makeMember({ role: "moderator" }), await makePost()];
    const reporter = await makeReport(post);
    if (lost) await d1.prepare(`create trigger lost before ${lost} begin select raise(ignore); end`).run();
    const [now, { id: postId, author }] = [Date.now(), post];
    const grounds = { reason: "spam", note: "" };
    const outcome = {
      dismiss: () => dismissCase(db, moderator, { postId, version: 0, note: "" }, now),
      hide: () => hidePost(db, moderator, { postId, version: 0, ...grounds }, now),
      block: () => blockMember(db, moderator, { memberId: author.id, duration: "1d", ...grounds }, now),
    }[verdict]();
    expect(await outcome).toBe("done");
    if (lost) await d1.prepare("drop trigger lost").run();
    return { post: postId, author: author.id, reporter: reporter.id, entry: await newestEntry() };
  }

  type Decided = Awaited<ReturnType<typeof decide>>;
  const report = ({ post, reporter }: Decided) => `report on post ${post} by ${reporter}`;

  test("that is there as a whole has no problem", async () => {
    for (const verdict of ["dismiss", "hide", "block"] as const) await decide(verdict);
    expect(await checkDatabase(d1, db)).toEqual([]);
  });

  test.each([
    [
      "a dismissal whose reports were left open",
      ["dismiss", "update of outcome on reports"],
      (of: Decided) => [
        `missing: ${report(of)}: dismissed by entry ${of.entry}`,
        `not in the log: ${report(of)}: open`,
      ],
    ],
    [
      "a dismissal whose case was left open",
      ["dismiss", "update of state on cases"],
      ({ post, entry }: Decided) => [
        `missing: case of post ${post}: decided by entry ${entry}`,
        `not in the log: case of post ${post}: open`,
      ],
    ],
    [
      "a dismissal whose notice was lost",
      ["dismiss", "insert on notices"],
      ({ post, reporter, entry }: Decided) => [
        `missing: notice report.dismissed of entry ${entry} to ${reporter} about post ${post}`,
      ],
    ],
    [
      "a hide whose notices were lost",
      ["hide", "insert on notices"],
      ({ post, author, reporter, entry }: Decided) => [
        `missing: notice post.hidden of entry ${entry} to ${author} about post ${post}`,
        `missing: notice report.upheld of entry ${entry} to ${reporter} about post ${post}`,
      ],
    ],
    [
      "a block that left the reports open",
      ["block", "update of outcome on reports"],
      (of: Decided) => [`missing: ${report(of)}: closed by block by entry ${of.entry}`],
    ],
  ] as const)("%s is noticed", async (_, [verdict, lost], problemsOf) => {
    const decided = await decide(verdict, lost);
    const problems = (await checkDatabase(d1, db)).join(", ");
    for (const problem of problemsOf(decided)) expect(problems).toContain(problem);
  });

  test("a notice that nobody should have is noticed", async () => {
    const { post, author, entry } = await decide("dismiss");
    await d1
      .prepare(
        "insert into notices (member_id, entry_id, kind, post_id, created_at) values (?, ?, 'post.hidden', ?, 0)",
      )
      .bind(author, entry, post)
      .run();
    expect((await checkDatabase(d1, db)).join(", ")).toContain(
      `not in the log: notice post.hidden of entry ${entry} to ${author} about post ${post}`,
    );
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
