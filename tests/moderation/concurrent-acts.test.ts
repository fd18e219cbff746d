import { inArray } from "drizzle-orm";
import { expect, test } from "vitest";
import type { Viewer } from "~/accounts/permissions";
import { members } from "~/db/tables/accounts.server";
import { endExpiredBlocks } from "~/moderation/blocks/end-expired-blocks.server";
import { day } from "~/time/units";
import {
  assignRole,
  blockMember,
  dismissCase,
  hidePost,
  ignoreReports,
  overturnAppeal,
  reportPost,
  sendAppeal,
  unblockMember,
  undoAct,
  unhidePost,
  upholdAppeal,
  withdrawReport,
} from "../support/acts/acts";
import { startDatabase } from "../support/database/database";
import { makersFor } from "../support/database/makers";

const { db } = await startDatabase();
const makers = makersFor(db);
const { makeMember, makePost, makeReport, makeAppeal, block } = makers;
const { findPostRow, findCaseRow, findMemberRow, findAppealRow } = makers;
const { listReports, listEntries, noticesByMember, newestEntry } = makers;
const now = Date.now();
const grounds = { reason: "spam" as const, note: "" };

test("of two moderators who decide a case at once, one wins, and the log names that one alone", async () => {
  const [one, other] = [await makeMember({ role: "moderator" }), await makeMember({ role: "moderator" })];
  const posts = await Promise.all(Array.from({ length: 40 }, () => makePost()));
  for (const post of posts) await makeReport(post);

  const outcomes = await Promise.all(
    posts.map(({ id: postId }) => {
      const seen = { postId, version: 0, ...grounds };
      return Promise.all([hidePost(db, one, seen, now), dismissCase(db, other, seen, now)]);
    }),
  );
  for (const [at, outcome] of outcomes.entries()) {
    const postId = posts[at]?.id ?? 0;
    expect([...outcome].sort()).toEqual(["conflict", "done"]);
    const hid = outcome[0] === "done";
    const decisions = (await listEntries({ postId })).filter(({ kind }) => kind !== "post.reported");
    expect(decisions).toMatchObject([
      { kind: hid ? "post.hidden" : "report.dismissed", actorId: hid ? one.id : other.id },
    ]);
    expect(await findCaseRow(postId)).toMatchObject({ version: 1, verdict: hid ? "hide" : "dismiss" });
    expect((await findPostRow(postId))?.hiddenEntryId).toBe(hid ? decisions[0]?.id : null);
    expect(await listReports(postId)).toMatchObject([{ outcome: hid ? "upheld" : "dismissed" }]);
  }
});

test("of twelve who hide the same post at once, one does", async () => {
  const moderators = await Promise.all(Array.from({ length: 12 }, () => makeMember({ role: "moderator" })));
  const { id: postId } = await makePost();
  const outcomes = await Promise.all(
    moderators.map((moderator) => hidePost(db, moderator, { postId, version: 0, ...grounds }, now)),
  );
  expect(outcomes.filter((outcome) => outcome === "done")).toHaveLength(1);
  expect(await listEntries({ postId })).toHaveLength(1);
  expect(await findCaseRow(postId)).toMatchObject({ version: 1 });
});

test("when all admins demote each other at once, an admin remains, and the log says who was demoted", async () => {
  const admins = await Promise.all(Array.from({ length: 10 }, () => makeMember({ role: "admin" })));
  const demotions = admins.flatMap((actor) =>
    admins
      .filter(({ id }) => id !== actor.id)
      .map(({ id: memberId }) => assignRole(db, actor, { memberId, role: "member", ...grounds }, now)),
  );
  const outcomes = await Promise.all(demotions);
  const ids = admins.map(({ id }) => id);
  const rows = await db.select().from(members).where(inArray(members.id, ids));
  const left = rows.filter(({ role }) => role === "admin");
  expect(left.length).toBeGreaterThanOrEqual(1);
  expect(outcomes.filter((outcome) => outcome === "done")).toHaveLength(10 - left.length);
  for (const { id, role } of rows)
    expect(await listEntries({ memberId: id })).toHaveLength(role === "admin" ? 0 : 1);
});

