import { describe, expect, test } from "vitest";
import { blockMember, deletePost, overturnAppeal, undoAct, upholdAppeal } from "../../support/acts/acts";
import { grounds, startAppealFixture } from "../../support/acts/appeal-fixture";
import { dumpState } from "../../support/database/state/moderation-state";

const {
  db,
  d1,
  now,
  makePost,
  makeReport,
  makeAppeal,
  findPostRow,
  findCaseRow,
  findMemberRow,
  findAppealRow,
  listReports,
  listEntries,
  noticesByMember,
  newestEntry,
  hider,
  moderator,
  admin,
  hide,
  makeHidden,
  dumpAllButAppeals,
} = await startAppealFixture();

describe("upholding", () => {
  test("leaves the act as it is, with a reply, and notifies the appellant once", async () => {
    const { id: postId, author, entryId } = await makeHidden();
    const { id: appealId } = await makeAppeal(entryId);
    const before = await dumpAllButAppeals();
    expect(await upholdAppeal(db, moderator, { appealId, note: "It stays." }, now + 1)).toBe("done");
    expect(await dumpAllButAppeals()).toEqual(before);
    const entry = (await listEntries({ postId })).at(-1);
    expect(entry).toMatchObject({
      kind: "appeal.upheld",
      actorId: moderator.id,
      memberId: author.id,
      note: "It stays.",
      reason: null,
      reversesId: null,
      details: { appealId, appealedId: entryId },
    });
    expect(await findAppealRow(appealId)).toMatchObject({
      state: "upheld",
      decidedAt: now + 1,
      decidedById: moderator.id,
      decidedEntryId: entry?.id,
      reply: "It stays.",
    });
    expect(await noticesByMember(entry?.id ?? 0)).toEqual({ [author.id]: "appeal.upheld" });
  });

  test("does not keep anybody from undoing the act later; the appeal stays upheld", async () => {
    const { id: postId, entryId } = await makeHidden();
    const { id: appealId } = await makeAppeal(entryId);
    expect(await upholdAppeal(db, moderator, { appealId, note: "" }, now)).toBe("done");
    expect(await undoAct(db, moderator, { entryId }, now)).toBe("done");
    expect(await findPostRow(postId)).toMatchObject({ hiddenEntryId: null });
    expect(await findAppealRow(appealId)).toMatchObject({ state: "upheld" });
  });
});

describe("overturning", () => {
  async function overturn(entryId: number) {
    const { id: appealId } = await makeAppeal(entryId);
    expect(await overturnAppeal(db, moderator, { appealId, note: "Sorry." }, now + 1)).toBe("done");
    return { appealId, overturned: await newestEntry() };
  }

  test("brings a reported post back and opens its case again with its reports, as if it had not been hidden", async () => {
    const post = await makePost();
    await makeReport(post);
    await makeReport(post, { reason: "hate" });
    const before = await dumpAllButAppeals();
    const entryId = await hide(post);
    const { appealId, overturned } = await overturn(entryId);
    expect(await dumpAllButAppeals()).toEqual(before);
    expect(await findCaseRow(post.id)).toMatchObject({ state: "open", version: 2, reports: 2 });
    expect(await listReports(post.id)).toMatchObject([{ outcome: null }, { outcome: null }]);
    expect((await listEntries({ postId: post.id })).at(-1)).toMatchObject({
      id: overturned,
      kind: "appeal.overturned",
      actorId: moderator.id,
      note: "Sorry.",
      reversesId: entryId,
      details: { appealId, appealedId: entryId },
    });
    expect(await findAppealRow(appealId)).toMatchObject({
      state: "overturned",
      decidedById: moderator.id,
      decidedEntryId: overturned,
      reply: "Sorry.",
    });
    // One notice for the decision and for what follows from it; who reported is told the case is open again.
    expect(await noticesByMember(overturned)).toMatchObject({ [post.author.id]: "appeal.overturned" });
  });

  test("leaves the case of a post that nobody reported decided: there is nothing to decide", async () => {
    const post = await makePost();
    const { overturned } = await overturn(await hide(post));
    expect(await findPostRow(post.id)).toMatchObject({ hiddenEntryId: null });
    expect(await findCaseRow(post.id)).toMatchObject({
      state: "decided",
      verdict: "unhide",
      decidedById: moderator.id,
      decidedEntryId: overturned,
    });
  });

  test("lifts a block and restores exactly what it took away", async () => {
    const post = await makePost();
    await makeReport(post);
    const before = await dumpAllButAppeals();
    const act = { memberId: post.author.id, duration: "forever" as const, ...grounds };
    expect(await blockMember(db, hider, act, now)).toBe("done");
    const { overturned } = await overturn(await newestEntry());
    expect(await dumpAllButAppeals()).toEqual(before);
    expect(await findMemberRow(post.author.id)).toMatchObject({ blockedUntil: null, timesBlocked: 0 });
    expect(await noticesByMember(overturned)).toMatchObject({ [post.author.id]: "appeal.overturned" });
  });

  test("does not show what was deleted meanwhile", async () => {
    const post = await makeHidden();
    const { id: appealId } = await makeAppeal(post.entryId);
    expect(await deletePost(db, post.author, { postId: post.id }, now)).toBe("done");
    expect(await overturnAppeal(db, moderator, { appealId, note: "" }, now)).toBe("done");
    expect(await findPostRow(post.id)).toMatchObject({ hiddenEntryId: null, deletedAt: now });
  });

  test("is final, and the post can be hidden afresh", async () => {
    const post = await makeHidden();
    const { overturned } = await overturn(post.entryId);
    expect(await undoAct(db, admin, { entryId: overturned }, now)).toBe("conflict");
    expect(await undoAct(db, admin, { entryId: post.entryId }, now)).toBe("conflict");
    const again = await hide(post);
    expect(await makeAppeal(again)).toMatchObject({ by: { id: post.author.id } });
  });
});

test("an appeal is decided once, and there must be one", async () => {
  for (const first of [upholdAppeal, overturnAppeal]) {
    const { entryId } = await makeHidden();
    const { id: appealId } = await makeAppeal(entryId);
    expect(await first(db, moderator, { appealId, note: "" }, now)).toBe("done");
    const before = [await dumpState(d1), await newestEntry()];
    for (const second of [upholdAppeal, overturnAppeal]) {
      const again = await second(db, moderator, { appealId, note: "" }, now);
      expect(again).toBe(second === first ? "done" : "conflict");
      expect(await second(db, moderator, { appealId, note: "Other words" }, now)).toBe("conflict");
      expect(await second(db, admin, { appealId, note: "" }, now)).toBe("conflict");
      expect(await second(db, moderator, { appealId: 999_999, note: "" }, now)).toBe("not-found");
    }
    expect([await dumpState(d1), await newestEntry()]).toEqual(before);
  }
});
