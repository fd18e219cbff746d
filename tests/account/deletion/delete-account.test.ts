import { eq } from "drizzle-orm";
import { afterEach, describe, expect, test } from "vitest";
import { findDeletion } from "~/account/deletion/find-deletion.server";
import { emailValues } from "~/accounts/member-search.server";
import type { Viewer } from "~/accounts/permissions";
import { findSignedIn } from "~/accounts/sessions/sessions.server";
import { identities, members, resetNames, sessions } from "~/db/tables/accounts.server";
import { cases } from "~/db/tables/cases.server";
import { log } from "~/db/tables/log.server";
import { notices } from "~/db/tables/notices.server";
import { posts } from "~/db/tables/posts.server";
import { listPostsBy } from "~/feed/read-posts.server";
import { day, minute } from "~/time/units";
import * as acts from "../../support/acts/acts";
import { startDatabase } from "../../support/database/database";
import { dump } from "../../support/database/state/dump";
import { insertSearchedPosts } from "../../support/database/insert-searched-posts";
import { makersFor } from "../../support/database/makers";
import { measureQueries } from "../../support/database/counts/measure-queries";
import { readCounts, recount } from "../../support/database/state/recount";
import { isInIndex } from "../../support/database/state/search-index";

const { db, d1 } = await startDatabase();
const makers = makersFor(db);
const { makeMember, makePost, makeReport, makeSession, makeAppeal, newestEntry } = makers;
const measure = measureQueries(d1);
const now = Date.now();
const grounds = { reason: "spam", note: "" };
const tokenKey = btoa("k".repeat(32));

const deleteAccount = (member: Viewer, at = now) => acts.deleteAccount(db, member, { tokenKey }, at);

afterEach(async () => {
  expect(await readCounts(d1)).toEqual(await recount(d1));
});

test("deletes the posts, and erases all that says who the member was", async () => {
  const member = await makeMember({ name: "Ada Lovelace" });
  const moderator = await makeMember({ role: "moderator" });
  const [shown, hidden] = [
    await makePost({ author: member }),
    await makePost({ author: member, hidden: true }),
  ];
  const earlier = await makePost({ author: member, deleted: true });
  const deletedAt = (await makers.findPostRow(earlier.id))!.deletedAt;
  await acts.resetName(db, moderator, { memberId: member.id, ...grounds }, now - minute);
  await acts.chooseName(db, member, { name: "Ada King", siteName: "Agora" }, now - minute);
  const token = await makeSession(member);
  expect(await deleteAccount(member)).toBe("done");

  expect(await makers.findMemberRow(member.id)).toMatchObject({
    name: null,
    foldedName: null,
    nameChosen: false,
    nameResetEntryId: null,
    role: "member",
    erasedAt: now,
    postsKept: 0,
    unreadNotices: 0,
  });
  for (const table of [identities, sessions, notices, resetNames])
    expect(await db.select().from(table).where(eq(table.memberId, member.id))).toEqual([]);
  expect(await findSignedIn(db, token, now)).toBeNull();
  for (const { id } of [shown, hidden])
    expect(await makers.findPostRow(id)).toMatchObject({ deletedAt: now });
  expect((await makers.findPostRow(earlier.id))!.deletedAt).toBe(deletedAt);
  expect((await listPostsBy(db, member.id, { before: null, withHidden: true, viewer: null })).posts).toEqual(
    [],
  );
  expect(await dump(d1)).not.toMatch(/Ada Lovelace|Ada King|ada king|adaking/);
  const entries = await makers.listEntries({ memberId: member.id });
  expect(entries.at(-1)).toMatchObject({
    kind: "account.deleted",
    actorId: member.id,
    postId: null,
    reason: null,
    note: "",
    details: {},
  });
});

test("leaves nothing of the names and the address in the index by which members are found", async () => {
  const moderator = await makeMember({ role: "moderator" });
  const member = await makeMember();
  // Three letters are a word of that index. No other has these, so that it is written out in full.
  const [first, second, address] = ["ጀጁጂ", "ፈፉፊ", "ⴰⴱⴲ"];
  await db
    .update(identities)
    .set(emailValues(`${address}@plaza.example`))
    .where(eq(identities.memberId, member.id));
  const isKept = (words: string) => isInIndex(d1, "member_search", words);
  await acts.chooseName(db, member, { name: first, siteName: "Agora" }, now);
  expect([await isKept(first), await isKept(address)]).toEqual([true, true]);
  await acts.resetName(db, moderator, { memberId: member.id, ...grounds }, now);
  expect(await isKept(first)).toBe(false);
  await acts.chooseName(db, member, { name: second, siteName: "Agora" }, now);
  expect(await deleteAccount(member)).toBe("done");
  expect([await isKept(second), await isKept(address)]).toEqual([false, false]);
});

