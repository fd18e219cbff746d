import { expect, test } from "vitest";
import { eraseDeletedPosts } from "~/feed/erase-deleted-posts.server";
import { claimCase, claimDuration } from "~/moderation/cases/claim-case.server";
import { findCase } from "~/moderation/cases/find-case.server";
import { listCases, type QueueFilter } from "~/moderation/cases/queue/list-cases.server";
import { listModerationPosts } from "~/moderation/cases/queue/list-moderation-posts.server";
import { day } from "~/time/units";
import { deletePost, dismissCase, hidePost, ignoreReports } from "../../../support/acts/acts";
import { startDatabase } from "../../../support/database/database";
import { makersFor } from "../../../support/database/makers";

const { db } = await startDatabase();
const { makeMember, makePost, makeReport } = makersFor(db);
const now = Date.now();
const grounds = { reason: "spam" as const, note: "" };
const moderator = await makeMember({ role: "moderator", name: "Mo" });

const oldest: QueueFilter = {
  state: "open",
  sort: "oldest",
  reason: null,
  waiting: null,
  claimed: false,
  before: null,
};
const queue = (filter: Partial<QueueFilter> = {}, at = now) =>
  listCases(db, moderator, { ...oldest, ...filter }, at);
const ids = ({ rows }: { rows: { post: { id: number } }[] }) => rows.map(({ post }) => post.id);

// Three cases: opened in this order, with 1, 3 and 2 reports.
const [first, second, third] = [await makePost(), await makePost(), await makePost()];
await makeReport(first, { at: now, reason: "hate" });
for (const at of [1, 2, 3]) await makeReport(second, { at: now + at, reason: "other", note: `note ${at}` });
for (const at of [4, 5]) await makeReport(third, { at: now + at });

test("the queue is sorted as chosen, and filtered by a reason", async () => {
  expect(ids(await queue())).toEqual([first.id, second.id, third.id]);
  expect(ids(await queue({ sort: "most-reported" }))).toEqual([second.id, third.id, first.id]);
  expect(ids(await queue({ reason: "spam" }))).toEqual([third.id]);
  expect(ids(await queue({ reason: "violence" }))).toEqual([]);
});

