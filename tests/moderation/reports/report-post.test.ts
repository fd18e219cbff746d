import { expect, test } from "vitest";
import { day } from "~/time/units";
import { dismissCase, hidePost, reportPost, unhidePost } from "../../support/acts/acts";
import { startDatabase } from "../../support/database/database";
import { makersFor } from "../../support/database/makers";

const { db } = await startDatabase();
const { makeMember, makePost, makeReport, findCaseRow, listReports, listEntries } = makersFor(db);
const now = Date.now();
const grounds = { reason: "spam" as const, note: "" };
const moderator = await makeMember({ role: "moderator" });
const spam = { reason: "spam" as const, note: "" };

test("the first report opens the case of a post, and the log says who reported it for what", async () => {
  const post = await makePost();
  const reporter = await makeMember();
  const report = { postId: post.id, reason: "other" as const, note: "It is a riddle." };
  expect(await reportPost(db, reporter, report, now)).toBe("done");
  expect(await findCaseRow(post.id)).toMatchObject({
    state: "open",
    verdict: null,
    version: 0,
    openedAt: now,
    reports: 1,
    reasons: { other: 1 },
    notes: [{ reason: "other", text: "It is a riddle.", at: now, by: reporter.id }],
  });
  expect(await listReports(post.id)).toMatchObject([
    { reporterId: reporter.id, reason: "other", note: "It is a riddle.", createdAt: now, outcome: null },
  ]);
  expect(await listEntries({ postId: post.id })).toMatchObject([
    { kind: "post.reported", actorId: reporter.id, memberId: post.author.id, details: { report: "other" } },
  ]);
});

test("more reports add to the case and leave its version and age alone", async () => {
  const post = await makePost();
  await makeReport(post, { at: now });
  await makeReport(post, { at: now + 1 });
  await makeReport(post, { at: now + 2, reason: "hate" });
  expect(await findCaseRow(post.id)).toMatchObject({
    version: 0,
    openedAt: now,
    reports: 3,
    reasons: { spam: 2, hate: 1 },
  });
  expect(await listEntries({ postId: post.id })).toHaveLength(3);
});

test("reporting again while one's report is open changes nothing and says so", async () => {
  const post = await makePost();
  const reporter = await makeReport(post);
  expect(await reportPost(db, reporter, { postId: post.id, reason: "hate", note: "" }, now)).toBe("already");
  expect(await findCaseRow(post.id)).toMatchObject({ reports: 1, reasons: { spam: 1 } });
  expect(await listEntries({ postId: post.id })).toHaveLength(1);
});

test("ten members who report at once make ten reports on one case", async () => {
  const post = await makePost();
  await Promise.all(Array.from({ length: 10 }, () => makeReport(post)));
  expect(await findCaseRow(post.id)).toMatchObject({
    state: "open",
    version: 0,
    reports: 10,
    reasons: { spam: 10 },
  });
  expect(await listEntries({ postId: post.id })).toHaveLength(10);
});

test("for 24 hours after a dismissal nobody can report the post, whatever the reason", async () => {
  const post = await makePost();
  await makeReport(post, { at: now });
  expect(await dismissCase(db, moderator, { postId: post.id, version: 0, ...grounds }, now)).toBe("done");
  const newcomer = await makeMember();
  const report = { postId: post.id, reason: "violence" as const, note: "" };
  expect(await reportPost(db, newcomer, report, now + day - 1)).toBe("looked-at");
  expect(await listEntries({ postId: post.id })).toHaveLength(2);
  expect(await findCaseRow(post.id)).toMatchObject({ state: "decided", version: 1 });

  expect(await reportPost(db, newcomer, report, now + day)).toBe("done");
  expect(await findCaseRow(post.id)).toMatchObject({
    state: "open",
    verdict: null,
    version: 2,
    openedAt: now + day,
    reports: 1,
    reasons: { violence: 1 },
    decidedById: null,
    decidedEntryId: null,
  });
});

for (const verdict of ["dismissal", "unhide"] as const) {
  test(`after a ${verdict} the same member with a reason already given is refused, and a new reason reopens`, async () => {
    const post = await makePost();
    const reporter = await makeReport(post, { at: now });
    const other = await makeReport(post, { at: now, reason: "hate" });
    const at = { postId: post.id, ...grounds };
    if (verdict === "dismissal") await dismissCase(db, moderator, { ...at, version: 0 }, now);
    else {
      await hidePost(db, moderator, { ...at, version: 0 }, now);
      await unhidePost(db, moderator, { ...at, version: 1 }, now);
    }
    const decided = await findCaseRow(post.id);
    const later = now + 2 * day;
    expect(await reportPost(db, reporter, { postId: post.id, ...spam }, later)).toBe("looked-at");
    expect(await reportPost(db, reporter, { postId: post.id, reason: "hate", note: "" }, later)).toBe(
      "looked-at",
    );
    expect(await findCaseRow(post.id)).toEqual(decided);

    expect(await reportPost(db, reporter, { postId: post.id, reason: "illegal", note: "" }, later)).toBe(
      "done",
    );
    const version = (decided?.version ?? 0) + 1;
    expect(await findCaseRow(post.id)).toMatchObject({ state: "open", version, reports: 1 });
    // Once it is open again, anybody can report, and its version stays.
    expect(await reportPost(db, other, { postId: post.id, ...spam }, later)).toBe("done");
    expect(await findCaseRow(post.id)).toMatchObject({ state: "open", version, reports: 2 });
  });
}

test("after an unhide a new reporter reopens the case at once", async () => {
  const post = await makePost({ hidden: true });
  await unhidePost(db, moderator, { postId: post.id, version: 1, ...grounds }, now);
  await makeReport(post, { at: now + 1 });
  expect(await findCaseRow(post.id)).toMatchObject({ state: "open", version: 3, reports: 1 });
});

test("of 15 reports at once, 10 are accepted; ten minutes later more are", async () => {
  const reporter = await makeMember();
  const posts = await Promise.all(Array.from({ length: 15 }, () => makePost()));
  const report = ({ id: postId }: { id: number }, at: number) =>
    reportPost(db, reporter, { postId, ...spam }, at);
  const outcomes = await Promise.all(posts.map((post) => report(post, now)));
  expect(outcomes.filter((outcome) => outcome === "done")).toHaveLength(10);
  expect(outcomes.filter((outcome) => outcome === "too-fast")).toHaveLength(5);
  const refused = posts[outcomes.indexOf("too-fast")] ?? { id: 0 };
  expect(await findCaseRow(refused.id)).toBeUndefined();
  expect(await listEntries({ postId: refused.id })).toEqual([]);
  expect(await report(refused, now + 599_999)).toBe("too-fast");
  expect(await report(refused, now + 600_000)).toBe("done");
});

test("nobody reports more than 30 times a day", async () => {
  const reporter = await makeMember();
  const posts = await Promise.all(Array.from({ length: 31 }, () => makePost()));
  const start = now - day;
  const outcomes = [];
  for (const [at, { id: postId }] of posts.entries())
    outcomes.push(await reportPost(db, reporter, { postId, ...spam }, start + at * 600_000));
  expect(outcomes).toEqual([...Array.from({ length: 30 }, () => "done"), "too-fast"]);
});
