import { describe, expect, test } from "vitest";
import type { Role } from "~/db/vocabulary";
import { startUndoFixture } from "../../support/acts/undo-fixture";
import { dumpState } from "../../support/database/state/moderation-state";

const { d1, makeMember, decide, blockByAdmin, unblockByAdmin, assignByAdmin, undo, makeReportedPost } =
  await startUndoFixture();

describe("acts undone in the order that is the reverse of theirs", () => {
  /** Does the acts in order and undoes them in reverse, comparing each time with the state before the act. */
  async function expectReversible(acts: (() => Promise<number>)[]) {
    const done: { entryId: number; before: string[] }[] = [];
    for (const act of acts) {
      const before = await dumpState(d1);
      done.push({ before, entryId: await act() });
    }
    for (const { entryId, before } of done.reverse()) {
      expect(await undo(entryId)).toBe("done");
      expect(await dumpState(d1)).toEqual(before);
    }
  }

  test("hide, unhide and hide again", async () => {
    const post = await makeReportedPost();
    await expectReversible([
      () => decide("hide", post),
      () => decide("unhide", post),
      () => decide("hide", post),
    ]);
  });

  test("dismiss and hide", async () => {
    const post = await makeReportedPost();
    await expectReversible([() => decide("dismiss", post), () => decide("hide", post)]);
  });

  test("block, hide, unhide and unblock", async () => {
    const post = await makeReportedPost();
    await expectReversible([
      () => blockByAdmin(post.author),
      () => decide("hide", post),
      () => decide("unhide", post),
      () => unblockByAdmin(post.author),
    ]);
  });

  test("block, unblock, dismiss and block", async () => {
    const post = await makeReportedPost();
    await expectReversible([
      () => blockByAdmin(post.author),
      () => unblockByAdmin(post.author),
      () => decide("dismiss", post),
      () => blockByAdmin(post.author),
    ]);
  });

  test("block, unblock and block", async () => {
    const post = await makeReportedPost();
    await expectReversible([
      () => blockByAdmin(post.author),
      () => unblockByAdmin(post.author),
      () => blockByAdmin(post.author),
    ]);
  });

  test("one role after another", async () => {
    const member = await makeMember();
    const assign = (role: Role) => () => assignByAdmin(member, role);
    await expectReversible([assign("moderator"), assign("admin"), assign("member"), assign("admin")]);
  });
});
