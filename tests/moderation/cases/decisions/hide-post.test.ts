import { expect, test } from "vitest";
import { openDatabase } from "~/db/client.server";
import { eraseDeletedPosts } from "~/feed/erase-deleted-posts.server";
import { listFeed } from "~/feed/read-posts.server";
import { day } from "~/time/units";
import { deletePost, dismissCase, hidePost, unhidePost } from "../../../support/acts/acts";
import { startDatabase } from "../../../support/database/database";
import { loseConnectionOnce } from "../../../support/database/counts/intercept-calls";
import { makersFor } from "../../../support/database/makers";

const { db, d1 } = await startDatabase();
const { makeMember, makePost, makeReport, block, findPostRow, findCaseRow, listReports, listEntries } =
  makersFor(db);
const now = Date.now();
const grounds = { reason: "hate" as const, note: "a slur" };
const moderator = await makeMember({ role: "moderator" });

test("hiding a reported post decides its case and upholds its reports", async () => {
  const post = await makePost();
  await makeReport(post, { reason: "spam" });
  await makeReport(post, { reason: "hate" });
  expect(await hidePost(db, moderator, { postId: post.id, version: 0, ...grounds }, now)).toBe("done");

  const entry = (await listEntries({ postId: post.id })).at(-1);
  expect(entry).toMatchObject({
    kind: "post.hidden",
    actorId: moderator.id,
    memberId: post.author.id,
    at: now,
    reason: "hate",
    note: "a slur",
  });
  expect(await findPostRow(post.id)).toMatchObject({ hiddenEntryId: entry?.id, deletedAt: null });
  expect(await findCaseRow(post.id)).toMatchObject({
    state: "decided",
    verdict: "hide",
    version: 1,
    reports: 2,
    decidedById: moderator.id,
    decidedAt: now,
    decidedEntryId: entry?.id,
  });
  expect(await listReports(post.id)).toMatchObject([
    { outcome: "upheld", decidedEntryId: entry?.id },
    { outcome: "upheld", decidedEntryId: entry?.id },
  ]);
});

test("hiding a post that nobody reported opens its case and decides it at once", async () => {
  const post = await makePost();
  expect(await hidePost(db, moderator, { postId: post.id, version: 0, ...grounds }, now)).toBe("done");
  expect(await findCaseRow(post.id)).toMatchObject({
    state: "decided",
    verdict: "hide",
    version: 1,
    reports: 0,
  });
  expect((await listEntries({ postId: post.id })).map(({ kind }) => kind)).toEqual(["post.hidden"]);
});

test("a hidden post cannot be hidden again", async () => {
  const post = await makePost({ hidden: true });
  const before = [
    await findPostRow(post.id),
    await findCaseRow(post.id),
    await listEntries({ postId: post.id }),
  ];
  expect(await hidePost(db, moderator, { postId: post.id, version: 1, ...grounds }, now)).toBe("conflict");
  expect([
    await findPostRow(post.id),
    await findCaseRow(post.id),
    await listEntries({ postId: post.id }),
  ]).toEqual(before);
});

test("a decision that saw an older version of the case changes nothing", async () => {
  const post = await makePost();
  await makeReport(post);
  const seen = { postId: post.id, version: 0, ...grounds };
  expect(await dismissCase(db, moderator, seen, now)).toBe("done");
  const other = await makeMember({ role: "moderator" });
  expect(await hidePost(db, other, seen, now)).toBe("conflict");
  expect(await findPostRow(post.id)).toMatchObject({ hiddenEntryId: null });
  expect(await listEntries({ postId: post.id })).toMatchObject([
    { kind: "post.reported" },
    { kind: "report.dismissed" },
  ]);
});

test("a moderator may hide what a colleague or an admin wrote", async () => {
  for (const role of ["moderator", "admin"] as const) {
    const { id: postId } = await makePost({ author: await makeMember({ role }) });
    expect(await hidePost(db, moderator, { postId, version: 0, ...grounds }, now)).toBe("done");
  }
});

test.each([true, false])(
  "a deleted post can be decided about until its text is erased, and stays deleted; reported: %s",
  async (reported) => {
    const post = await makePost();
    if (reported) await makeReport(post);
    await deletePost(db, post.author, { postId: post.id }, now);
    const decide = (act: typeof hidePost, version: number) =>
      act(db, moderator, { postId: post.id, version, ...grounds }, now);
    expect(await decide(hidePost, 0)).toBe("done");
    expect((await listEntries({ postId: post.id })).at(-1)).toMatchObject({ kind: "post.hidden" });
    await eraseDeletedPosts(db, now + 31 * day);
    expect(await unhidePost(db, moderator, { postId: post.id, version: 1, note: "" }, now)).toBe("not-found");
    expect(await findPostRow(post.id)).toMatchObject({ deletedAt: now });
  },
);

test("unhiding brings the post back and leaves its case decided, at a version of its own", async () => {
  const post = await makePost({ hidden: true });
  expect(await unhidePost(db, moderator, { postId: post.id, version: 1, note: "" }, now)).toBe("done");
  expect(await findPostRow(post.id)).toMatchObject({ hiddenEntryId: null });
  expect(await findCaseRow(post.id)).toMatchObject({ state: "decided", verdict: "unhide", version: 2 });
  expect((await listFeed(db, null)).posts.map(({ id }) => id)).toContain(post.id);
  expect((await listEntries({ postId: post.id })).map(({ kind }) => kind)).toEqual([
    "post.hidden",
    "post.unhidden",
  ]);
});

test("unhiding does not bring back what is deleted or whose author is blocked", async () => {
  const post = await makePost({ hidden: true });
  await block(post.author);
  expect(await unhidePost(db, moderator, { postId: post.id, version: 1, ...grounds }, now)).toBe("done");
  expect((await listFeed(db, null)).posts.map(({ id }) => id)).not.toContain(post.id);
});

test("a hide whose result was lost does not hide again what a colleague unhid meanwhile", async () => {
  const post = await makePost();
  const colleague = await makeMember({ role: "moderator" });
  const { flakyD1 } = loseConnectionOnce(d1, {
    call: 0,
    moment: "after",
    afterCommit: async () => {
      const unhidden = await unhidePost(db, colleague, { postId: post.id, version: 1, ...grounds }, now);
      expect(unhidden).toBe("done");
    },
  });
  const hidden = await hidePost(
    openDatabase(flakyD1),
    moderator,
    { postId: post.id, version: 0, ...grounds },
    now,
  );
  expect(hidden).toBe("done");
  expect(await findPostRow(post.id)).toMatchObject({ hiddenEntryId: null });
  expect(await findCaseRow(post.id)).toMatchObject({ verdict: "unhide", version: 2 });
  expect((await listEntries({ postId: post.id })).map(({ kind }) => kind)).toEqual([
    "post.hidden",
    "post.unhidden",
  ]);
});