test("done twice, is done once", async () => {
  const member = await makeMember();
  expect([await deleteAccount(member), await deleteAccount(member, now + day)]).toEqual(["done", "done"]);
  expect(await makers.listEntries({ memberId: member.id })).toHaveLength(1);
  expect(await makers.findMemberRow(member.id)).toMatchObject({ erasedAt: now });
});

test("leaves everybody else as they were", async () => {
  const other = await makePost();
  await makeReport(other);
  const token = await makeSession(other.author);
  const before = await makers.findMemberRow(other.author.id);
  await deleteAccount(await makeMember());
  expect(await makers.findMemberRow(other.author.id)).toEqual(before);
  expect((await findSignedIn(db, token, now))?.viewer.id).toBe(other.author.id);
  expect(await makers.findPostRow(other.id)).toMatchObject({ deletedAt: null });
  expect(await db.select().from(identities).where(eq(identities.memberId, other.author.id))).toHaveLength(1);
});

test("closes open appeals without an answer, and leaves those that were answered", async () => {
  const { author } = await makePost({ hidden: true });
  const answered = await makeAppeal(await newestEntry());
  const moderator = await makeMember({ role: "moderator" });
  await acts.upholdAppeal(db, moderator, { appealId: answered.id, note: "" }, now);
  await makePost({ author, hidden: true });
  const open = await makeAppeal(await newestEntry());
  expect(await findDeletion(db, author, now)).toMatchObject({ posts: 2, openAppeals: 1 });
  await deleteAccount(author);
  const entryId = await newestEntry();
  expect(await makers.findAppealRow(open.id)).toMatchObject({
    state: "closed",
    decidedAt: now,
    decidedById: null,
    decidedEntryId: entryId,
  });
  expect(await makers.findAppealRow(answered.id)).toMatchObject({ state: "upheld" });
  expect(await acts.upholdAppeal(db, moderator, { appealId: open.id, note: "" }, now)).toBe("conflict");
});

test("cases about the member's posts stay, and can be decided", async () => {
  const post = await makePost();
  await makeReport(post);
  await deleteAccount(post.author);
  expect(await makers.findCaseRow(post.id)).toMatchObject({ state: "open", postDeleted: true });
  const moderator = await makeMember({ role: "moderator" });
  expect(await acts.hidePost(db, moderator, { postId: post.id, version: 0, ...grounds }, now)).toBe("done");
  expect(await makers.findCaseRow(post.id)).toMatchObject({ state: "decided", verdict: "hide" });
});

test("a block whose time is up is ended first, so that the cases it closed can be decided again", async () => {
  const [post, moderator] = [await makePost(), await makeMember({ role: "moderator" })];
  const { author } = post;
  const reporter = await makeReport(post);
  await acts.blockMember(db, moderator, { memberId: author.id, duration: "1d", ...grounds }, now);
  // As it is until the job that ends blocks has come to it: not before those that ended earlier, of which there are many.
  const earlier = await Promise.all(Array.from({ length: 21 }, () => makeMember()));
  for (const { id: memberId } of earlier)
    await acts.blockMember(db, moderator, { memberId, duration: "1d", ...grounds }, now - 1);
  expect(await deleteAccount(author, now + day)).toBe("done");
  expect(await makers.listEntries({ memberId: earlier[0]!.id })).toMatchObject([{ kind: "user.blocked" }]);
  expect(await makers.findCaseRow(post.id)).toMatchObject({
    state: "open",
    verdict: null,
    postDeleted: true,
  });
  expect(await makers.listReports(post.id)).toMatchObject([{ reporterId: reporter.id, outcome: null }]);
  expect((await makers.listEntries({ memberId: author.id })).slice(-2)).toMatchObject([
    { kind: "user.unblocked", actorId: null },
    { kind: "account.deleted", actorId: author.id },
  ]);
});

test("reports that the member made stay, and can be decided", async () => {
  const [post, reporter] = [await makePost(), await makeMember()];
  await makeReport(post, { reporter });
  expect(await findDeletion(db, reporter, now)).toMatchObject({ reports: 1, openReports: 1 });
  await deleteAccount(reporter);
  const moderator = await makeMember({ role: "moderator" });
  expect(await acts.dismissCase(db, moderator, { postId: post.id, version: 0, note: "" }, now)).toBe("done");
  expect(await makers.listReports(post.id)).toMatchObject([
    { reporterId: reporter.id, outcome: "dismissed" },
  ]);
  expect(await db.select().from(notices).where(eq(notices.memberId, reporter.id))).toEqual([]);
});

