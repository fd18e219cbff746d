import { beforeAll, describe, expect, test, vi } from "vitest";
import { runScheduled } from "~/http/scheduled.server";
import { day, minute } from "~/time/units";
import { bindings } from "../support/app/app-worker";
import { countCalls } from "../support/database/counts/measure-queries";
import { startDatabase } from "../support/database/database";
import { makersFor } from "../support/database/makers";

const { db, d1 } = await startDatabase();
const { makeMember } = makersFor(db);
const now = Date.now();
const [everyFiveMinutes, daily] = ["*/5 * * * *", "17 3 * * *"];
const runsADay = day / (5 * minute);
/** https://developers.cloudflare.com/d1/platform/limits/ and https://developers.cloudflare.com/d1/platform/pricing/ */
const freePlan = { statements: 50, rowsRead: 5_000_000, rowsWritten: 100_000 };

/** What one run costs. */
async function run(cron = everyFiveMinutes, source = d1) {
  const { counted, tally } = countCalls(source);
  const env: Env = { ...bindings, DB: counted, WRITES: { limit: async () => ({ success: true }) } };
  await runScheduled({ cron, scheduledTime: now, noRetry() {} }, env);
  return tally;
}

/** `rows` selects from numbers `n (i)`. */
async function insertMany(into: string, rows: string, { many, from = 1 }: { many: number; from?: number }) {
  const series = `with recursive n (i) as (select ${from} union all select i + 1 from n where i < ${from + many - 1})`;
  await d1.prepare(`${series} insert into ${into} ${rows} from n`).run();
}

async function count(from: string): Promise<number> {
  return (await d1.prepare(`select count(*) as count from ${from}`).first<{ count: number }>())!.count;
}

/** So many of everything that is removed or ended once it is due, as of a year and more before or after that. */
async function insertOfEach(what: "due" | "kept", many: number) {
  const { id: member } = await makeMember();
  const at = `${now - 400 * day + (what === "due" ? 0 : 800 * day)} + i`;
  const key = `'${what} ' || i`;
  await insertMany(
    "sessions (token_hash, member_id, created_at, last_seen_at)",
    `select ${key}, ${member}, ${at}, 0`,
    {
      many,
    },
  );
  await insertMany("drafts (id, sealed, expires_at)", `select ${key}, '', ${at}`, { many });
  await insertMany(
    "blocked_identities (hash, blocked_until, block_entry_id, appealed)",
    `select ${key}, ${at}, 1, 0`,
    { many },
  );
  await insertMany(
    "posts (author_id, body, created_at, form_key, words, deleted_at)",
    `select ${member}, 'Post', 0, ${key}, 'post', ${at}`,
    { many },
  );
  const from = 1 + (await count("members"));
  await insertMany(
    "members (id, role, created_at, blocked_until, block_entry_id)",
    `select i, 'member', 0, ${at}, i`,
    { many, from },
  );
  return member;
}

/** What is due, by kind. */
async function countDue() {
  return {
    drafts: await count(`drafts where expires_at <= ${now}`),
    keptBlocks: await count(`blocked_identities where blocked_until <= ${now}`),
    sessions: await count(`sessions where created_at < ${now - 30 * day}`),
    deleted: await count(`posts where deleted_at < ${now - 30 * day} and body not in ('', 'Reported')`),
    blocks: await count(`members where blocked_until <= ${now}`),
  };
}

const nothing = { drafts: 0, keptBlocks: 0, sessions: 0, deleted: 0, blocks: 0 };
const many = 10_000;

test("runs that overlap do everything once", async () => {
  await insertOfEach("due", 30);
  const before = await count("log where kind = 'user.unblocked'");
  const due = await countDue();
  for (let round = 0; round < 8; round++) await Promise.all([run(daily), run(), run()]);
  expect(await count("log where kind = 'user.unblocked'")).toBe(before + due.blocks);
  expect(await countDue()).toEqual(nothing);
});

/** A D1 that does not take statements about these tables. */
function withoutTable(table: string): D1Database {
  const prepare = (query: string) => {
    if (query.includes(`"${table}"`))
      throw new Error("D1_ERROR: out of order", { cause: new Error("canary") });
    return d1.prepare(query);
  };
  return new Proxy(d1, { get: (target, name) => (name === "prepare" ? prepare : Reflect.get(target, name)) });
}

test.each([
  ["members", "end-blocks", "blocks"],
  ["drafts", "delete-drafts", "drafts"],
  ["blocked_identities", "forget-blocks", "keptBlocks"],
  ["sessions", "delete-sessions", "sessions"],
])(
  "without %s, %s fails and is logged, all other jobs are done, and the next run does that one",
  async (table, job, what) => {
    await insertOfEach("due", 3);
    const logged = vi.spyOn(console, "error").mockImplementation(() => {});
    try {
      await expect(run(daily, withoutTable(table))).rejects.toThrow(`These jobs failed: ${job}.`);
      expect(logged.mock.calls.map(([line]) => JSON.parse(String(line)))).toEqual([
        { event: "error", job, name: "Error", message: "D1_ERROR: out of order", stack: expect.any(Array) },
      ]);
    } finally {
      logged.mockRestore();
    }
    const left = Object.entries(await countDue()).filter(([, count]) => count > 0);
    expect(left).toEqual([[what, 3]]);
    await run();
    expect(await countDue()).toEqual(nothing);
  },
);

