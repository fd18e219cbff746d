import { describe, expect, test } from "vitest";
import { day } from "~/time/units";
import { deletePost, upholdAppeal, withdrawReport } from "../../support/acts/acts";
import { type Post, startUndoFixture } from "../../support/acts/undo-fixture";
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
  findAppealRow,
  newestEntry,
  nextModerator,
  nextAdmin,
  decide,
  blockByAdmin,
  unblockByAdmin,
  undo,
  makeReportedPost,
  makeIgnoredReporter,
  expectUndoRestores,
} = await startUndoFixture();

/** What may have happened to a post before the act to undo. */
const openCases: Record<string, () => Promise<Post>> = {
  "an open case": makeReportedPost,
  "a case with an ignored report besides": async () => {
    const post = await makeReportedPost();
    await makeReport(post, { reporter: await makeIgnoredReporter(), reason: "illegal" });
    return post;
  },
  "a case with a withdrawn report besides": async () => {
    const post = await makeReportedPost();
    const reporter = await makeReport(post, { at: now - 2 * day });
    expect(await withdrawReport(db, reporter, { postId: post.id }, now - day)).toBe("done");
    return post;
  },
  "a case that was dismissed and reported again": async () => {
    const post = await makeReportedPost();
    await decide("dismiss", post, now - 2 * day);
    await makeReport(post, { reason: "violence" });
    return post;
  },
  "a case whose post is deleted": async () => {
    const post = await makeReportedPost();
    expect(await deletePost(db, post.author, { postId: post.id }, now - day)).toBe("done");
    return post;
  },
  "a case that an unblocking opened again": async () => {
    const post = await makeReportedPost();
    await blockByAdmin(post.author, now - day);
    await unblockByAdmin(post.author, now - day);
    return post;
  },
  "a case that an undoing opened again": async () => {
    const post = await makeReportedPost();
    expect(await undo(await decide("dismiss", post, now - day))).toBe("done");
    return post;
  },
};
const decidedCases: Record<string, () => Promise<Post>> = {
  "a dismissed case": async () => {
    const post = await makeReportedPost();
    await decide("dismiss", post, now - day);
    return post;
  },
  "a case that was hidden and brought back": async () => {
    const post = await makeReportedPost();
    await decide("hide", post, now - day);
    await decide("unhide", post, now - day);
    return post;
  },
  "a case closed as withdrawn": async () => {
    const post = await makePost();
    const reporter = await makeReport(post);
    expect(await withdrawReport(db, reporter, { postId: post.id }, now)).toBe("done");
    return post;
  },
  "a case closed by a block that holds": async () => {
    const post = await makeReportedPost();
    await blockByAdmin(post.author, now - day);
    return post;
  },
};
const hiddenPosts: Record<string, () => Promise<Post>> = {
  "a post that nobody reported": () => makePost({ hidden: true }),
  "a reported post": async () => {
    const post = await makeReportedPost();
    await decide("hide", post, now - day);
    return post;
  },
  "a post with an open appeal": async () => {
    const post = await makeReportedPost();
    await makeAppeal(await decide("hide", post, now - day));
    return post;
  },
  "a post whose appeal was upheld": async () => {
    const post = await makeReportedPost();
    const { id: appealId } = await makeAppeal(await decide("hide", post, now - day));
    expect(await upholdAppeal(db, nextModerator(), { appealId, note: "No." }, now)).toBe("done");
    return post;
  },
  "a post hidden for the second time": async () => {
    const post = await makeReportedPost();
    await decide("hide", post, now - day);
    await decide("unhide", post, now - day);
    await decide("hide", post, now - day);
    return post;
  },
  "a post of somebody blocked": async () => {
    const post = await makePost({ hidden: true });
    await blockByAdmin(post.author);
    return post;
  },
};

describe.each(Object.entries({ ...openCases, ...decidedCases }))("%s", (name, make) => {
  test("is as before once its hiding is undone", async () => {
    const post = await make();
    await expectUndoRestores(() => decide("hide", post));
    // The version rises with each, so that nobody decides on what they have not seen.
    const version = (await findCaseRow(post.id))?.version;
    expect(await undo(await decide("hide", post))).toBe("done");
    expect(await findCaseRow(post.id)).toMatchObject({ version: (version ?? 0) + 2 });
  });

  if (name in openCases)
    test("is as before once its dismissal is undone", async () => {
      const post = await make();
      await expectUndoRestores(() => decide("dismiss", post));
    });
});

test.each(Object.entries(hiddenPosts))(
  "%s is hidden as before once its being brought back is undone",
  async (_, make) => {
    const post = await make();
    await expectUndoRestores(() => decide("unhide", post));
  },
);

test("a post that nobody reported is shown again once its hiding is undone, and its case stays decided", async () => {
  const post = await makePost();
  const before = await dumpState(d1);
  const hiding = await decide("hide", post);
  const undoer = nextAdmin();
  expect(await undo(hiding, now + 1, undoer)).toBe("done");
  const entryId = await newestEntry();
  const isCase = (row: string) => row.startsWith(`cases {"post_id":${post.id},`);
  expect((await dumpState(d1)).filter((row) => !isCase(row))).toEqual(before);
  expect(await findCaseRow(post.id)).toMatchObject({
    state: "decided",
    verdict: "unhide",
    version: 2,
    reports: 0,
    decidedAt: now + 1,
    decidedById: undoer.id,
    decidedEntryId: entryId,
  });
});

test("undoing grants the appeal that waits, and undoing an unhiding lets it wait again", async () => {
  const post = await makeReportedPost();
  const hiding = await decide("hide", post);
  const { id: appealId } = await makeAppeal(hiding);
  const unhiding = await decide("unhide", post);
  expect(await findAppealRow(appealId)).toMatchObject({ state: "granted", decidedEntryId: unhiding });
  expect(await undo(unhiding)).toBe("done");
  expect(await findPostRow(post.id)).toMatchObject({ hiddenEntryId: hiding });
  expect(await findAppealRow(appealId)).toMatchObject({
    state: "open",
    decidedAt: null,
    decidedById: null,
    decidedEntryId: null,
  });
  const undoer = nextAdmin();
  expect(await undo(hiding, now + 1, undoer)).toBe("done");
  expect(await findAppealRow(appealId)).toMatchObject({
    state: "granted",
    decidedAt: now + 1,
    decidedById: undoer.id,
    decidedEntryId: await newestEntry(),
    reply: "",
  });
});
