import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import type { Viewer } from "~/accounts/permissions";
import { reports } from "~/db/tables/cases.server";
import { posts } from "~/db/tables/posts.server";
import { day } from "~/time/units";
import { createProbe, sumUpCalls } from "../../support/app/d1-probe";
import { startWorker, type Worker } from "../../support/app/worker";

const probe = createProbe();
let worker: Worker;
let admin: Viewer;
let member: Viewer;
let other: Viewer;
let reported: { id: number };
let decided: { id: number };
let hidingId: number;

beforeAll(async () => {
  worker = await startWorker({ probe });
  [admin, member, other] = await Promise.all([
    worker.makeMember({ role: "admin" }),
    worker.makeMember(),
    worker.makeMember(),
  ]);
  const authors = [member, other];
  const rows = Array.from({ length: 300 }, (_, index) => ({
    authorId: authors[index % 2]!.id,
    body: `Post ${index}`,
    createdAt: Date.now() - 40 * day + index,
    formKey: `key-${index}`,
    words: `post ${index}`,
  }));
  for (let at = 0; at < rows.length; at += 20) await worker.db.insert(posts).values(rows.slice(at, at + 20));
  // Each by members of its own, so that no rate limit counts them together.
  for (let count = 0; count < 25; count++) {
    reported = await worker.makePost();
    await worker.makeReport(reported, { note: "A note" });
  }
  decided = await worker.makePost({ hidden: true });
  const { author } = await worker.makePost({ hidden: true });
  hidingId = (await worker.listEntries({ memberId: author.id })).at(-1)!.id;
  await fillAccount();
  // Signed in and marked as seen before anything is measured.
  for (const as of [admin, member]) await worker.fetch("/", { as });
});

/** More reports than a page of the member's account shows, all decided, and as many sessions as there can be. */
async function fillAccount() {
  const reportedPosts = await worker.db
    .select({ id: posts.id })
    .from(posts)
    .where(eq(posts.authorId, other.id))
    .limit(25);
  for (const { id: postId } of reportedPosts)
    await worker.db.insert(reports).values({
      postId,
      reporterId: member.id,
      reason: "spam",
      note: "A note",
      createdAt: Date.now() - 30 * day + postId,
      outcome: "upheld",
      decidedEntryId: hidingId,
    });
  for (let count = 0; count < 9; count++) await worker.makeSession(member);
}

async function measure(path: string, options: Parameters<Worker["fetch"]>[1] = {}, status = 200) {
  // The rules are asked for once a minute: a page of somebody signed in, just before, has done so.
  await worker.fetch("/", { as: member });
  const { result, calls } = await probe.record(async () => {
    const response = await worker.fetch(path, options);
    await response.text();
    return response.status;
  });
  expect(result).toBe(status);
  const measured = sumUpCalls(calls);
  const who = options.as ? options.as.role : "visitor";
  console.log(
    `${(options.form ? "POST " : "") + path} (${who}): ${measured.statements} statements in ${measured.roundTrips} round trips, ${measured.rowsRead} rows read, ${measured.rowsWritten} written`,
  );
  return measured;
}

describe("the feed", () => {
  test.each(["/", "/?before=150"])(
    "at %s costs a visitor one statement and at most 44 rows",
    async (path) => {
      const { roundTrips, statements, rowsRead, rowsWritten } = await measure(path);
      expect({ roundTrips, statements, rowsWritten }).toEqual({
        roundTrips: 1,
        statements: 1,
        rowsWritten: 0,
      });
      expect(rowsRead).toBeLessThanOrEqual(44);
    },
  );

  test("costs somebody signed in two round trips", async () => {
    const { roundTrips, statements, rowsRead, rowsWritten } = await measure("/", { as: member });
    expect(roundTrips).toBeLessThanOrEqual(2);
    expect(statements).toBeLessThanOrEqual(3);
    expect(rowsRead).toBeLessThanOrEqual(50);
    expect(rowsWritten).toBe(0);
  });

  test("costs the same with a garbage cookie: no session is looked up", async () => {
    const { statements } = await measure("/", { headers: { Cookie: "__Host-session=garbage" } });
    expect(statements).toBe(1);
  });
});