describe("at any size", () => {
  let author: number;
  beforeAll(async () => {
    author = await insertOfEach("kept", many);
    // Nothing has been searched yet, so there is an index to compact once.
    await run(daily);
  });

  test("a run reads a handful of rows where nothing is due", async () => {
    expect(await run()).toEqual({ statements: 5, roundTrips: 5, rowsRead: 8, rowsWritten: 0 });
    expect(await run(daily)).toEqual({ statements: 8, roundTrips: 8, rowsRead: 11, rowsWritten: 2 });
  });

  test("what one run leaves is done by later ones, and what is not due stays", async () => {
    const endedBefore = await count("log where kind = 'user.unblocked'");
    await insertOfEach("due", 70);
    await run(daily);
    // Of kept blocks, so many that an eighth of the rows is left for each of the other two; and of each ended block 20 rows.
    expect(await countDue()).toEqual({ ...nothing, keptBlocks: 20, sessions: 45, blocks: 70 - 6 });
    await run();
    // More of each as soon as there is less of another.
    expect(await countDue()).toEqual({ ...nothing, blocks: 70 - 6 - 6 });
    while ((await countDue()).blocks > 0) expect((await run()).rowsWritten).toBeGreaterThan(0);
    expect(await count("log where kind = 'user.unblocked'")).toBe(endedBefore + 70);
    for (const table of ["drafts", "blocked_identities", "sessions"])
      expect(await count(table), table).toBe(many);
    expect(await count("posts where deleted_at is not null and body <> ''")).toBe(many);
    expect(await count("members where blocked_until is not null")).toBe(many);
  });

  test("deleted posts with an open case are passed over, and keep no other from being erased", async () => {
    await insertMany(
      "posts (author_id, body, created_at, form_key, words, deleted_at)",
      `select ${author}, 'Reported', 0, 'case ' || i, 'post', i`,
      { many },
    );
    await d1
      .prepare(
        `insert into cases (post_id, author_id, post_deleted, state, opened_at, reports, reasons)
      select id, author_id, 1, 'open', 0, 1, '{"spam":1}' from posts where body = 'Reported'`,
      )
      .run();
    await insertMany(
      "posts (author_id, body, created_at, form_key, words, deleted_at)",
      `select ${author}, 'Alone', 0, 'alone ' || i, 'post', ${many} + i`,
      { many: 10 },
    );
    const { rowsRead } = await run(daily);
    expect(rowsRead).toBeLessThanOrEqual(2 * many + 100);
    expect([await count("posts where body = 'Alone'"), await count("posts where body = 'Reported'")]).toEqual(
      [0, many],
    );
  });

  test("posts of before there was search take two rows each of what a run may write", async () => {
    await insertMany(
      "posts (author_id, body, created_at, form_key)",
      `select ${author}, 'Old post ' || i, 0, 'old ' || i`,
      { many },
    );
    expect(await run()).toEqual({ statements: 6, roundTrips: 6, rowsRead: 307, rowsWritten: 100 });
    expect(await count("posts where words is null")).toBe(many - 50);
  });

  test("of ten thousand of everything it does its share, and all runs of a day stay within the Free plan", async () => {
    await insertOfEach("due", many);
    const one = await run();
    expect(one).toEqual({ statements: 13, roundTrips: 7, rowsRead: 8_581, rowsWritten: 2_194 });
    const whole = await run(daily);
    // Of which 40,000 are for the posts that are passed over, twice.
    expect(whole).toEqual({ statements: 18, roundTrips: 12, rowsRead: 118_584, rowsWritten: 12_197 });
    expect(await countDue()).toEqual({
      drafts: many - 2 * 2_000,
      keptBlocks: many - 2 * 50,
      sessions: many - 2 * 25,
      deleted: 0,
      blocks: many - 2 * 5,
    });
    // Erasing takes ten statements at most, and compacting the index of search 24, and a row for each.
    const most = { rows: 200, drafts: 2_000, erasures: 10, steps: 24 };
    expect(one.statements + most.erasures + most.steps).toBeLessThanOrEqual(freePlan.statements);
    expect(one.rowsWritten).toBeLessThanOrEqual(most.rows + most.drafts);
    // Ten thousand drafts and posts are erased once; all else may be behind all day.
    const readForEachDraft = 4;
    const readWithoutDrafts = one.rowsRead - readForEachDraft * most.drafts;
    expect(readWithoutDrafts).toBeGreaterThan(0);
    expect(readWithoutDrafts * runsADay + readForEachDraft * many + whole.rowsRead).toBeLessThan(
      freePlan.rowsRead / 10,
    );
    const writtenADay = most.rows * (runsADay + 1) + 2 * many + most.steps;
    expect(writtenADay).toBeLessThan(0.8 * freePlan.rowsWritten);
  });
});
