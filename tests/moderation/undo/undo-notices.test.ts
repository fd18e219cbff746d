import { expect, test } from "vitest";
import { startUndoFixture } from "../../support/acts/undo-fixture";

const {
  noticesByMember,
  newestEntry,
  decide,
  blockByAdmin,
  unblockByAdmin,
  assignByAdmin,
  undo,
  makeReportedPost,
} = await startUndoFixture();

test("undoing an act notifies the member it concerned, and nobody else", async () => {
  const post = await makeReportedPost();
  const { author } = post;
  const noticesOfUndo = async (entryId: number) => {
    expect(await undo(entryId)).toBe("done");
    return noticesByMember(await newestEntry());
  };
  expect(await noticesOfUndo(await decide("dismiss", post))).toEqual({});
  const hiding = await decide("hide", post);
  expect(await noticesOfUndo(await decide("unhide", post))).toEqual({ [author.id]: "post.hidden" });
  expect(await noticesOfUndo(hiding)).toEqual({ [author.id]: "post.restored" });
  const blocking = await blockByAdmin(author);
  expect(await noticesOfUndo(await unblockByAdmin(author))).toEqual({ [author.id]: "user.blocked" });
  expect(await noticesOfUndo(blocking)).toEqual({ [author.id]: "user.unblocked" });
  expect(await noticesOfUndo(await assignByAdmin(author, "moderator"))).toEqual({
    [author.id]: "role.changed",
  });
});
