import { beforeAll, describe, expect, test } from "vitest";
import type { Viewer } from "~/accounts/permissions";
import { posts } from "~/db/tables/posts.server";
import { type D1Call, watchD1 } from "../support/app/watched-d1";
import { startWorker, type Worker } from "../support/app/worker";

const watch = watchD1();
let worker: Worker;
let admin: Viewer;
let member: Viewer;
let other: Viewer;
let reported: { id: number };
let hidingId: number;

beforeAll(async () => {
  worker = await startWorker({ watch });
  [admin, member, other] = await Promise.all([
    worker.makeMember({ role: "admin" }),
    worker.makeMember(),
    worker.makeMember(),
  ]);
  const authors = [member, other];
  const rows = Array.from({ length: 300 }, (_, index) => ({
    authorId: authors[index % 2]!.id,
    body: `Post ${index}`,
    createdAt: Date.now() - 40 * 86_400_000 + index,
    formKey: `key-${index}`,
  }));
  for (let at = 0; at < rows.length; at += 20) await worker.db.insert(posts).values(rows.slice(at, at + 20));
  // Each by its own people: no rate limit counts them together.
  for (let count = 0; count < 25; count++) {
    reported = await worker.makePost();
    await worker.makeReport(reported, { note: "A note" });
  }
  const { author } = await worker.makePost({ hidden: true });
  hidingId = (await worker.listEntries({ memberId: author.id })).at(-1)!.id;
  // Those who are marked as seen and known to the maker before anything is counted.
  for (const as of [admin, member]) await worker.ask("/", { as });
});

const figures = (calls: D1Call[]) => ({
  trips: calls.length,
  statements: calls.reduce((sum, { sql }) => sum + sql.length, 0),
  rowsRead: calls.reduce((sum, { rowsRead }) => sum + rowsRead, 0),
  rowsWritten: calls.reduce((sum, { rowsWritten }) => sum + rowsWritten, 0),
});

async function count(path: string, ask: Parameters<Worker["ask"]>[1] = {}, status = 200) {
  const { result, calls } = await watch.during(async () => {
    const response = await worker.ask(path, ask);
    await response.text();
    return response.status;
  });
  expect(result).toBe(status);
  const counted = figures(calls);
  const who = ask.as ? ask.as.role : "visitor";
  console.log(
    `${(ask.form ? "POST " : "") + path} (${who}): ${counted.statements} statements in ${counted.trips} round trips, ${counted.rowsRead} rows read, ${counted.rowsWritten} written`,
  );
  return counted;
}

describe("the feed", () => {
  test.each(["/", "/?before=150"])(
    "at %s costs a visitor one statement and at most 44 rows",
    async (path) => {
      const { trips, statements, rowsRead, rowsWritten } = await count(path);
      expect({ trips, statements, rowsWritten }).toEqual({ trips: 1, statements: 1, rowsWritten: 0 });
      expect(rowsRead).toBeLessThanOrEqual(44);
    },
  );

  test("costs somebody signed in two round trips", async () => {
    const { trips, statements, rowsRead, rowsWritten } = await count("/", { as: member });
    expect(trips).toBeLessThanOrEqual(2);
    expect(statements).toBeLessThanOrEqual(3);
    expect(rowsRead).toBeLessThanOrEqual(50);
    expect(rowsWritten).toBe(0);
  });

  test("costs the same where a cookie is garbage: nobody is looked for", async () => {
    const { statements } = await count("/", { headers: { Cookie: "__Host-session=garbage" } });
    expect(statements).toBe(1);
  });
});

test("nothing costs nothing", async () => {
  expect((await count("/nothing-here", {}, 404)).statements).toBe(0);
});

