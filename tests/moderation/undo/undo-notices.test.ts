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
  listReports,
} = await startUndoFixture();

test("undoing an act notifies those who had a notice of it, and nobody else", async () => {
  const post = await makeReportedPost();
  const { author } = post;
  const reporters = (await listReports(post.id)).map(({ reporterId }) => reporterId);
  const toReporters = (kind: string) => Object.fromEntries(reporters.map((id) => [id, kind]));
  const reopened = toReporters("report.reopened");
  const noticesOfUndo = async (entryId: number) => {
    expect(await undo(entryId)).toBe("done");
    return noticesByMember(await newestEntry());
  };
  expect(await noticesOfUndo(await decide("dismiss", post))).toEqual(reopened);
  const hiding = await decide("hide", post);
  expect(await noticesOfUndo(await decide("unhide", post))).toEqual({ [author.id]: "post.hidden" });
  expect(await noticesOfUndo(hiding)).toEqual({ [author.id]: "post.restored", ...reopened });
  const blocking = await blockByAdmin(author);
  expect(await noticesOfUndo(await unblockByAdmin(author))).toEqual({
    [author.id]: "user.blocked",
    ...toReporters("report.closed"),
  });
  expect(await noticesOfUndo(blocking)).toEqual({ [author.id]: "user.unblocked", ...reopened });
  expect(await noticesOfUndo(await assignByAdmin(author, "moderator"))).toEqual({
    [author.id]: "role.changed",
  });
});