test("a moderator's claims are released", async () => {
  const [post, moderator] = [await makePost(), await makeMember({ role: "moderator" })];
  await makeReport(post);
  await acts.claimCase(db, moderator, { postId: post.id }, now);
  await deleteAccount(moderator);
  expect(await makers.findCaseRow(post.id)).toMatchObject({ claimedById: null, claimedUntil: null });
});

test("whoever is gone does nothing any more, and nothing is done to them", async () => {
  const post = await makePost({ hidden: true });
  const hiding = await newestEntry();
  const { author } = post;
  await deleteAccount(author);
  const admin = await makeMember({ role: "admin" });
  const memberId = author.id;
  const outcomes = await Promise.all([
    acts.chooseName(db, author, { name: "Back again", siteName: "Agora" }, now),
    acts.sendAppeal(db, author, { entryId: hiding, body: "Please" }, now),
    acts.blockMember(db, admin, { memberId, duration: "1d", ...grounds }, now),
    acts.resetName(db, admin, { memberId, ...grounds }, now),
    acts.assignRole(db, admin, { memberId, role: "moderator", note: "" }, now),
    acts.undoAct(db, admin, { entryId: hiding }, now),
  ]);
  expect(outcomes).not.toContain("done");
});

describe("the last admin", () => {
  const demoteAll = () => db.update(members).set({ role: "member" }).where(eq(members.role, "admin"));

  test("cannot delete their account; another admin who is blocked does not count", async () => {
    await demoteAll();
    const [last, blocked] = [await makeMember({ role: "admin" }), await makeMember({ role: "admin" })];
    await db
      .update(members)
      .set({ blockedUntil: now + day, blockEntryId: 1 })
      .where(eq(members.id, blocked.id));
    const before = await dump(d1);
    expect(await findDeletion(db, last, now)).toMatchObject({ isLastAdmin: true });
    expect(await deleteAccount(last)).toBe("last-admin");
    expect(await dump(d1)).toBe(before);
    const other = await makeMember({ role: "admin" });
    expect(await findDeletion(db, last, now)).toMatchObject({ isLastAdmin: false });
    expect(await deleteAccount(last)).toBe("done");
    expect(await deleteAccount(other)).toBe("last-admin");
  });

  test("remains, whoever of 20 admins deletes their account at once", async () => {
    await demoteAll();
    const admins = await Promise.all(Array.from({ length: 20 }, () => makeMember({ role: "admin" })));
    const outcomes = await Promise.all(admins.map((admin) => deleteAccount(admin)));
    expect(outcomes.filter((outcome) => outcome === "done")).toHaveLength(19);
    expect(await db.select().from(members).where(eq(members.role, "admin"))).toHaveLength(1);
    const kinds = await db.select().from(log).where(eq(log.kind, "account.deleted"));
    expect(kinds.filter(({ actorId }) => admins.some(({ id }) => id === actorId))).toHaveLength(19);
  });
});

test("10,000 posts are one batch, below 50,000 rows written; 100,000 are one too", async () => {
  for (const [many, rows] of [
    [10_000, 50_000],
    [100_000, 500_000],
  ] as const) {
    const member = await makeMember();
    await insertSearchedPosts(d1, { many, author: member });
    const deleting = await measure(`delete an account with ${many} posts`, (on) =>
      acts.deleteAccount(on, member, { tokenKey }, now),
    );
    expect(deleting.result).toBe("done");
    expect(deleting.roundTrips).toBe(2);
    expect(deleting.rowsWritten).toBeLessThanOrEqual(rows);
    const [left] = await db.select().from(posts).where(eq(posts.authorId, member.id)).limit(1);
    expect(left?.deletedAt).toBe(now);
    const [indexed] = (
      await d1
        .prepare("select count(*) as found from post_search where post_search match 'author:\"' || ? || '\"'")
        .bind(member.id)
        .all<{ found: number }>()
    ).results;
    expect(indexed?.found).toBe(0);
  }
}, 120_000);

test("the page that asks reads one statement", async () => {
  const member = await makeMember();
  const { statements, rowsRead } = await measure("what a deletion would do", (on) =>
    findDeletion(on, member, now),
  );
  expect(statements).toBe(1);
  expect(rowsRead).toBeLessThanOrEqual(20);
  expect(await db.select().from(cases).where(eq(cases.authorId, member.id))).toEqual([]);
});
