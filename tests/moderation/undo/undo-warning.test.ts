import { describe, expect, test } from "vitest";
import type { Viewer } from "~/accounts/permissions";
import { eraseDeletedPosts } from "~/feed/erase-deleted-posts.server";
import { listNotices } from "~/moderation/notices/list-notices.server";
import { day } from "~/time/units";
import { deletePost, overturnAppeal, reportPost, sendAppeal, upholdAppeal } from "../../support/acts/acts";
import { startUndoFixture } from "../../support/acts/undo-fixture";

const fixture = await startUndoFixture();
const { db, now, makeMember, makePost, makeReport, makeAppeal, makeIgnoredReporter, makeReportedPost } =
  fixture;
const {
  decide,
  undo,
  expectUndoRestores,
  nextAdmin,
  findCaseRow,
  findMemberRow,
  findAppealRow,
  listReports,
} = fixture;

const outcomesOf = async ({ id }: { id: number }) => (await listReports(id)).map(({ outcome }) => outcome);
const warnedTimes = async ({ author }: { author: Viewer }) => (await findMemberRow(author.id))?.timesWarned;
const kindsOf = async (member: Viewer) =>
  (await listNotices(db, member, null, now)).notices.map(({ kind }) => kind);

describe("undoing a warning", () => {
  test("restores its case with its reports, and what counts for the author", async () => {
    const post = await makeReportedPost();
    await expectUndoRestores(() => decide("warn", post));
    expect(await outcomesOf(post)).toEqual([null, null]);
  });

  test("leaves the case of a post that nobody reported decided", async () => {
    const post = await makePost();
    const warning = await decide("warn", post);
    expect(await undo(warning)).toBe("done");
    expect(await findCaseRow(post.id)).toMatchObject({ state: "decided", verdict: "unwarn", version: 2 });
    expect(await warnedTimes(post)).toBe(0);
    const newcomer = await makeMember();
    expect(await reportPost(db, newcomer, { postId: post.id, reason: "spam", note: "" }, now)).toBe("done");
  });

  test("can be done once", async () => {
    const warning = await decide("warn", await makePost());
    expect(await undo(warning)).toBe("done");
    expect(await undo(warning)).toBe("conflict");
  });
});

describe("what has come since does not keep a warning from being taken back, and is left alone", () => {
  test("a report that opened the case again", async () => {
    const post = await makeReportedPost();
    const warning = await decide("warn", post);
    await makeReport(post, { at: now + day });
    expect(await undo(warning, now + day)).toBe("done");
    expect(await findCaseRow(post.id)).toMatchObject({ state: "open", version: 2, reports: 1 });
    expect(await outcomesOf(post)).toEqual(["upheld", "upheld", null]);
    expect(await warnedTimes(post)).toBe(0);
  });

  test("hiding the post; when that is undone too, the case says that the warning was taken back", async () => {
    const post = await makeReportedPost();
    const warning = await decide("warn", post);
    const hiding = await decide("hide", post);
    expect(await undo(warning)).toBe("done");
    expect(await findCaseRow(post.id)).toMatchObject({ verdict: "hide", decidedEntryId: hiding });
    const undoing = await fixture.newestEntry();
    expect(await undo(hiding)).toBe("done");
    expect(await findCaseRow(post.id)).toMatchObject({
      state: "decided",
      verdict: "unwarn",
      decidedEntryId: undoing,
    });
  });

  test("hiding the post, undone first: then the warning holds again, and can be undone", async () => {
    const post = await makeReportedPost();
    const warning = await decide("warn", post);
    expect(await undo(await decide("hide", post))).toBe("done");
    expect(await findCaseRow(post.id)).toMatchObject({ verdict: "warn", decidedEntryId: warning });
    expect(await undo(warning)).toBe("done");
    expect(await findCaseRow(post.id)).toMatchObject({ state: "open" });
    expect(await outcomesOf(post)).toEqual([null, null]);
  });

  test("another report by somebody whose reports are ignored: nobody has two open ones", async () => {
    const ignored = await makeIgnoredReporter();
    const post = await makeReportedPost();
    await makeReport(post, { reporter: ignored });
    const warning = await decide("warn", post);
    await makeReport(post, { reporter: ignored, reason: "illegal", at: now + day });
    expect(await undo(warning, now + day)).toBe("done");
    expect(await findCaseRow(post.id)).toMatchObject({ state: "decided", verdict: "unwarn" });
    expect(await outcomesOf(post)).toEqual(["upheld", "upheld", "upheld", null]);
  });

  test("that the text of the post was erased: nobody could decide the case", async () => {
    const post = await makeReportedPost();
    const warning = await decide("warn", post);
    await deletePost(db, post.author, { postId: post.id }, now);
    await eraseDeletedPosts(db, now + 31 * day);
    expect(await undo(warning, now + 31 * day)).toBe("done");
    expect(await findCaseRow(post.id)).toMatchObject({ state: "decided", verdict: "unwarn" });
    expect(await warnedTimes(post)).toBe(0);
  });
});

