import { DatabaseSync } from "node:sqlite";
import { beforeAll, describe, expect, test } from "vitest";
import type { Viewer } from "~/accounts/permissions";
import { openDatabase } from "~/db/client.server";
import { createPost } from "~/feed/create-post.server";
import { reportPost } from "~/moderation/reports/report-post.server";
import { migrate } from "../../support/database/migrate";
import { readCounts, recount } from "../../support/database/state/recount";
import { checkSearchIndex } from "../../support/database/state/search-index";
import { preparePosts } from "./community";
import { fillDatabase } from "./fill-database";
import { prepareReports } from "./prepare-reports";
import { createRandom } from "./random";
import { sqliteD1 } from "./sqlite-d1";

const now = Date.UTC(2026, 10, 20);

async function openFile() {
  const file = new DatabaseSync(":memory:");
  const d1 = sqliteD1(file);
  await migrate(d1);
  const rows = (query: string) => file.prepare(query).all();
  const count = (from: string) => Number(rows(`select count(*) as count from ${from}`)[0]?.count);
  return { file, d1, rows, count };
}

describe("a seed of 1,000 posts", () => {
  let seed: Awaited<ReturnType<typeof openFile>>;
  let filled: Awaited<ReturnType<typeof fillDatabase>>;
  beforeAll(async () => {
    seed = await openFile();
    filled = await fillDatabase(seed.file, { posts: 1_000, now });
  });

  test("has what is counted in it as often as it is counted", async () => {
    expect(await readCounts(seed.d1)).toEqual(await recount(seed.d1));
  });

  test("has an index of search that agrees with its posts", async () => {
    await checkSearchIndex(seed.d1);
    expect(seed.count("post_search('the')")).toBeGreaterThan(300);
  });

  test("has the schema that the migrations make, triggers included", async () => {
    const schema = "select type, name, sql from sqlite_master order by type, name";
    expect(seed.rows(schema)).toEqual((await openFile()).rows(schema));
  });

  test("breaks no foreign key", () => {
    expect(seed.rows("pragma foreign_key_check")).toEqual([]);
  });

  test("has of everything in proportion, and a page of open cases at least", () => {
    expect([
      seed.count("posts"),
      seed.count("members"),
      seed.count("log where kind = 'post.created'"),
    ]).toEqual([1_000, 100, 1_000]);
    expect(seed.count("cases where state = 'open'")).toBeGreaterThan(20);
    const kinds = ["post.reported", "post.hidden", "post.warned", "report.dismissed", "post.deleted"];
    for (const kind of kinds) expect(seed.count(`log where kind = '${kind}'`), kind).toBeGreaterThan(0);
    expect(seed.count("posts where hidden_entry_id is not null")).toBeGreaterThan(5);
    expect(seed.count("notices")).toBeGreaterThan(30);
  });

  test("has its entries in the order of time, and none later than now", () => {
    const late = `log where at > ${now} or at < (select at from log as earlier where earlier.id = log.id - 1)`;
    expect(seed.count(late)).toBe(0);
  });

  test("has members with exactly so many posts, all of them visible", () => {
    for (const [posts, id] of Object.entries(filled.prolific)) {
      const visible = "deleted_at is null and hidden_entry_id is null and block_entry_id is null";
      expect(seed.count(`posts where author_id = ${id} and ${visible}`)).toBe(Number(posts));
    }
    expect(Object.keys(filled.prolific)).toEqual(["10", "100"]);
  });

  test("is the same when it is made again", async () => {
    const again = await openFile();
    await fillDatabase(again.file, { posts: 1_000, now });
    for (const table of ["posts", "members", "cases", "reports", "figures", "period_figures"])
      expect(again.rows(`select * from ${table}`), table).toEqual(seed.rows(`select * from ${table}`));
  });
});

test("a post of a seed has the rows that the app writes for a post", async () => {
  const [ours, theirs] = [await openFile(), await openFile()];
  const author: Viewer = { id: 1, name: "Ada", role: "member", blocked: false };
  for (const { file } of [ours, theirs])
    file.exec("insert into members (id, name, role, created_at) values (1, 'Ada', 'member', 0)");
  const written = { body: "Où est-ce?\nSee https://plaza.example", key: "key-1" };
  await createPost(openDatabase(theirs.d1), author, written, now);
  preparePosts(ours.file)(1, author, { ...written, createdAt: now });
  for (const table of ["posts", "log", "figures", "period_figures", "members", "syndication"]) {
    const rows = (from: typeof ours) =>
      from.rows(`select * from ${table}`).map((row) => ({ ...row, seed: undefined }));
    expect(rows(ours), table).toEqual(rows(theirs));
  }
});

test("a report of a seed has the rows that the app writes for a report", async () => {
  const [ours, theirs] = [await openFile(), await openFile()];
  const [author, ...reporters] = [1, 2, 3, 4].map((id): Viewer => ({
    id,
    name: null,
    role: "member",
    blocked: false,
  }));
  for (const { file } of [ours, theirs]) {
    for (const { id } of [author!, ...reporters])
      file.exec(`insert into members (id, role, created_at) values (${id}, 'member', 0)`);
    preparePosts(file)(1, author!, { body: "A post", key: "key", createdAt: now });
  }
  const insertReport = prepareReports(ours.file, createRandom(1));
  for (const [index, [reason, note]] of [
    ["spam", "One"],
    ["hate", ""],
    ["spam", 'The "second"'],
  ].entries()) {
    const [reporter, at] = [reporters[index]!, now + index];
    const input = { reason: reason!, note: note! };
    const made = await reportPost(openDatabase(theirs.d1), reporter, { postId: 1, ...input }, at);
    expect(made.outcome).toBe("done");
    insertReport({ post: { id: 1, author: author! }, reporter, ...input, at });
  }
  for (const table of ["cases", "case_reasons", "reports", "log", "figures", "members"]) {
    const rows = (from: typeof ours) =>
      from.rows(`select * from ${table}`).map((row) => ({ ...row, act: undefined }));
    expect(rows(ours), table).toEqual(rows(theirs));
  }
});
