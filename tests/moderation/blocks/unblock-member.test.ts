import { expect, test } from "vitest";
import type { Viewer } from "~/accounts/permissions";
import { listFeed } from "~/feed/read-posts.server";
import { endExpiredBlocks } from "~/moderation/blocks/end-expired-blocks.server";
import { day } from "~/time/units";
import { blockMember, deletePost, hidePost, unblockMember, unhidePost } from "../../support/acts/acts";
import { startDatabase } from "../../support/database/database";
import { makersFor } from "../../support/database/makers";

const { db } = await startDatabase();
const makers = makersFor(db);
const { makeMember, makePost, makeReport, block } = makers;
const { findPostRow, findCaseRow, findMemberRow, listReports, listEntries } = makers;
const now = Date.now();
const grounds = { reason: "spam" as const, note: "" };
const moderator = await makeMember({ role: "moderator" });

const lift = (member: Viewer) => unblockMember(db, moderator, { memberId: member.id, ...grounds }, now);
const visibleIds = async () => (await listFeed(db, null)).posts.map(({ id }) => id);
const kindsOf = async (member: Viewer) =>
  (await listEntries({ memberId: member.id })).map(({ kind }) => kind);

test("lifting a block brings back exactly what it hid", async () => {
  const author = await makeMember();
  const plain = await makePost({ author });
  const hidden = await makePost({ author, hidden: true });
  const deleted = await makePost({ author, deleted: true });
  const before = await Promise.all([plain, hidden, deleted].map(({ id }) => findPostRow(id)));
  await block(author);
  expect(await lift(author)).toBe("done");

  expect(await Promise.all([plain, hidden, deleted].map(({ id }) => findPostRow(id)))).toEqual(before);
  expect(await findMemberRow(author.id)).toMatchObject({ blockedUntil: null, blockEntryId: null });
  const ids = await visibleIds();
  expect(ids).toContain(plain.id);
  expect(ids).not.toContain(hidden.id);
  expect((await listEntries({ memberId: author.id })).at(-1)).toMatchObject({
    kind: "user.unblocked",
    actorId: moderator.id,
    reason: null,
  });
});

test("what was hidden during the block stays hidden, and what was unhidden comes back with the rest", async () => {
  const author = await makeMember();
  const [toHide, toUnhide] = [await makePost({ author }), await makePost({ author, hidden: true })];
  await block(author);
  expect(await hidePost(db, moderator, { postId: toHide.id, version: 0, ...grounds }, now)).toBe("done");
  expect(await unhidePost(db, moderator, { postId: toUnhide.id, version: 1, ...grounds }, now)).toBe("done");
  expect(await lift(author)).toBe("done");
  const ids = await visibleIds();
  expect(ids).not.toContain(toHide.id);
  expect(ids).toContain(toUnhide.id);
});

test("a case that the block closed opens again with its reports, at a version of its own", async () => {
  const post = await makePost();
  await makeReport(post, { at: now });
  await makeReport(post, { at: now + 1, reason: "hate" });
  const before = await findCaseRow(post.id);
  await block(post.author);
  expect(await lift(post.author)).toBe("done");
  expect(await findCaseRow(post.id)).toEqual({ ...before, version: 2, reopenedEntryId: expect.any(Number) });
  expect(await listReports(post.id)).toMatchObject([
    { outcome: null, decidedEntryId: null },
    { outcome: null },
  ]);
});

test("a case that somebody decided during the block stays decided, and its reports closed", async () => {
  const post = await makePost();
  await makeReport(post);
  await block(post.author);
  await hidePost(db, moderator, { postId: post.id, version: 1, ...grounds }, now);
  const decided = await findCaseRow(post.id);
  expect(await lift(post.author)).toBe("done");
  expect(await findCaseRow(post.id)).toEqual(decided);
  expect(await listReports(post.id)).toMatchObject([{ outcome: "closed by block" }]);
});

test("cases decided before the block keep their verdict and version", async () => {
  const post = await makePost({ hidden: true });
  const decided = await findCaseRow(post.id);
  await block(post.author);
  await lift(post.author);
  expect(await findCaseRow(post.id)).toEqual(decided);
});

test("a second block and its end leave no trace of the first", async () => {
  const post = await makePost();
  await makeReport(post);
  for (let round = 0; round < 3; round++) {
    await block(post.author);
    expect(await findCaseRow(post.id)).toMatchObject({ verdict: "block", version: 2 * round + 1 });
    expect(await lift(post.author)).toBe("done");
    expect(await findCaseRow(post.id)).toMatchObject({ state: "open", version: 2 * round + 2, reports: 1 });
  }
  expect(await findPostRow(post.id)).toMatchObject({ blockEntryId: null });
});

test("who is not blocked cannot be unblocked, and the log stays as it was", async () => {
  const member = await makeMember();
  expect(await lift(member)).toBe("conflict");
  expect(await kindsOf(member)).toEqual([]);
});

test("a moderator cannot lift an admin's block of a moderator", async () => {
  const [admin, colleague] = [await makeMember({ role: "admin" }), await makeMember({ role: "moderator" })];
  const act = { memberId: colleague.id, duration: "7d" as const, ...grounds };
  expect(await blockMember(db, admin, act, now)).toBe("done");
  expect(await lift(colleague)).toBe("forbidden");
  expect(await findMemberRow(colleague.id)).toMatchObject({ blockedUntil: now + 7 * day });
  expect(await kindsOf(colleague)).toEqual(["user.blocked"]);
});

test("the clock ends the blocks whose time is up, and no others, with an entry that names nobody", async () => {
  const over = await makePost();
  const running = await makePost();
  const endless = await makePost();
  await makeReport(over);
  await block(over.author, "1d", now - day);
  await block(running.author, "1d", now - day + 1);
  await block(endless.author, "forever", now - 400 * day);
  expect(await endExpiredBlocks(db, now)).toBe(1);

  expect(await findMemberRow(over.author.id)).toMatchObject({ blockedUntil: null, blockEntryId: null });
  expect(await findCaseRow(over.id)).toMatchObject({ state: "open", version: 2 });
  expect((await listEntries({ memberId: over.author.id })).at(-1)).toMatchObject({
    kind: "user.unblocked",
    actorId: null,
    reason: null,
    at: now,
  });
  const ids = await visibleIds();
  expect(ids).toContain(over.id);
  for (const { id, author } of [running, endless]) {
    expect(ids).not.toContain(id);
    expect(await kindsOf(author)).toEqual(["user.blocked"]);
  }
});

test("the clock striking five times at once ends a block once", async () => {
  const { author, id } = await makePost();
  await block(author, "1d", now - day);
  const ended = await Promise.all(Array.from({ length: 5 }, () => endExpiredBlocks(db, now)));
  expect(ended.reduce((sum, count) => sum + count, 0)).toBe(1);
  expect(await kindsOf(author)).toEqual(["user.blocked", "user.unblocked"]);
  expect(await findPostRow(id)).toMatchObject({ blockEntryId: null });
});

test("a post deleted before the block, reported still, never comes back", async () => {
  const post = await makePost();
  await makeReport(post);
  await deletePost(db, post.author, { postId: post.id }, now);
  await block(post.author);
  await lift(post.author);
  expect(await visibleIds()).not.toContain(post.id);
  expect(await findPostRow(post.id)).toMatchObject({ deletedAt: now });
});
