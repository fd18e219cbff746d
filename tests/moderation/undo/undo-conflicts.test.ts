import { describe, expect, test } from "vitest";
import { endExpiredBlocks } from "~/moderation/blocks/end-expired-blocks.server";
import { day } from "~/time/units";
import { deletePost, overturnAppeal, reportPost, withdrawReport } from "../../support/acts/acts";
import { startUndoFixture } from "../../support/acts/undo-fixture";
import { dumpState } from "../../support/database/state/moderation-state";

const {
  db,
  d1,
  now,
  makeMember,
  makePost,
  makeReport,
  makeAppeal,
  block,
  listEntries,
  newestEntry,
  nextModerator,
  decide,
  blockByAdmin,
  unblockByAdmin,
  assignByAdmin,
  ignoreByModerator,
  undo,
  makeReportedPost,
} = await startUndoFixture();

describe("an undo is refused, and changes nothing,", () => {
  async function expectRefused(entryId: number, outcome = "conflict", at = now) {
    const before = [await dumpState(d1), await newestEntry()];
    expect(await undo(entryId, at)).toBe(outcome);
    expect([await dumpState(d1), await newestEntry()]).toEqual(before);
  }

  test("when it was undone before, or there is no such entry", async () => {
    const post = await makeReportedPost();
    const hiding = await decide("hide", post);
    expect(await undo(hiding)).toBe("done");
    await expectRefused(hiding);
    await decide("hide", post);
    await expectRefused(hiding);
    await expectRefused(999_999, "not-found");
  });

  test("of an undoing, of an appeal, of a claim: these are final; and of what members do, which is not in the log", async () => {
    const post = await makeReportedPost();
    const hiding = await decide("hide", post);
    const { id: appealId } = await makeAppeal(hiding);
    await expectRefused(await newestEntry());
    expect(await overturnAppeal(db, nextModerator(), { appealId, note: "" }, now)).toBe("done");
    await expectRefused(await newestEntry());
    await expectRefused(hiding);
    for (const { id, moderation } of await listEntries({ postId: post.id }))
      await expectRefused(id, moderation ? "conflict" : "not-found");
  });

  test("of a dismissal after a new report, a hiding or another dismissal", async () => {
    for (const later of ["report", "hide", "dismiss"] as const) {
      const post = await makeReportedPost();
      const dismissal = await decide("dismiss", post, now - 2 * day);
      if (later !== "hide") await makeReport(post, { reason: "illegal" });
      if (later !== "report") await decide(later, post);
      await expectRefused(dismissal);
    }
  });

  test("of a hiding after it was brought back, or hidden again", async () => {
    const post = await makeReportedPost();
    const hiding = await decide("hide", post);
    await decide("unhide", post);
    await expectRefused(hiding);
    await decide("hide", post);
    await expectRefused(hiding);
  });

  test("of an unhiding after the post was deleted, hidden again or reported again", async () => {
    const unhidden = async () => {
      const post = await makePost({ hidden: true });
      return { post, entryId: await decide("unhide", post) };
    };
    const [deleted, hidden, reported] = [await unhidden(), await unhidden(), await unhidden()];
    expect(await deletePost(db, deleted.post.author, { postId: deleted.post.id }, now)).toBe("done");
    await decide("hide", hidden.post);
    await makeReport(reported.post);
    for (const { entryId } of [deleted, hidden, reported]) await expectRefused(entryId);
  });

  test("of a decision on a post that is erased", async () => {
    const post = await makePost();
    await makeReport(post);
    expect(await deletePost(db, post.author, { postId: post.id }, now)).toBe("done");
    const dismissal = await decide("dismiss", post);
    await d1.prepare("update posts set body = '', erased_at = ? where id = ?").bind(now, post.id).run();
    await expectRefused(dismissal);
  });

  test("of a dismissal when one of those who reported has done so again, though it is not counted", async () => {
    const post = await makePost();
    const reporter = await makeReport(post, { at: now - 3 * day });
    const dismissal = await decide("dismiss", post, now - 2 * day);
    await ignoreByModerator(reporter);
    expect(await reportPost(db, reporter, { postId: post.id, reason: "hate", note: "" }, now)).toBe("done");
    await expectRefused(dismissal);
    expect(await withdrawReport(db, reporter, { postId: post.id }, now)).toBe("done");
    expect(await undo(dismissal)).toBe("done");
  });

  test("of a block that was lifted, by somebody or by the clock", async () => {
    const [lifted, over] = [await makeMember(), await makeMember()];
    const blocking = await blockByAdmin(lifted);
    await unblockByAdmin(lifted);
    await expectRefused(blocking);
    await block(over, "1d", now - day);
    const ended = await newestEntry();
    expect(await endExpiredBlocks(db, now)).toBe(1);
    await expectRefused(ended);
    await expectRefused(await newestEntry());
  });

  test("of an unblocking after another block, or when the time is up that the block would have had", async () => {
    const again = await makeMember();
    await blockByAdmin(again);
    const first = await unblockByAdmin(again);
    await blockByAdmin(again);
    await expectRefused(first);
    await unblockByAdmin(again);
    await expectRefused(first);

    const short = await makeMember();
    await block(short, "1d", now);
    const lifting = await unblockByAdmin(short);
    await expectRefused(lifting, "conflict", now + day);
    expect(await undo(lifting, now + day - 1)).toBe("done");
  });

  test("of a role after another one, and of one that would raise somebody blocked", async () => {
    const [twice, blocked] = [await makeMember(), await makeMember({ role: "moderator" })];
    const first = await assignByAdmin(twice, "moderator");
    const second = await assignByAdmin(twice, "admin");
    await expectRefused(first);
    // The member has the same role again, but not by the first act.
    expect(await undo(second)).toBe("done");
    await assignByAdmin(twice, "member");
    await assignByAdmin(twice, "moderator");
    await expectRefused(first);

    const demotion = await assignByAdmin(blocked, "member");
    await blockByAdmin(blocked);
    await expectRefused(demotion);
  });

  test("of what was done to an account that was deleted since", async () => {
    const member = await makeMember();
    const blocking = await blockByAdmin(member);
    await d1.prepare("update members set erased_at = ? where id = ?").bind(now, member.id).run();
    await expectRefused(blocking);
  });
});