test("of two blocks of one member at once, one holds", async () => {
  const [one, other] = [await makeMember({ role: "moderator" }), await makeMember({ role: "admin" })];
  const { author, id } = await makePost();
  const outcomes = await Promise.all([
    blockMember(db, one, { memberId: author.id, duration: "1d", ...grounds }, now),
    blockMember(db, other, { memberId: author.id, duration: "30d", ...grounds }, now),
  ]);
  expect([...outcomes].sort()).toEqual(["conflict", "done"]);
  const [entry, ...more] = await listEntries({ memberId: author.id });
  expect(more).toEqual([]);
  expect(await findMemberRow(author.id)).toMatchObject({
    blockEntryId: entry?.id,
    blockedUntil: entry?.details.until,
  });
  expect(await findPostRow(id)).toMatchObject({ blockEntryId: entry?.id });
});

test("a block that is lifted as it expires ends once", async () => {
  const moderator = await makeMember({ role: "moderator" });
  for (let round = 0; round < 5; round++) {
    const { author, id } = await makePost();
    await block(author, "1d", now - day);
    const [lifted] = await Promise.all([
      unblockMember(db, moderator, { memberId: author.id, ...grounds }, now),
      endExpiredBlocks(db, now),
      endExpiredBlocks(db, now),
    ]);
    expect(["done", "conflict"]).toContain(lifted);
    const kinds = (await listEntries({ memberId: author.id })).map(({ kind }) => kind);
    expect(kinds).toEqual(["user.blocked", "user.unblocked"]);
    expect(await findPostRow(id)).toMatchObject({ blockEntryId: null });
  }
});

test("an admin who is demoted while blocking somebody either blocked before or not at all", async () => {
  for (let round = 0; round < 5; round++) {
    const [admin, moderator] = [await makeMember({ role: "admin" }), await makeMember({ role: "moderator" })];
    const otherAdmin = await makeMember({ role: "admin" });
    const [blocked] = await Promise.all([
      blockMember(db, admin, { memberId: moderator.id, duration: "1d", ...grounds }, now),
      assignRole(db, otherAdmin, { memberId: admin.id, role: "moderator", ...grounds }, now),
    ]);
    const entries = await listEntries({ memberId: moderator.id });
    expect(entries).toHaveLength(blocked === "done" ? 1 : 0);
    expect((await findMemberRow(moderator.id))?.blockEntryId ?? null).toBe(entries[0]?.id ?? null);
  }
});

const [one, other, third] = [
  await makeMember({ role: "moderator" }),
  await makeMember({ role: "moderator" }),
  await makeMember({ role: "moderator" }),
];
const admins = await Promise.all(Array.from({ length: 4 }, () => makeMember({ role: "admin" })));
const [firstAdmin, secondAdmin] = admins as [Viewer, Viewer];
const rounds = 6;

async function makeReported() {
  const post = await makePost();
  await makeReport(post);
  return post;
}

/** A reported post, hidden by the third moderator. */
async function makeHidden() {
  const post = await makeReported();
  expect(await hidePost(db, third, { postId: post.id, version: 0, ...grounds }, now)).toBe("done");
  return { ...post, hiding: await newestEntry() };
}

async function makeBlocked() {
  const post = await makeReported();
  await block(post.author);
  return { ...post, blocking: await newestEntry() };
}

const kindsSince = async (entryId: number, about: { postId?: number; memberId?: number }) =>
  (await listEntries(about)).filter(({ id }) => id > entryId).map(({ kind }) => kind);

test("of twenty who undo one act at once, one does, and the log names that one alone", async () => {
  const undoers = await Promise.all(Array.from({ length: 20 }, () => makeMember({ role: "moderator" })));
  const { id: postId, author, hiding } = await makeHidden();
  const outcomes = await Promise.all(undoers.map((undoer) => undoAct(db, undoer, { entryId: hiding }, now)));
  expect(outcomes.filter((outcome) => outcome === "done")).toHaveLength(1);
  expect(outcomes.filter((outcome) => outcome === "conflict")).toHaveLength(19);
  const winner = undoers[outcomes.indexOf("done")];
  const [undone, ...more] = (await listEntries({ postId })).filter(({ id }) => id > hiding);
  expect(more).toEqual([]);
  expect(undone).toMatchObject({ kind: "act.undone", actorId: winner?.id, reversesId: hiding });
  expect(await findCaseRow(postId)).toMatchObject({ state: "open", version: 2 });
  expect(await noticesByMember(undone?.id ?? 0)).toMatchObject({ [author.id]: "post.restored" });
  expect(await findMemberRow(author.id)).toMatchObject({ timesHidden: 0, upheldAgainst: 0 });
});