// The present figures: a change of theirs wants a reason.
describe("pages", () => {
  test.each<
    [string, () => string, () => Viewer | undefined, { trips: number; statements: number; rows: number }]
  >([
    [
      "a post, for a visitor",
      () => `/posts/${reported.id}`,
      () => undefined,
      { trips: 1, statements: 1, rows: 2 },
    ],
    [
      "a member, for a visitor",
      () => `/users/${other.id}`,
      () => undefined,
      { trips: 2, statements: 2, rows: 45 },
    ],
    ["the queue", () => "/moderation", () => admin, { trips: 2, statements: 2, rows: 130 }],
    [
      "the queue, most reported first",
      () => "/moderation?sort=most-reported",
      () => admin,
      { trips: 2, statements: 2, rows: 130 },
    ],
    ["a case", () => `/moderation/posts/${reported.id}`, () => admin, { trips: 2, statements: 6, rows: 20 }],
    ["the log", () => "/moderation/log", () => admin, { trips: 2, statements: 3, rows: 130 }],
    [
      "the log of a moderator's acts about somebody",
      () => `/moderation/log?actor=${admin.id}&person=${other.id}`,
      () => admin,
      { trips: 2, statements: 3, rows: 130 },
    ],
    [
      "an entry",
      () => `/moderation/log?entry=${hidingId}`,
      () => admin,
      { trips: 2, statements: 2, rows: 20 },
    ],
    ["the notices", () => "/notices", () => member, { trips: 2, statements: 2, rows: 130 }],
    ["the appeals", () => "/moderation/appeals", () => admin, { trips: 2, statements: 2, rows: 130 }],
    ["the hidden posts", () => "/moderation/posts", () => admin, { trips: 2, statements: 3, rows: 130 }],
    ["every post", () => "/moderation/posts?state=all", () => admin, { trips: 2, statements: 4, rows: 130 }],
    ["a person", () => `/moderation/users/${other.id}`, () => admin, { trips: 2, statements: 10, rows: 130 }],
    [
      "a member, to admins",
      () => `/admin/users/${other.id}`,
      () => admin,
      { trips: 3, statements: 11, rows: 132 },
    ],
    ["the members", () => "/admin/users", () => admin, { trips: 2, statements: 2, rows: 90 }],
    ["the figures", () => "/admin?days=90", () => admin, { trips: 2, statements: 5, rows: 300 }],
    [
      "what was done, for a visitor",
      () => "/transparency",
      () => undefined,
      { trips: 1, statements: 2, rows: 130 },
    ],
    ["what was done", () => "/transparency", () => member, { trips: 2, statements: 3, rows: 130 }],
    [
      "what was done before",
      () => "/transparency?before=1700000000000.1",
      () => undefined,
      { trips: 1, statements: 1, rows: 80 },
    ],
  ])("%s costs no more than it should", async (_, path, as, most) => {
    const { trips, statements, rowsRead, rowsWritten } = await count(path(), { as: as() });
    expect(trips).toBeLessThanOrEqual(most.trips);
    expect(statements).toBeLessThanOrEqual(most.statements);
    expect(rowsRead).toBeLessThanOrEqual(most.rows);
    expect(rowsWritten).toBe(0);
  });
});

describe("acts", () => {
  test("a post is two round trips", async () => {
    const form = { body: "Hello", key: crypto.randomUUID() };
    const { trips, statements } = await count("/posts/new", { as: member, form }, 303);
    expect(trips).toBeLessThanOrEqual(2);
    expect(statements).toBeLessThanOrEqual(4);
  });

  test("a report is at most four, a hide three, a block three", async () => {
    const post = await worker.makePost({ author: other });
    const report = await count(
      `/posts/${post.id}/report`,
      { as: member, form: { reason: "spam", note: "" } },
      303,
    );
    expect(report.trips).toBeLessThanOrEqual(4);
    const grounds = { reason: "spam", note: "", version: "0", duration: "7d" };
    const hide = await count(`/moderation/posts/${post.id}/hide`, { as: admin, form: grounds }, 303);
    expect(hide.trips).toBeLessThanOrEqual(3);
    const block = await count(`/moderation/users/${other.id}/block`, { as: admin, form: grounds }, 303);
    expect(block.trips).toBeLessThanOrEqual(3);
    expect(block.statements).toBeLessThanOrEqual(8);
  });
});
