import { expect, test } from "vitest";
import type { Viewer } from "~/accounts/permissions";
import {
  deletePost,
  dismissCase,
  hidePost,
  ignoreReports,
  reportPost,
  unblockMember,
  withdrawReport,
} from "../../support/acts/acts";
import { startDatabase } from "../../support/database/database";
import { makersFor } from "../../support/database/makers";
import { dumpState } from "../../support/database/state/moderation-state";

const { db, d1 } = await startDatabase();
const makers = makersFor(db);
const { makeMember, makePost, makeReport, block } = makers;
const { findCaseRow, findMemberRow, listReports, listEntries, noticesByMember, newestEntry } = makers;
const now = Date.now();
const grounds = { reason: "spam" as const, note: "" };
const moderator = await makeMember({ role: "moderator" });

const withdraw = (by: Viewer, { id: postId }: { id: number }, at = now) =>
  withdrawReport(db, by, { postId }, at);

async function expectNothing(by: Viewer, post: { id: number }, outcome = "conflict") {
  const before = [await dumpState(d1), await newestEntry()];
  expect(await withdraw(by, post)).toBe(outcome);
  expect([await dumpState(d1), await newestEntry()]).toEqual(before);
}

test("a report that is withdrawn is no longer counted, and the case stays open for the others at the same version", async () => {
  const post = await makePost();
  const reporter = await makeReport(post, { at: now, reason: "hate", note: "Look." });
  await makeReport(post);
  await makeReport(post, { reason: "hate" });
  const before = await findCaseRow(post.id);
  expect(await withdraw(reporter, post)).toBe("done");
  expect(await findCaseRow(post.id)).toEqual({
    ...before,
    reports: 2,
    reasons: { spam: 1, hate: 1 },
    notes: [],
  });
  const entry = (await listEntries({ postId: post.id })).at(-1);
  expect(entry).toMatchObject({
    kind: "report.withdrawn",
    actorId: reporter.id,
    memberId: post.author.id,
    at: now,
  });
  expect(await listReports(post.id)).toMatchObject([
    { outcome: "withdrawn", decidedEntryId: entry?.id, note: "Look." },
    { outcome: null },
    { outcome: null },
  ]);
  expect(await noticesByMember(entry?.id ?? 0)).toEqual({});
});

test("with its last open report the case is closed as withdrawn, at the next version, decided by nobody", async () => {
  const post = await makePost();
  const reporters = [await makeReport(post), await makeReport(post, { reason: "illegal" })];
  for (const reporter of reporters) expect(await withdraw(reporter, post, now + 1)).toBe("done");
  expect(await findCaseRow(post.id)).toMatchObject({
    state: "decided",
    verdict: "withdrawn",
    version: 1,
    reports: 0,
    reasons: {},
    decidedAt: now + 1,
    decidedById: null,
    decidedEntryId: await newestEntry(),
  });
  // A decision made on the open case is too late.
  expect(await dismissCase(db, moderator, { postId: post.id, version: 0, ...grounds }, now)).toBe("conflict");
  for (const { id } of reporters)
    expect(await findMemberRow(id)).toMatchObject({ upheldMade: 0, dismissedMade: 0 });
});

test("there is nothing to withdraw where one has no open report", async () => {
  const [post, quiet] = [await makePost(), await makePost()];
  const reporter = await makeReport(post);
  const stranger = await makeMember();
  await expectNothing(stranger, post);
  await expectNothing(reporter, quiet);
  await expectNothing(reporter, { id: 999_999 });
  expect(await withdraw(reporter, post)).toBe("done");
  await expectNothing(stranger, post);
});

test("withdrawn twice is withdrawn once", async () => {
  const post = await makePost();
  const reporter = await makeReport(post);
  expect(await withdraw(reporter, post)).toBe("done");
  const newest = await newestEntry();
  expect(await withdraw(reporter, post)).toBe("done");
  expect(await newestEntry()).toBe(newest);
});

test("a report that was decided, or closed by a block, is not withdrawn; one that was opened again is", async () => {
  for (const decide of [hidePost, dismissCase]) {
    const post = await makePost();
    const reporter = await makeReport(post);
    expect(await decide(db, moderator, { postId: post.id, version: 0, ...grounds }, now)).toBe("done");
    await expectNothing(reporter, post);
  }
  const post = await makePost();
  const reporter = await makeReport(post);
  await block(post.author);
  await expectNothing(reporter, post);
  expect(await unblockMember(db, moderator, { memberId: post.author.id, ...grounds }, now)).toBe("done");
  expect(await withdraw(reporter, post)).toBe("done");
  expect(await findCaseRow(post.id)).toMatchObject({ verdict: "withdrawn", version: 3, reports: 0 });
});

test("who has withdrawn can report again at once, which opens the case again and counts from one", async () => {
  const post = await makePost();
  const reporter = await makeReport(post);
  expect(await withdraw(reporter, post)).toBe("done");
  const report = { postId: post.id, reason: "spam" as const, note: "" };
  expect(await reportPost(db, reporter, report, now + 1)).toBe("done");
  expect(await findCaseRow(post.id)).toMatchObject({
    state: "open",
    verdict: null,
    version: 2,
    openedAt: now + 1,
    reports: 1,
    reasons: { spam: 1 },
    decidedEntryId: null,
  });
  expect(await listReports(post.id)).toMatchObject([{ outcome: "withdrawn" }, { outcome: null }]);
});

test("the report on a post that its author has deleted can be withdrawn, which closes its case", async () => {
  const post = await makePost();
  const reporter = await makeReport(post);
  expect(await deletePost(db, post.author, { postId: post.id }, now)).toBe("done");
  expect(await withdraw(reporter, post)).toBe("done");
  expect(await findCaseRow(post.id)).toMatchObject({ state: "decided", verdict: "withdrawn" });
});

test("the blocked withdraw nothing", async () => {
  const post = await makePost();
  const reporter = await makeReport(post);
  await block(reporter);
  await expectNothing({ ...reporter, blocked: true }, post, "forbidden");
  await expectNothing(reporter, post, "forbidden");
});

test("a report that is not counted can be withdrawn, and keeps no case open", async () => {
  const post = await makePost();
  const ignored = await makeMember();
  const input = { memberId: ignored.id, ignore: true, ...grounds };
  expect(await ignoreReports(db, moderator, input, now)).toBe("done");
  const reporter = await makeReport(post);
  await makeReport(post, { reporter: ignored });
  const before = await findCaseRow(post.id);
  expect(before).toMatchObject({ reports: 1 });
  expect(await withdraw(ignored, post)).toBe("done");
  expect(await findCaseRow(post.id)).toEqual(before);
  await makeReport(post, { reporter: ignored });
  expect(await withdraw(reporter, post)).toBe("done");
  expect(await findCaseRow(post.id)).toMatchObject({ verdict: "withdrawn", reports: 0 });
});