test("a post whose hiding is undone as it is brought back comes back once", async () => {
  for (let round = 0; round < rounds; round++) {
    const { id: postId, hiding } = await makeHidden();
    const outcomes = await Promise.all([
      undoAct(db, one, { entryId: hiding }, now),
      unhidePost(db, other, { postId, version: 1, ...grounds }, now),
    ]);
    expect([...outcomes].sort()).toEqual(["conflict", "done"]);
    const undone = outcomes[0] === "done";
    expect(await kindsSince(hiding, { postId })).toEqual([undone ? "act.undone" : "post.unhidden"]);
    expect(await findPostRow(postId)).toMatchObject({ hiddenEntryId: null });
    expect(await findCaseRow(postId)).toMatchObject({ version: 2, state: undone ? "open" : "decided" });
  }
});

test("an appeal that is upheld, overturned and granted by undoing at once is settled once", async () => {
  for (let round = 0; round < rounds; round++) {
    const { id: postId, author, hiding } = await makeHidden();
    const { id: appealId } = await makeAppeal(hiding);
    const sent = await newestEntry();
    const outcomes = await Promise.all([
      upholdAppeal(db, one, { appealId, note: "It stays." }, now),
      overturnAppeal(db, other, { appealId, note: "Sorry." }, now),
      undoAct(db, firstAdmin, { entryId: hiding }, now),
    ]);
    const kinds = await kindsSince(sent, { postId });
    const done = outcomes.flatMap((outcome, at) =>
      outcome === "done" ? [["appeal.upheld", "appeal.overturned", "act.undone"][at]] : [],
    );
    expect(new Set(kinds)).toEqual(new Set(done));
    expect(kinds).toHaveLength(done.length);
    // An upheld act can still be undone; overturning and undoing would reverse it twice.
    expect(done.filter((kind) => kind !== "appeal.upheld").length).toBeLessThanOrEqual(1);
    const [first] = kinds;
    expect(await findAppealRow(appealId)).toMatchObject({
      state: first === "appeal.upheld" ? "upheld" : first === "appeal.overturned" ? "overturned" : "granted",
    });
    const stands = !done.includes("appeal.overturned") && !done.includes("act.undone");
    expect(await findPostRow(postId)).toMatchObject({ hiddenEntryId: stands ? hiding : null });
    expect(await findMemberRow(author.id)).toMatchObject({ timesHidden: stands ? 1 : 0 });
  }
});

test("an appeal sent as its act is undone is granted, or there was nothing left to appeal against", async () => {
  for (let round = 0; round < rounds; round++) {
    const { author, hiding } = await makeHidden();
    const [undone, sent] = await Promise.all([
      undoAct(db, one, { entryId: hiding }, now),
      sendAppeal(db, author, { entryId: hiding, body: "It was a joke." }, now),
    ]);
    expect(undone).toBe("done");
    expect(["done", "over"]).toContain(sent);
    const states = (await kindsSince(hiding, { memberId: author.id })).sort();
    expect(states).toEqual(sent === "done" ? ["act.undone", "appeal.sent"] : ["act.undone"]);
  }
});

test("a report that is withdrawn as its case is decided is answered once", async () => {
  for (let round = 0; round < rounds; round++) {
    const post = await makePost();
    const reporter = await makeReport(post);
    const outcomes = await Promise.all([
      withdrawReport(db, reporter, { postId: post.id }, now),
      dismissCase(db, one, { postId: post.id, version: 0, ...grounds }, now),
    ]);
    const withdrawn = outcomes[0] === "done";
    expect(outcomes).toEqual(withdrawn ? ["done", "conflict"] : ["conflict", "done"]);
    expect(await findCaseRow(post.id)).toMatchObject({
      state: "decided",
      verdict: withdrawn ? "withdrawn" : "dismiss",
      version: 1,
      reports: withdrawn ? 0 : 1,
    });
    expect(await listReports(post.id)).toMatchObject([{ outcome: withdrawn ? "withdrawn" : "dismissed" }]);
  }
});

test("when all withdraw their reports at once, the case is closed once; when one reports meanwhile, it stays open", async () => {
  const post = await makePost();
  const reporters = await Promise.all(Array.from({ length: 8 }, () => makeReport(post)));
  const withdraw = (by: Viewer, postId: number) => withdrawReport(db, by, { postId }, now);
  await Promise.all(reporters.map((by) => withdraw(by, post.id)));
  expect(await findCaseRow(post.id)).toMatchObject({
    state: "decided",
    verdict: "withdrawn",
    version: 1,
    reports: 0,
    reasons: {},
  });
  for (let round = 0; round < rounds; round++) {
    const disputed = await makePost();
    const [leaving, coming] = [await makeReport(disputed), await makeMember()];
    const report = { postId: disputed.id, reason: "hate" as const, note: "" };
    const outcomes = await Promise.all([withdraw(leaving, disputed.id), reportPost(db, coming, report, now)]);
    expect(outcomes).toEqual(["done", "done"]);
    expect(await findCaseRow(disputed.id)).toMatchObject({ state: "open", reports: 1, reasons: { hate: 1 } });
  }
});