test("an address that does not exist costs nothing", async () => {
  expect((await measure("/nothing-here", {}, 404)).statements).toBe(0);
});

type Budget = { roundTrips: number; statements: number; rows: number };

// What each page costs at present: a change must have a reason.
describe("pages", () => {
  test.each<[string, () => string, () => Viewer | undefined, Budget]>([
    [
      "a post, for a visitor",
      () => `/posts/${reported.id}`,
      () => undefined,
      { roundTrips: 1, statements: 1, rows: 2 },
    ],
    [
      "a member, for a visitor",
      () => `/users/${other.id}`,
      () => undefined,
      { roundTrips: 2, statements: 2, rows: 45 },
    ],
    ...(["/feed.xml", "/feed.json", "/feed.xml?before=150"] as const).map(
      (path): [string, () => string, () => Viewer | undefined, Budget] => [
        `the feed for other programs, ${path}`,
        () => path,
        // Nobody is looked up.
        () => member,
        { roundTrips: 1, statements: 1, rows: 44 },
      ],
    ),
    [
      "a member's feed for other programs",
      () => `/users/${other.id}/feed.xml`,
      () => member,
      { roundTrips: 1, statements: 1, rows: 24 },
    ],
    ["the queue", () => "/moderation", () => admin, { roundTrips: 2, statements: 3, rows: 130 }],
    [
      "the queue, most reported first",
      () => "/moderation?sort=most-reported",
      () => admin,
      // One statement more, in the same round trip: whether the order has changed.
      { roundTrips: 2, statements: 4, rows: 130 },
    ],
    [
      "the queue, with a case that is elsewhere",
      () => `/moderation?case=${decided.id}`,
      () => admin,
      { roundTrips: 2, statements: 3, rows: 135 },
    ],
    [
      "a case",
      () => `/moderation/posts/${reported.id}`,
      () => admin,
      { roundTrips: 2, statements: 7, rows: 25 },
    ],
    ["the log", () => "/moderation/log", () => admin, { roundTrips: 2, statements: 3, rows: 130 }],
    [
      "the log of a moderator's acts about somebody",
      () => `/moderation/log?actor=${admin.id}&person=${other.id}`,
      () => admin,
      { roundTrips: 2, statements: 3, rows: 130 },
    ],
    [
      "the log by a name",
      () => "/moderation/log?name=person",
      () => admin,
      // One statement more, in the same round trip: who has the name.
      { roundTrips: 2, statements: 4, rows: 130 },
    ],
    [
      "to undo an act",
      () => `/moderation/log/${hidingId}/undo`,
      () => admin,
      { roundTrips: 2, statements: 2, rows: 20 },
    ],
    [
      "an entry",
      () => `/moderation/log?entry=${hidingId}`,
      () => admin,
      { roundTrips: 2, statements: 2, rows: 20 },
    ],
    ["the search", () => "/search", () => undefined, { roundTrips: 0, statements: 0, rows: 0 }],
    [
      "a search, for a visitor",
      () => "/search?q=post",
      () => undefined,
      { roundTrips: 1, statements: 1, rows: 63 },
    ],
    [
      "a search by name",
      () => `/search?q=post+from:%23${other.id}`,
      () => member,
      // One statement more, in the same round trip: who has the name.
      { roundTrips: 2, statements: 3, rows: 90 },
    ],
    ["the notices", () => "/notices", () => member, { roundTrips: 2, statements: 2, rows: 130 }],
    // Three of them in one round trip: how one signs in, where, and a page of reports.
    ["the account", () => "/account", () => member, { roundTrips: 2, statements: 4, rows: 130 }],
    [
      "older reports of one's own",
      () => `/account?before=${Date.now()}.1`,
      () => member,
      { roundTrips: 2, statements: 2, rows: 70 },
    ],
    [
      "to delete one's account",
      () => "/account/delete",
      () => member,
      { roundTrips: 2, statements: 2, rows: 130 },
    ],
    ["the appeals", () => "/moderation/appeals", () => admin, { roundTrips: 2, statements: 2, rows: 130 }],
    ["the hidden posts", () => "/moderation/posts", () => admin, { roundTrips: 2, statements: 3, rows: 130 }],
    [
      "every post",
      () => "/moderation/posts?state=all",
      () => admin,
      { roundTrips: 2, statements: 4, rows: 130 },
    ],
    [
      "a member, to moderators",
      () => `/moderation/users/${other.id}`,
      () => admin,
      { roundTrips: 2, statements: 10, rows: 130 },
    ],
    [
      "a member, to admins",
      () => `/admin/users/${other.id}`,
      () => admin,
      { roundTrips: 3, statements: 11, rows: 132 },
    ],
    ["the members", () => "/admin/users", () => admin, { roundTrips: 2, statements: 2, rows: 90 }],
    // A row for each day and each of 72 hours, where there are so many.
    ...([7, 30, 90] as const).map((days): [string, () => string, () => Viewer | undefined, Budget] => [
      `the figures of ${days} days`,
      () => `/admin?days=${days}`,
      () => admin,
      { roundTrips: 2, statements: 3, rows: 22 },
    ]),
    // Only where the isolate has not asked for the rules within a minute.
    ["the rules, for a visitor", () => "/rules", () => undefined, { roundTrips: 1, statements: 1, rows: 20 }],
    [
      "what was done, for a visitor",
      () => "/transparency",
      () => undefined,
      // Acts, counts, and the times to a decision.
      { roundTrips: 1, statements: 3, rows: 130 },
    ],
    ["what was done", () => "/transparency", () => member, { roundTrips: 2, statements: 4, rows: 130 }],
    [
      "what was done before",
      () => "/transparency?before=1700000000000.1",
      () => undefined,
      { roundTrips: 1, statements: 1, rows: 80 },
    ],
  ])("%s costs no more than its budget", async (_, path, as, most) => {
    const { roundTrips, statements, rowsRead, rowsWritten } = await measure(path(), { as: as() });
    expect(roundTrips).toBeLessThanOrEqual(most.roundTrips);
    expect(statements).toBeLessThanOrEqual(most.statements);
    expect(rowsRead).toBeLessThanOrEqual(most.rows);
    expect(rowsWritten).toBe(0);
  });
});

describe("acts", () => {
  test("a post is two round trips", async () => {
    const form = { body: "Hello", key: crypto.randomUUID() };
    const { roundTrips, statements } = await measure("/posts/new", { as: member, form }, 303);
    expect(roundTrips).toBeLessThanOrEqual(2);
    expect(statements).toBeLessThanOrEqual(4);
  });

  test("a report is at most four, a hide three, a block four", async () => {
    const post = await worker.makePost({ author: other, at: Date.now() - 7 * day });
    const report = await measure(
      `/posts/${post.id}/report`,
      { as: member, form: { reason: "spam", note: "" } },
      303,
    );
    expect(report.roundTrips).toBeLessThanOrEqual(4);
    const grounds = { reason: "spam", note: "", version: "0", duration: "7d" };
    const hide = await measure(`/moderation/posts/${post.id}/hide`, { as: admin, form: grounds }, 303);
    expect(hide.roundTrips).toBeLessThanOrEqual(3);
    const block = await measure(`/moderation/users/${other.id}/block`, { as: admin, form: grounds }, 303);
    // The last reads whom it was about and how many cases it closed, for the status line.
    expect(block.roundTrips).toBeLessThanOrEqual(4);
    expect(block.statements).toBeLessThanOrEqual(9);
  });
});
