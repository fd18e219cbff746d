import { describe, expect, test } from "vitest";
import type { Viewer } from "~/accounts/permissions";
import { day } from "~/time/units";
import {
  blockMember,
  dismissCase,
  hidePost,
  ignoreReports,
  reportPost,
  undoAct,
} from "../../support/acts/acts";
import { startDatabase } from "../../support/database/database";
import { makersFor } from "../../support/database/makers";

const { db } = await startDatabase();
const makers = makersFor(db);
const { makeMember, makePost, makeReport } = makers;
const { findCaseRow, findMemberRow, listReports, listEntries, noticesByMember, newestEntry } = makers;
const now = Date.now();
const grounds = { reason: "harassment" as const, note: "reports whoever disagrees" };
const moderator = await makeMember({ role: "moderator" });

const set = ({ id: memberId }: Viewer, ignore: boolean, by = moderator) =>
  ignoreReports(db, by, { memberId, ignore, ...grounds }, now);
const report = (by: Viewer, { id: postId }: { id: number }, reason = "spam", at = now) =>
  reportPost(db, by, { postId, reason, note: "" }, at);
const dismiss = ({ id: postId }: { id: number }, version = 0, at = now) =>
  dismissCase(db, moderator, { postId, version, ...grounds }, at);

async function makeIgnored() {
  const member = await makeMember();
  expect(await set(member, true)).toBe("done");
  return member;
}

describe("a report by a member whose reports are ignored", () => {
  test("is stored, opens no case, and looks to them like any other", async () => {
    const [post, ignored] = [await makePost(), await makeIgnored()];
    expect(await report(ignored, post)).toBe("done");
    expect(await findCaseRow(post.id)).toBeUndefined();
    expect(await listReports(post.id)).toMatchObject([
      { reporterId: ignored.id, ignored: true, outcome: null },
    ]);
    expect(await listEntries({ postId: post.id })).toMatchObject([
      { kind: "post.reported", actorId: ignored.id, details: { report: "spam" } },
    ]);
    expect(await report(ignored, post, "hate")).toBe("already");
  });

  test("is not counted on an open case", async () => {
    const [post, ignored] = [await makePost(), await makeIgnored()];
    await makeReport(post);
    const before = await findCaseRow(post.id);
    expect(await report(ignored, post, "hate")).toBe("done");
    expect(await findCaseRow(post.id)).toEqual(before);
  });

  test("opens no decided case again", async () => {
    const [post, ignored] = [await makePost(), await makeIgnored()];
    await makeReport(post, { at: now - 3 * day });
    expect(await dismiss(post, 0, now - 2 * day)).toBe("done");
    const before = await findCaseRow(post.id);
    expect(await report(ignored, post, "illegal")).toBe("done");
    expect(await findCaseRow(post.id)).toEqual(before);
    // For a day after a dismissal they get the same outcome as everybody.
    const fresh = await makePost();
    await makeReport(fresh);
    expect(await dismiss(fresh)).toBe("done");
    expect(await report(ignored, fresh, "hate")).toBe("looked-at");
  });

  test.each([
    ["hide", hidePost, "upheld"],
    ["dismiss", dismissCase, "dismissed"],
  ] as const)("is answered when the case is decided: %s", async (_, decide, outcome) => {
    const [post, ignored] = [await makePost(), await makeIgnored()];
    const reporter = await makeReport(post);
    expect(await report(ignored, post)).toBe("done");
    expect(await decide(db, moderator, { postId: post.id, version: 0, ...grounds }, now)).toBe("done");
    const entryId = await newestEntry();
    expect(await listReports(post.id)).toMatchObject([
      { outcome, decidedEntryId: entryId },
      { outcome, decidedEntryId: entryId },
    ]);
    expect(await noticesByMember(entryId)).toMatchObject({
      [reporter.id]: `report.${outcome}`,
      [ignored.id]: `report.${outcome}`,
    });
    expect(await findMemberRow(ignored.id)).toMatchObject({
      upheldMade: outcome === "upheld" ? 1 : 0,
      dismissedMade: outcome === "dismissed" ? 1 : 0,
    });
    expect(await findCaseRow(post.id)).toMatchObject({ reports: 1 });
    expect(await undoAct(db, moderator, { entryId }, now)).toBe("done");
    expect(await listReports(post.id)).toMatchObject([
      { outcome: null, ignored: false },
      { outcome: null, ignored: true },
    ]);
  });

  test("is answered too when a post is hidden that nobody else reported", async () => {
    const [post, ignored] = [await makePost(), await makeIgnored()];
    expect(await report(ignored, post)).toBe("done");
    expect(await hidePost(db, moderator, { postId: post.id, version: 0, ...grounds }, now)).toBe("done");
    expect(await listReports(post.id)).toMatchObject([{ outcome: "upheld" }]);
    expect(await noticesByMember(await newestEntry())).toEqual({
      [ignored.id]: "report.upheld",
      [post.author.id]: "post.hidden",
    });
    expect(await findCaseRow(post.id)).toMatchObject({ verdict: "hide", reports: 0 });
  });

  test("is closed with its case by a block", async () => {
    const [post, ignored] = [await makePost(), await makeIgnored()];
    await makeReport(post);
    expect(await report(ignored, post)).toBe("done");
    const act = { memberId: post.author.id, duration: "1d" as const, ...grounds };
    expect(await blockMember(db, moderator, act, now)).toBe("done");
    expect(await listReports(post.id)).toMatchObject([
      { outcome: "closed by block" },
      { outcome: "closed by block" },
    ]);
  });

  test("makes neither its reason nor its reporter known to the case", async () => {
    const [post, ignored] = [await makePost(), await makeIgnored()];
    const reporter = await makeReport(post, { at: now - 3 * day });
    expect(await dismiss(post, 0, now - 2 * day)).toBe("done");
    expect(await report(ignored, post, "hate", now - day)).toBe("done");
    // A reason new to the case, though the ignored report named it.
    expect(await report(reporter, post, "hate")).toBe("done");
    expect(await findCaseRow(post.id)).toMatchObject({ state: "open", version: 2, reasons: { hate: 1 } });

    const other = await makePost();
    await makeReport(other, { at: now - 3 * day });
    expect(await report(ignored, other, "spam", now - 3 * day)).toBe("done");
    expect(await dismiss(other, 0, now - 2 * day)).toBe("done");
    expect(await set(ignored, false)).toBe("done");
    // To themselves they are no new reporter, whether their report counted or not: another answer would tell them.
    expect(await report(ignored, other, "spam")).toBe("looked-at");
    expect(await report(ignored, other, "hate")).toBe("done");
    expect(await findCaseRow(other.id)).toMatchObject({ state: "open", version: 2, reasons: { hate: 1 } });
  });

  test("counts towards the limits of reporting", async () => {
    const ignored = await makeIgnored();
    const posts = await Promise.all(Array.from({ length: 11 }, () => makePost()));
    const outcomes = [];
    for (const post of posts) outcomes.push(await report(ignored, post));
    expect(outcomes).toEqual([...Array.from({ length: 10 }, () => "done"), "too-fast"]);
  });
});