test("a block that is undone, lifted and lifted again at once ends once", async () => {
  for (let round = 0; round < rounds; round++) {
    const { id, author, blocking } = await makeBlocked();
    const lift = { memberId: author.id, ...grounds };
    const outcomes = await Promise.all([
      undoAct(db, one, { entryId: blocking }, now),
      unblockMember(db, other, lift, now),
      unblockMember(db, firstAdmin, lift, now),
    ]);
    expect([...outcomes].sort()).toEqual(["conflict", "conflict", "done"]);
    expect(await kindsSince(blocking, { memberId: author.id })).toEqual([
      outcomes[0] === "done" ? "act.undone" : "user.unblocked",
    ]);
    expect(await findPostRow(id)).toMatchObject({ blockEntryId: null });
    expect(await findCaseRow(id)).toMatchObject({ state: "open", version: 2 });
    expect(await findMemberRow(author.id)).toMatchObject({ timesBlocked: outcomes[0] === "done" ? 0 : 1 });
  }
});

test("the end of a block that is undone as somebody blocks afresh leaves one block", async () => {
  for (let round = 0; round < rounds; round++) {
    const { id, author, blocking } = await makeBlocked();
    expect(await unblockMember(db, third, { memberId: author.id, ...grounds }, now)).toBe("done");
    const lifting = await newestEntry();
    const outcomes = await Promise.all([
      undoAct(db, one, { entryId: lifting }, now),
      blockMember(db, other, { memberId: author.id, duration: "1d", ...grounds }, now),
    ]);
    expect([...outcomes].sort()).toEqual(["conflict", "done"]);
    const holds = outcomes[0] === "done" ? blocking : await newestEntry();
    expect(await findMemberRow(author.id)).toMatchObject({ blockEntryId: holds });
    expect(await findPostRow(id)).toMatchObject({ blockEntryId: holds });
    expect(await findCaseRow(id)).toMatchObject({ verdict: "block", decidedEntryId: holds });
  }
});

test("a role that is given back as another is given is one or the other, as the log says", async () => {
  for (let round = 0; round < rounds; round++) {
    const { id: memberId } = await makeMember();
    const assign = (role: "moderator" | "admin", by: Viewer) =>
      assignRole(db, by, { memberId, role, ...grounds }, now);
    expect(await assign("moderator", firstAdmin)).toBe("done");
    await Promise.all([
      undoAct(db, firstAdmin, { entryId: await newestEntry() }, now),
      assign("admin", secondAdmin),
    ]);
    const entries = await listEntries({ memberId });
    for (const [at, { details }] of entries.entries())
      expect(details.from).toBe(at === 0 ? "member" : entries[at - 1]?.details.to);
    expect((await findMemberRow(memberId))?.role).toBe(entries.at(-1)?.details.to);
  }
});

test("when admins give each other's demotions back at once, an admin remains", async () => {
  const [first, second] = admins.slice(2) as [Viewer, Viewer];
  const demote = (by: Viewer, { id: memberId }: Viewer) =>
    assignRole(db, by, { memberId, role: "member", ...grounds }, now);
  expect(await demote(firstAdmin, first)).toBe("done");
  const demotion = await newestEntry();
  await Promise.all([
    undoAct(db, second, { entryId: demotion }, now),
    demote(firstAdmin, second),
    demote(second, firstAdmin),
  ]);
  const rows = await Promise.all([firstAdmin, second].map(({ id }) => findMemberRow(id)));
  expect(rows.filter((row) => row?.role === "admin").length).toBeGreaterThanOrEqual(1);
});

test("of two who have a member's reports ignored at once, one does", async () => {
  const { id: memberId } = await makeMember();
  const input = { memberId, ignore: true, ...grounds };
  const outcomes = await Promise.all([one, other].map((by) => ignoreReports(db, by, input, now)));
  expect([...outcomes].sort()).toEqual(["conflict", "done"]);
  const [entry, ...more] = await listEntries({ memberId });
  expect(more).toEqual([]);
  expect(await findMemberRow(memberId)).toMatchObject({ reportsIgnoredEntryId: entry?.id });
});
