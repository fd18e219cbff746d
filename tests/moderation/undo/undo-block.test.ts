import { expect, test } from "vitest";
import type { Viewer } from "~/accounts/permissions";
import { day, minute } from "~/time/units";
import { deletePost, upholdAppeal } from "../../support/acts/acts";
import { startUndoFixture } from "../../support/acts/undo-fixture";

const {
  db,
  d1,
  now,
  makeMember,
  makePost,
  makeReport,
  makeAppeal,
  makeSession,
  findPostRow,
  findMemberRow,
  nextModerator,
  decide,
  blockByAdmin,
  unblockByAdmin,
  undo,
  makeIgnoredReporter,
  expectUndoRestores,
} = await startUndoFixture();

/** A member with a post of every kind, reported and not. */
async function makeAuthor(): Promise<Viewer> {
  const author = await makeMember();
  // Too slowly for the rate limit.
  let at = now - 9 * day;
  const write = (how = {}) => makePost({ author, at: (at += minute), ...how });
  await write();
  await write({ hidden: true });
  await write({ deleted: true });
  const reported = await write();
  for (const reason of ["spam", "other"] as const) await makeReport(reported, { reason, note: "Look." });
  await makeReport(reported, { reporter: await makeIgnoredReporter() });
  const deleted = await write();
  await makeReport(deleted);
  expect(await deletePost(db, author, { postId: deleted.id }, now - day)).toBe("done");
  const dismissed = await write();
  await makeReport(dismissed, { at: now - 2 * day });
  await decide("dismiss", { ...dismissed, author }, now - 2 * day);
  return author;
}

async function listPostIds({ id }: Viewer): Promise<number[]> {
  const { results } = await d1
    .prepare("select id from posts where author_id = ? order by id")
    .bind(id)
    .all<{ id: number }>();
  return results.map((row) => row.id);
}

const authors: Record<string, () => Promise<Viewer>> = {
  "somebody with posts of every kind": makeAuthor,
  "somebody without a post": makeMember,
  "somebody who was blocked before": async () => {
    const author = await makeAuthor();
    await blockByAdmin(author, now - day);
    await unblockByAdmin(author, now - day);
    return author;
  },
  "a moderator": async () => {
    const author = await makeMember({ role: "moderator" });
    await makeReport(await makePost({ author }));
    return author;
  },
};

test.each(Object.entries(authors))("%s is as before once a block is undone", async (_, make) => {
  const author = await make();
  await expectUndoRestores(() => blockByAdmin(author));
});

const blockedAuthors: Record<string, () => Promise<Viewer>> = {
  "somebody with posts of every kind": async () => {
    const author = await makeAuthor();
    await blockByAdmin(author);
    return author;
  },
  "somebody without a post": async () => {
    const author = await makeMember();
    await blockByAdmin(author);
    return author;
  },
  "somebody who has appealed": async () => {
    const author = await makeAuthor();
    await makeAppeal(await blockByAdmin(author));
    return author;
  },
  "somebody whose appeal was upheld": async () => {
    const author = await makeAuthor();
    const { id: appealId } = await makeAppeal(await blockByAdmin(author));
    expect(await upholdAppeal(db, nextModerator(), { appealId, note: "" }, now)).toBe("done");
    return author;
  },
  "somebody whose posts were decided during the block": async () => {
    const author = await makeAuthor();
    await blockByAdmin(author);
    for (const id of await listPostIds(author)) {
      const row = await findPostRow(id);
      if (row?.deletedAt === null) await decide(row.hiddenEntryId ? "unhide" : "hide", { id, author });
    }
    return author;
  },
  "somebody blocked again by an undoing": async () => {
    const author = await makeAuthor();
    await blockByAdmin(author);
    expect(await undo(await unblockByAdmin(author))).toBe("done");
    return author;
  },
};

test.each(Object.entries(blockedAuthors))(
  "%s is blocked as before once an unblocking is undone",
  async (_, make) => {
    const author = await make();
    await expectUndoRestores(() => unblockByAdmin(author));
  },
);

test.each(Object.entries(blockedAuthors))("%s is unblocked once the block is undone", async (_, make) => {
  const author = await make();
  const { blockEntryId } = (await findMemberRow(author.id)) ?? {};
  const counted = (await findMemberRow(author.id))?.timesBlocked ?? 0;
  expect(await undo(blockEntryId ?? 0)).toBe("done");
  expect(await findMemberRow(author.id)).toMatchObject({
    blockedUntil: null,
    blockEntryId: null,
    timesBlocked: counted - 1,
  });
  for (const id of await listPostIds(author))
    expect(await findPostRow(id)).toMatchObject({ blockEntryId: null });
});

test("a block ends the sessions, and so does undoing its end; undoing it brings none back", async () => {
  const author = await makeMember();
  const sessions = async () =>
    (await d1.prepare("select id from sessions where member_id = ?").bind(author.id).all()).results.length;
  await makeSession(author);
  const blocking = await blockByAdmin(author);
  expect(await sessions()).toBe(0);
  const lifting = await unblockByAdmin(author);
  await makeSession(author);
  expect(await undo(lifting)).toBe("done");
  expect(await sessions()).toBe(0);
  expect(await undo(blocking)).toBe("done");
  expect(await sessions()).toBe(0);
});
