import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { findSignedIn } from "~/accounts/sessions/sessions.server";
import { members, sessions } from "~/db/tables/accounts.server";
import { durationKeys } from "~/db/vocabulary";
import { createPost } from "~/feed/create-post.server";
import { listFeed } from "~/feed/read-posts.server";
import { durations, untilLifted } from "~/moderation/blocks/durations";
import { day } from "~/time/units";
import {
  assignRole,
  blockMember,
  deletePost,
  dismissCase,
  hidePost,
  reportPost,
  unblockMember,
} from "../../support/acts/acts";
import { startDatabase } from "../../support/database/database";
import { makersFor } from "../../support/database/makers";

const { db } = await startDatabase();
const makers = makersFor(db);
const { makeMember, makePost, makeReport, makeSession, block } = makers;
const { findPostRow, findCaseRow, findMemberRow, listReports, listEntries } = makers;
const now = Date.now();
const grounds = { reason: "spam" as const, note: "adverts" };
const moderator = await makeMember({ role: "moderator" });

test("a block hides all posts, closes the open cases, answers their reports and ends the sessions", async () => {
  const author = await makeMember();
  const [plain, reported] = [await makePost({ author }), await makePost({ author })];
  await makeReport(reported);
  const bystander = await makePost();
  await makeReport(bystander);
  const tokens = [await makeSession(author, now), await makeSession(author, now)];

  expect(await blockMember(db, moderator, { memberId: author.id, duration: "7d", ...grounds }, now)).toBe(
    "done",
  );
  const [entry, ...more] = await listEntries({ memberId: author.id }).then((all) =>
    all.filter(({ kind }) => kind !== "post.reported"),
  );
  expect(more).toEqual([]);
  const until = now + 7 * day;
  expect(entry).toMatchObject({
    kind: "user.blocked",
    actorId: moderator.id,
    reason: "spam",
    note: "adverts",
    details: { duration: "7d", until },
  });
  expect(await findMemberRow(author.id)).toMatchObject({ blockedUntil: until, blockEntryId: entry?.id });
  for (const { id } of [plain, reported])
    expect(await findPostRow(id)).toMatchObject({ blockEntryId: entry?.id });
  expect(await findCaseRow(plain.id)).toBeUndefined();
  expect(await findCaseRow(reported.id)).toMatchObject({
    state: "decided",
    verdict: "block",
    version: 1,
    decidedEntryId: entry?.id,
  });
  expect(await listReports(reported.id)).toMatchObject([
    { outcome: "closed by block", decidedEntryId: entry?.id },
  ]);
  for (const token of tokens) expect(await findSignedIn(db, token, now)).toBeNull();
  expect(await db.select().from(sessions).where(eq(sessions.memberId, author.id))).toEqual([]);

  expect(await findPostRow(bystander.id)).toMatchObject({ blockEntryId: null });
  expect(await findCaseRow(bystander.id)).toMatchObject({ state: "open", version: 0 });
  const feed = (await listFeed(db, null)).posts.map(({ id }) => id);
  expect(feed).toContain(bystander.id);
  expect(feed).not.toContain(plain.id);
});

test("a block leaves alone what was deleted, and what was decided keeps its verdict", async () => {
  const author = await makeMember();
  const [deleted, hidden] = [
    await makePost({ author, deleted: true }),
    await makePost({ author, hidden: true }),
  ];
  await block(author);
  expect(await findPostRow(deleted.id)).toMatchObject({ blockEntryId: null });
  expect((await findPostRow(hidden.id))?.blockEntryId).not.toBeNull();
  expect(await findCaseRow(hidden.id)).toMatchObject({ verdict: "hide", version: 1 });
});

test.each(durationKeys)("a block for %s ends when it says, or only when lifted", async (duration) => {
  const { id: memberId } = await makeMember();
  await blockMember(db, moderator, { memberId, duration, ...grounds }, now);
  const ms = durations[duration];
  expect(await findMemberRow(memberId)).toMatchObject({ blockedUntil: ms === null ? untilLifted : now + ms });
});