describe("ignoring and heeding a member's reports", () => {
  test("is logged with its grounds, holds from then on, and makes no notice", async () => {
    const member = await makeMember();
    const [before, during, after] = [await makePost(), await makePost(), await makePost()];
    expect(await report(member, before)).toBe("done");
    expect(await set(member, true)).toBe("done");
    const ignoring = await newestEntry();
    expect(await findMemberRow(member.id)).toMatchObject({ reportsIgnoredEntryId: ignoring });
    expect(await report(member, during)).toBe("done");
    expect(await set(member, false)).toBe("done");
    expect(await findMemberRow(member.id)).toMatchObject({ reportsIgnoredEntryId: null });
    const heeding = await newestEntry();
    expect(await report(member, after)).toBe("done");

    // What was reported before and after is counted, what was reported in between stays uncounted.
    expect(await findCaseRow(before.id)).toMatchObject({ state: "open", reports: 1 });
    expect(await findCaseRow(during.id)).toBeUndefined();
    expect(await listReports(during.id)).toMatchObject([{ ignored: true, outcome: null }]);
    expect(await findCaseRow(after.id)).toMatchObject({ state: "open", reports: 1 });
    expect(await listEntries({ memberId: member.id })).toMatchObject([
      { kind: "reports.ignored", actorId: moderator.id, ...grounds },
      { kind: "reports.heeded", actorId: moderator.id, reason: null, note: grounds.note },
    ]);
    for (const entryId of [ignoring, heeding]) expect(await noticesByMember(entryId)).toEqual({});
  });

  test("is refused where it is so already, and done where the same person made it so", async () => {
    const member = await makeMember();
    expect(await set(member, false)).toBe("conflict");
    expect(await set(member, true)).toBe("done");
    expect(await set(member, true)).toBe("done");
    const input = { memberId: member.id, ignore: true, ...grounds } as const;
    expect(await ignoreReports(db, await makeMember({ role: "moderator" }), input, now)).toBe("conflict");
    expect(await listEntries({ memberId: member.id })).toHaveLength(1);
  });

  test("lets reports count as long as the member reads the queue, which would tell them", async () => {
    const admin = await makeMember({ role: "admin" });
    const peer = await makeMember({ role: "moderator" });
    expect(await set(peer, true, admin)).toBe("done");
    const post = await makePost();
    expect(await report(peer, post)).toBe("done");
    expect(await findCaseRow(post.id)).toMatchObject({ state: "open", reports: 1 });
    expect(await listReports(post.id)).toMatchObject([{ ignored: false }]);
  });

  test("takes a strictly higher role, as a block does", async () => {
    const admin = await makeMember({ role: "admin" });
    const tried = [
      [moderator, await makeMember({ role: "moderator" })],
      [moderator, admin],
      [moderator, moderator],
      [await makeMember(), await makeMember()],
    ] as const;
    for (const [actor, member] of tried) {
      expect(await set(member, true, actor)).toBe("forbidden");
      expect(await findMemberRow(member.id)).toMatchObject({ reportsIgnoredEntryId: null });
      expect(await listEntries({ memberId: member.id })).toEqual([]);
    }
    expect(await set(await makeMember({ role: "moderator" }), true, admin)).toBe("done");
    expect(await ignoreReports(db, admin, { memberId: 999_999, ignore: true, ...grounds }, now)).toBe(
      "not-found",
    );
  });

  test("is not undone, but done the other way", async () => {
    const member = await makeIgnored();
    expect(await undoAct(db, moderator, { entryId: await newestEntry() }, now)).toBe("conflict");
    expect(await findMemberRow(member.id)).not.toMatchObject({ reportsIgnoredEntryId: null });
  });
});