test("a row of the queue has the post, its author, the counts and the two latest notes", async () => {
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

test("a row has the author's standing: what became of their posts and of the reports on them", async () => {
  const author = await makeMember();
  const [hidden, dismissed, open] = [
    await makePost({ author }),
    await makePost({ author }),
    await makePost({ author }),
  ];
  await makePost({ author, deleted: true });
  for (const post of [hidden, hidden, dismissed, open])
    await makeReport(post, { at: now, reason: "illegal" });
  await hidePost(db, moderator, { postId: hidden.id, version: 0, ...grounds }, now);
  await dismissCase(db, moderator, { postId: dismissed.id, version: 0, ...grounds }, now);
  const { rows } = await queue({ reason: "illegal" });
  expect(rows.map(({ standing }) => standing)).toEqual([
    { posts: 3, hidden: 1, warned: 0, blocked: 0, upheld: 2, dismissed: 1 },
  ]);
  expect((await findCase(db, moderator, open.id, now))?.standing).toEqual(rows[0]?.standing);
});

test("notes of an earlier round, and of reporters who are ignored, are not shown with an open case", async () => {
  const post = await makePost();
  await makeReport(post, { at: now, reason: "violence", note: "of the first round" });
  await dismissCase(db, moderator, { postId: post.id, version: 0, ...grounds }, now);
  const later = now + 2 * day;
  await makeReport(post, { at: later, reason: "violence", note: "of the second" });
  const ignored = await makeMember();
  const entry = { actorId: moderator.id, memberId: ignored.id, ignore: true, ...grounds };
  expect(await ignoreReports(db, moderator, entry, later)).toBe("done");
  await makeReport(post, { reporter: ignored, at: later, reason: "violence", note: "of somebody ignored" });
  const [row] = (await queue({ reason: "violence" }, later)).rows;
  expect(row).toMatchObject({ case: { reports: 1, version: 2 }, notes: [{ text: "of the second" }] });
  expect((await findCase(db, moderator, post.id, later))?.reports).toMatchObject([
    { ignored: true, reporterIgnored: true, outcome: null },
    { ignored: false, reporterIgnored: false, outcome: null },
    { ignored: false, outcome: "dismissed" },
  ]);
});

test("cases that wait for a day or a week are found, oldest first, also among the most reported", async () => {
  const reason = "sexual" as const;
  const [young, days, weeks] = [await makePost(), await makePost(), await makePost()];
  await makeReport(young, { at: now - day + 1, reason });
  await makeReport(weeks, { at: now - 7 * day, reason });
  for (const more of [1, 2]) await makeReport(days, { at: now - day - more, reason });
  const query = { reason, sort: "most-reported" } as const;
  expect(ids(await queue({ ...query }))).toEqual(
    [days.id, young.id, weeks.id].sort((a, b) => (a === days.id ? -1 : b === days.id ? 1 : b - a)),
  );
  expect(ids(await queue({ ...query, waiting: "1d" }))).toEqual([weeks.id, days.id]);
  expect(ids(await queue({ ...query, waiting: "7d" }))).toEqual([weeks.id]);
});

test("a claim is shown while it holds, and one's own are found, the one that ends first on top", async () => {
  const colleague = await makeMember({ role: "moderator", name: "Col" });
  const reason = "other" as const;
  const [mine, later, theirs] = [await makePost(), await makePost(), await makePost()];
  for (const post of [later, mine, theirs]) await makeReport(post, { at: now, reason, note: "Why" });
  const claim = (by: typeof moderator, post: { id: number }, at: number) =>
    claimCase(db, by, { postId: post.id }, at);
  for (const made of [
    await claim(moderator, mine, now),
    await claim(moderator, later, now + 1),
    await claim(colleague, theirs, now),
  ])
    expect(made.outcome).toBe("done");
  const whose = async (at: number) =>
    (await queue({ reason }, at)).rows
      .filter(({ post }) => [mine.id, later.id, theirs.id].includes(post.id))
      .map(({ post, case: found }) => [post.id, found.claimedBy?.name, found.claimedUntil]);
  expect(new Map((await whose(now + 2)).map(([id, ...rest]) => [id, rest]))).toEqual(
    new Map([
      [mine.id, ["Mo", now + claimDuration]],
      [later.id, ["Mo", now + 1 + claimDuration]],
      [theirs.id, ["Col", now + claimDuration]],
    ]),
  );
  expect(ids(await queue({ claimed: true }, now + 2))).toEqual([mine.id, later.id]);
  expect(ids(await queue({ claimed: true, reason: "hate" }, now + 2))).toEqual([]);
  // An expired claim is none.
  expect(ids(await queue({ claimed: true }, now + claimDuration))).toEqual([later.id]);
  expect(await findCase(db, moderator, theirs.id, now + claimDuration)).toMatchObject({
    case: { claimedBy: null, claimedUntil: null },
  });
  // A decision ends the claim.
  await dismissCase(db, moderator, { postId: mine.id, version: 0, ...grounds }, now + 3);
  expect(ids(await queue({ claimed: true }, now + 4))).toEqual([later.id]);
});

test("while cases are decided, paging through shows every other one once", async () => {
  const many = [];
  for (let at = 0; at < 45; at++) many.push(await makePost());
  for (const [at, post] of many.entries())
    await makeReport(post, { at: now + 100 + (at % 3), reason: "hate" });
  const seen: number[] = [];
  let before: QueueFilter["before"] = null;
  for (let pages = 0; pages < 10; pages++) {
    const page = await queue({ reason: "hate", before });
    seen.push(...ids(page));
    // All rows shown are decided before the next page is read, including the last one.
    for (const { post, case: found } of page.rows)
      await dismissCase(
        db,
        await makeMember({ role: "moderator" }),
        { postId: post.id, version: found.version, ...grounds },
        now,
      );
    const [value, id] = page.before?.split(".").map(Number) ?? [];
    if (value === undefined || id === undefined) break;
    before = { value, id };
  }
  expect(new Set(seen).size).toBe(seen.length);
  expect(seen).toEqual(expect.arrayContaining(many.map(({ id }) => id)));
  expect(ids(await queue({ reason: "hate" }))).toEqual([]);
});

test("nobody finds the case of their own post in the queue", async () => {
  const own = await makePost({ author: moderator });
  await makeReport(own);
  expect(ids(await queue())).not.toContain(own.id);
  const other = await makeMember({ role: "moderator" });
  expect(ids(await listCases(db, other, oldest, now))).toContain(own.id);
});

test.each(["oldest", "most-reported"] as const)(
  "by %s, paging through shows every case once",
  async (sort) => {
    const many = [];
    for (let at = 0; at < 30; at++) many.push(await makePost());
    // Ties in age and in number, which the cursor must distinguish.
    for (const post of many) await makeReport(post, { at: now + 10 });
    const seen: number[] = [];
    let before: QueueFilter["before"] = null;
    for (let pages = 0; pages < 10; pages++) {
      const page = await queue({ sort, before });
      seen.push(...ids(page));
      const [value, id] = page.before?.split(".").map(Number) ?? [];
      if (value === undefined || id === undefined) break;
      before = { value, id };
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toEqual(expect.arrayContaining(many.map(({ id }) => id)));
  },
);

test("a case's page has the post, reports and what moderators did, by name, newest first", async () => {
  const author = await makeMember({ name: "Ada" });
  const [ann, ben] = [await makeMember({ name: "Ann" }), await makeMember({ name: "Ben" })];
  const { id: postId } = await makePost({ author });
  await makeReport({ id: postId }, { reporter: ann, at: now });
  await makeReport({ id: postId }, { reporter: ben, at: now + 1, reason: "hate" });
  await hidePost(db, moderator, { postId, version: 0, ...grounds }, now + 2);
  const found = await findCase(db, moderator, postId, now);
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
  expect(found?.entries.map(({ kind, actor }) => [kind, actor?.name])).toEqual([["post.hidden", "Mo"]]);
  expect(found).toMatchObject({ moreReports: false, moreEntries: false, authorEntries: [] });
});

test("a case's page also has what moderators did lately about the author", async () => {
  const author = await makeMember();
  const [before, post] = [await makePost({ author }), await makePost({ author })];
  for (const { id: postId } of [before, post]) {
    await makeReport({ id: postId });
    await hidePost(db, moderator, { postId, version: 0, ...grounds }, now);
  }
  const found = await findCase(db, moderator, post.id, now);
  expect(found?.entries).toMatchObject([{ kind: "post.hidden", postId: post.id }]);
  expect(found?.authorEntries).toMatchObject([{ kind: "post.hidden", postId: before.id }]);
});

test("a deleted post has a case page until it is erased, and a place in the list while its case is open", async () => {
  const post = await makePost();
  await makeReport(post);
  const quiet = await makePost({ deleted: true });
  await deletePost(db, post.author, { postId: post.id }, now);
  const listed = async () =>
    (await listModerationPosts(db, moderator, { state: "all", author: null, before: null })).posts.map(
      ({ id }) => id,
    );
  expect((await findCase(db, moderator, post.id, now))?.post.deleted).toBe(true);
  expect((await findCase(db, moderator, quiet.id, now))?.post.deleted).toBe(true);
  expect(await findCase(db, quiet.author, quiet.id, now)).toBeNull();
  expect(await listed()).toContain(post.id);
  expect(await listed()).not.toContain(quiet.id);
  await dismissCase(db, moderator, { postId: post.id, version: 0, ...grounds }, now);
  expect(await listed()).not.toContain(post.id);
  await eraseDeletedPosts(db, Date.now() + 31 * day);
  for (const { id } of [post, quiet]) expect(await findCase(db, moderator, id, now)).toBeNull();
});