test("the blocked, signed in again, neither post nor report nor delete", async () => {
  const { author, id } = await makePost();
  const other = await makePost();
  await block(author, "1d", now);
  // As a page loaded before the block.
  const stale = author;
  const post = { body: "Still here", key: crypto.randomUUID() };
  expect(await createPost(db, stale, post, now)).toEqual({ outcome: "forbidden" });
  expect(await reportPost(db, stale, { postId: other.id, reason: "spam", note: "" }, now)).toBe("forbidden");
  expect(await deletePost(db, stale, { postId: id }, now)).toBe("forbidden");
  expect(await listEntries({ memberId: author.id })).toHaveLength(1);
  expect(await listEntries({ postId: other.id })).toEqual([]);
});

test("a moderator cannot block a moderator or an admin, nor an admin an admin, and nobody themselves", async () => {
  const admin = await makeMember({ role: "admin" });
  const tried = [
    [moderator, await makeMember({ role: "moderator" })],
    [moderator, admin],
    [admin, await makeMember({ role: "admin" })],
    [admin, admin],
    [moderator, moderator],
  ] as const;
  for (const [actor, { id: memberId }] of tried) {
    expect(await blockMember(db, actor, { memberId, duration: "1d", ...grounds }, now)).toBe("forbidden");
    expect(await findMemberRow(memberId)).toMatchObject({ blockedUntil: null, blockEntryId: null });
    expect(await listEntries({ memberId })).toEqual([]);
  }
});

test("who was promoted meanwhile is not blocked by one they no longer rank below", async () => {
  const otherAdmin = await makeMember({ role: "admin" });
  const { author, id } = await makePost();
  expect(await assignRole(db, otherAdmin, { memberId: author.id, role: "moderator", ...grounds }, now)).toBe(
    "done",
  );
  const act = { memberId: author.id, duration: "1d" as const, ...grounds };
  expect(await blockMember(db, moderator, act, now)).toBe("forbidden");
  expect(await findPostRow(id)).toMatchObject({ blockEntryId: null });
});

test("a second block changes neither the term nor the log of the first", async () => {
  const { author } = await makePost();
  await block(author, "1d", now);
  const before = [await findMemberRow(author.id), await listEntries({ memberId: author.id })];
  const again = { memberId: author.id, duration: "forever" as const, ...grounds };
  expect(await blockMember(db, moderator, again, now)).toBe("conflict");
  expect([await findMemberRow(author.id), await listEntries({ memberId: author.id })]).toEqual(before);
});

test("one whose block is over, but whose posts still wait for the clock, can be blocked afresh", async () => {
  const { author, id } = await makePost();
  await block(author, "1d", now - day);
  const again = { memberId: author.id, duration: "1d" as const, ...grounds };
  expect(await blockMember(db, moderator, again, now)).toBe("done");
  const entries = await listEntries({ memberId: author.id });
  expect(entries.map(({ kind }) => kind)).toEqual(["user.blocked", "user.unblocked", "user.blocked"]);
  expect(await findPostRow(id)).toMatchObject({ blockEntryId: entries[2]?.id });
});

test("while the author is blocked, moderators still decide on the posts, but not on a case the block closed", async () => {
  const post = await makePost();
  await makeReport(post);
  await block(post.author, "7d", now);
  const seen = { postId: post.id, version: 1, ...grounds };
  expect(await dismissCase(db, moderator, seen, now)).toBe("conflict");
  expect(await hidePost(db, moderator, seen, now)).toBe("done");
  expect(await findCaseRow(post.id)).toMatchObject({ verdict: "hide", version: 2 });
  expect(await listReports(post.id)).toMatchObject([{ outcome: "closed by block" }]);
});

test("a deleted account can be neither blocked nor unblocked nor given a role", async () => {
  const { id: memberId } = await makeMember();
  await db.update(members).set({ erasedAt: now }).where(eq(members.id, memberId));
  const admin = await makeMember({ role: "admin" });
  expect(await blockMember(db, admin, { memberId, duration: "1d", ...grounds }, now)).toBe("conflict");
  expect(await assignRole(db, admin, { memberId, role: "admin", ...grounds }, now)).toBe("conflict");
  const blocked = await makeMember();
  await block(blocked);
  await db.update(members).set({ erasedAt: now }).where(eq(members.id, blocked.id));
  expect(await unblockMember(db, admin, { memberId: blocked.id, ...grounds }, now)).toBe("conflict");
  expect(await listEntries({ memberId })).toEqual([]);
  expect(await listEntries({ memberId: blocked.id })).toHaveLength(1);
});
