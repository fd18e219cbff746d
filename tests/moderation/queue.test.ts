import { expect, test } from "vitest";
import { deletePost } from "~/feed/delete-post.server";
import { dismissCase } from "~/moderation/dismiss-case.server";
import { findCase } from "~/moderation/find-case.server";
import { hidePost } from "~/moderation/hide-post.server";
import { listLog } from "~/moderation/list-log.server";
import { listModerationPosts } from "~/moderation/list-posts.server";
import { listCases, type QueueFilter } from "~/moderation/queue.server";
import { startDatabase } from "../support/database";
import { makersFor } from "../support/makers";

const { db } = await startDatabase();
const { makeMember, makePost, makeReport } = makersFor(db);
const now = Date.now();
const grounds = { reason: "spam" as const, note: "" };
const moderator = await makeMember({ role: "moderator", name: "Mo" });

const oldest: QueueFilter = { state: "open", sort: "oldest", reason: null, before: null };
const queue = (filter: Partial<QueueFilter> = {}) => listCases(db, moderator, { ...oldest, ...filter });
const ids = ({ rows }: { rows: { post: { id: number } }[] }) => rows.map(({ post }) => post.id);

// Three cases: opened in this order, with 1, 3 and 2 reports.
const [first, second, third] = [await makePost(), await makePost(), await makePost()];
await makeReport(first, { at: now, reason: "hate" });
for (const at of [1, 2, 3]) await makeReport(second, { at: now + at, reason: "other", note: `note ${at}` });
for (const at of [4, 5]) await makeReport(third, { at: now + at });

test("the queue is sorted as asked, and filtered by a reason", async () => {
  expect(ids(await queue())).toEqual([first.id, second.id, third.id]);
  expect(ids(await queue({ sort: "most-reported" }))).toEqual([second.id, third.id, first.id]);
  expect(ids(await queue({ reason: "spam" }))).toEqual([third.id]);
  expect(ids(await queue({ reason: "violence" }))).toEqual([]);
});

test("a row of the queue tells the post, its author, the counts and the two latest notes", async () => {
  const [, row] = (await queue()).rows;
  expect(row).toMatchObject({
    post: { id: second.id, text: ["A post"], author: { id: second.author.id, name: second.author.name } },
    case: {
      state: "open",
      version: 0,
      reports: 3,
      reasons: { other: 3 },
      openedAt: now + 1,
      decidedBy: null,
    },
    notes: [
      { reason: "other", text: "note 3", at: now + 3 },
      { reason: "other", text: "note 2", at: now + 2 },
    ],
  });
});

test("nobody finds the case of their own post in the queue", async () => {
  const own = await makePost({ author: moderator });
  await makeReport(own);
  expect(ids(await queue())).not.toContain(own.id);
  const other = await makeMember({ role: "moderator" });
  expect(ids(await listCases(db, other, oldest))).toContain(own.id);
});

test.each(["oldest", "most-reported"] as const)(
  "by %s, paging through shows every case once",
  async (sort) => {
    const many = [];
    for (let at = 0; at < 30; at++) many.push(await makePost());
    // Ties in age and in number, so that the cursor must tell them apart.
    for (const post of many) await makeReport(post, { at: now + 10 });
    const seen: number[] = [];
    let before: QueueFilter["before"] = null;
    for (let pages = 0; pages < 10; pages++) {
      const page = await queue({ sort, before });
      seen.push(...ids(page));
      const [value, postId] = page.before?.split(".").map(Number) ?? [];
      if (value === undefined || postId === undefined) break;
      before = { value, postId };
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toEqual(expect.arrayContaining(many.map(({ id }) => id)));
  },
);

test("a case's page tells post, reports and log apart by name, newest first", async () => {
  const author = await makeMember({ name: "Ada" });
  const [ann, ben] = [await makeMember({ name: "Ann" }), await makeMember({ name: "Ben" })];
  const { id: postId } = await makePost({ author });
  await makeReport({ id: postId }, { reporter: ann, at: now });
  await makeReport({ id: postId }, { reporter: ben, at: now + 1, reason: "hate" });
  await hidePost(db, moderator, { postId, version: 0, ...grounds }, now + 2);
  const found = await findCase(db, postId);
  expect(found?.post).toMatchObject({ id: postId, author: { id: author.id, name: "Ada" }, hidden: true });
  expect(found?.case).toMatchObject({
    state: "decided",
    verdict: "hide",
    decidedBy: { name: "Mo" },
    reports: 2,
  });
  expect(found?.reports).toMatchObject([
    { reporter: { id: ben.id, name: "Ben" }, reason: "hate", outcome: "upheld" },
    { reporter: { id: ann.id, name: "Ann" }, reason: "spam", outcome: "upheld" },
  ]);
  expect(found?.entries.map(({ kind, actor }) => [kind, actor?.name])).toEqual([
    ["post.hidden", "Mo"],
    ["post.reported", "Ben"],
    ["post.reported", "Ann"],
    ["post.created", "Ada"],
  ]);
});

test("a deleted post has a case page, and a place in the list, only while its case is open", async () => {
  const post = await makePost();
  await makeReport(post);
  const quiet = await makePost({ deleted: true });
  await deletePost(db, post.author, post.id, now);
  const listed = async () =>
    (await listModerationPosts(db, { state: "all", before: null })).posts.map(({ id }) => id);
  expect((await findCase(db, post.id))?.post.deleted).toBe(true);
  expect(await findCase(db, quiet.id)).toBeNull();
  expect(await listed()).toContain(post.id);
  expect(await listed()).not.toContain(quiet.id);
  await dismissCase(db, moderator, { postId: post.id, version: 0, ...grounds }, now);
  expect(await findCase(db, post.id)).toBeNull();
  expect(await listed()).not.toContain(post.id);
});

test("the log shows what moderators did, newest first and page by page, and not what members posted", async () => {
  for (let at = 0; at < 25; at++) await makePost({ hidden: true });
  const page = await listLog(db, null);
  const next = await listLog(db, page.before);
  expect(page.entries).toHaveLength(20);
  const shown = [...page.entries, ...next.entries];
  const descending = shown.map(({ id }) => id).sort((a, b) => b - a);
  expect(shown.map(({ id }) => id)).toEqual(descending);
  expect(new Set(descending).size).toBe(shown.length);
  for (const { kind } of shown) expect(kind).not.toMatch(/created|deleted|reported/);
  expect(page.entries[0]).toMatchObject({ kind: "post.hidden", reason: "spam", member: { erased: false } });
});