describe("who was told of a warning", () => {
  test("is told in place of it that it was undone, and reporters that their reports are open again", async () => {
    const post = await makePost();
    const reporter = await makeReport(post);
    const warning = await decide("warn", post);
    expect(await kindsOf(post.author)).toEqual(["post.warned"]);
    expect(await kindsOf(reporter)).toEqual(["report.upheld"]);
    await undo(warning);
    expect(await kindsOf(post.author)).toEqual(["warning.undone"]);
    expect(await kindsOf(reporter)).toEqual(["report.reopened"]);
    await decide("warn", post);
    expect(await kindsOf(post.author)).toEqual(["post.warned"]);
  });

  test("keeps that notice beside one that the post was hidden, because each can be appealed against", async () => {
    const post = await makePost();
    await decide("warn", post);
    await decide("hide", post);
    expect(await kindsOf(post.author)).toEqual(["post.hidden", "post.warned"]);
  });
});

describe("an appeal against a warning", () => {
  test("is possible once, while the warning counts, also after the post was deleted", async () => {
    const post = await makePost();
    const warning = await decide("warn", post);
    await deletePost(db, post.author, { postId: post.id }, now);
    const send = (entryId: number, body: string) => sendAppeal(db, post.author, { entryId, body }, now);
    expect(await send(warning, "It was a joke.")).toBe("done");
    expect(await send(warning, "Really.")).toBe("already");
    const other = await makePost({ author: post.author });
    const undone = await decide("warn", other);
    await undo(undone);
    expect(await send(undone, "It was a joke.")).toBe("over");
    expect(await sendAppeal(db, await makeMember(), { entryId: warning, body: "No." }, now)).toBe(
      "not-found",
    );
  });

  test("overturned, undoes it: the case is open again, and the warning no longer counts", async () => {
    const post = await makeReportedPost();
    const { id: appealId } = await makeAppeal(await decide("warn", post));
    expect(await overturnAppeal(db, nextAdmin(), { appealId, note: "Sorry" }, now)).toBe("done");
    expect(await findCaseRow(post.id)).toMatchObject({ state: "open", version: 2 });
    expect(await warnedTimes(post)).toBe(0);
    const { notices } = await listNotices(db, post.author, null, now);
    expect(notices).toMatchObject([{ kind: "appeal.overturned", about: "post.warned", reply: "Sorry" }]);
  });

  test("upheld, leaves it", async () => {
    const post = await makeReportedPost();
    const { id: appealId } = await makeAppeal(await decide("warn", post));
    expect(await upholdAppeal(db, nextAdmin(), { appealId, note: "No" }, now)).toBe("done");
    expect(await findCaseRow(post.id)).toMatchObject({ verdict: "warn" });
    expect(await warnedTimes(post)).toBe(1);
  });

  test("that is open is granted when a moderator undoes the warning", async () => {
    const warning = await decide("warn", await makePost());
    const { id } = await makeAppeal(warning);
    expect(await undo(warning)).toBe("done");
    expect(await findAppealRow(id)).toMatchObject({ state: "granted" });
  });
});
