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

test("undoing tells the person whom the act concerned what has become of it, and nobody else", async () => {
  const post = await makeReportedPost();
  const { author } = post;
  const told = async (entryId: number) => {
    expect(await undo(entryId)).toBe("done");
    return noticesByMember(await newestEntry());
  };
  expect(await told(await decide("dismiss", post))).toEqual({});
  const hiding = await decide("hide", post);
  expect(await told(await decide("unhide", post))).toEqual({ [author.id]: "post.hidden" });
  expect(await told(hiding)).toEqual({ [author.id]: "post.restored" });
  const blocking = await blockByAdmin(author);
  expect(await told(await unblockByAdmin(author))).toEqual({ [author.id]: "user.blocked" });
  expect(await told(blocking)).toEqual({ [author.id]: "user.unblocked" });
  expect(await told(await assignByAdmin(author, "moderator"))).toEqual({ [author.id]: "role.changed" });
});
