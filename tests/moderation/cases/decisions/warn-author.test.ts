import { describe, expect, test } from "vitest";
import { listFeed } from "~/feed/read-posts.server";
import { warnAuthors } from "~/moderation/cases/decisions/warn-author.server";
import { day } from "~/time/units";
import { deletePost, hidePost, reportPost, unhidePost, warnAuthor } from "../../../support/acts/acts";
import { startDatabase } from "../../../support/database/database";
import { makersFor } from "../../../support/database/makers";

const { db } = await startDatabase();
const { makeMember, makePost, makeReport, block, findPostRow, findCaseRow, findMemberRow } = makersFor(db);
const { listReports, listEntries, noticesByMember, newestEntry } = makersFor(db);
const now = Date.now();
const grounds = { reason: "hate" as const, note: "a slur" };
const moderator = await makeMember({ role: "moderator" });
const warn = ({ id: postId }: { id: number }, version = 0, at = now) =>
  warnAuthor(db, moderator, { postId, version, ...grounds }, at);

describe("a warning", () => {
  test("leaves the post, decides its case, upholds its reports, and counts for its author", async () => {
    const post = await makePost();
    await makeReport(post, { reason: "spam" });
    await makeReport(post, { reason: "hate" });
    expect(await warn(post)).toBe("done");

    const entry = (await listEntries({ postId: post.id })).at(-1);
    expect(entry).toMatchObject({
      kind: "post.warned",
      actorId: moderator.id,
      memberId: post.author.id,
      at: now,
      ...grounds,
    });
    expect(await findPostRow(post.id)).toMatchObject({ hiddenEntryId: null, deletedAt: null });
    expect((await listFeed(db, null)).posts.map(({ id }) => id)).toContain(post.id);
    expect(await findCaseRow(post.id)).toMatchObject({
      state: "decided",
      verdict: "warn",
      version: 1,
      reports: 2,
      decidedById: moderator.id,
      decidedEntryId: entry?.id,
    });
    expect(await listReports(post.id)).toMatchObject([
      { outcome: "upheld", decidedEntryId: entry?.id },
      { outcome: "upheld", decidedEntryId: entry?.id },
    ]);
    expect(await findMemberRow(post.author.id)).toMatchObject({
      timesWarned: 1,
      timesHidden: 0,
      upheldAgainst: 2,
    });
  });

  test("is told to the author, and once to each who reported", async () => {
    const post = await makePost();
    const reporters = [await makeReport(post), await makeReport(post)];
    expect(await warn(post)).toBe("done");
    expect(await noticesByMember(await newestEntry())).toEqual({
      [post.author.id]: "post.warned",
      ...Object.fromEntries(reporters.map(({ id }) => [id, "report.upheld"])),
    });
  });

  test("about a post that nobody reported opens its case and decides it in the same batch", async () => {
    const post = await makePost();
    expect(await warn(post)).toBe("done");
    expect(await findCaseRow(post.id)).toMatchObject({
      state: "decided",
      verdict: "warn",
      version: 1,
      reports: 0,
    });
    expect((await listEntries({ postId: post.id })).map(({ kind }) => kind)).toEqual(["post.warned"]);
  });

  test("can be about what a colleague or an admin wrote, and never about one's own", async () => {
    for (const role of ["moderator", "admin"] as const)
      expect(await warn(await makePost({ author: await makeMember({ role }) }))).toBe("done");
    expect(await warn(await makePost({ author: moderator }))).toBe("forbidden");
  });

  test("can be about a post of somebody blocked, and a deleted one", async () => {
    const blocked = await makePost();
    await block(blocked.author);
    expect(await warn(blocked)).toBe("done");
    const deleted = await makePost();
    await makeReport(deleted);
    await deletePost(db, deleted.author, { postId: deleted.id }, now);
    expect(await warn(deleted)).toBe("done");
    expect(await warn(deleted, 1)).toBe("done");
    const colleague = await makeMember({ role: "moderator" });
    expect(await warnAuthor(db, colleague, { postId: deleted.id, version: 1, ...grounds }, now)).toBe(
      "conflict",
    );
  });
});

describe("a warning is refused", () => {
  test("about a hidden post, until it is back", async () => {
    const post = await makePost({ hidden: true });
    expect(await warn(post, 1)).toBe("conflict");
    expect(await unhidePost(db, moderator, { postId: post.id, version: 1, note: "" }, now)).toBe("done");
    expect(await warn(post, 2)).toBe("done");
  });

  test("where the author was warned already, until the case is opened again", async () => {
    const post = await makePost();
    expect(await warn(post)).toBe("done");
    const colleague = await makeMember({ role: "moderator" });
    const again = { postId: post.id, ...grounds, note: "Once more" };
    expect(await warnAuthor(db, colleague, { ...again, version: 1 }, now)).toBe("conflict");
    await makeReport(post, { at: now + 2 * day });
    expect(await warnAuthor(db, colleague, { ...again, version: 2 }, now + 2 * day)).toBe("done");
    expect(await findMemberRow(post.author.id)).toMatchObject({ timesWarned: 2 });
  });

  test("where somebody decided since the form was shown", async () => {
    const post = await makePost();
    await makeReport(post);
    const colleague = await makeMember({ role: "moderator" });
    expect(await hidePost(db, colleague, { postId: post.id, version: 0, ...grounds }, now)).toBe("done");
    expect(await warn(post)).toBe("conflict");
    expect((await listEntries({ postId: post.id })).map(({ kind }) => kind)).toEqual([
      "post.reported",
      "post.hidden",
    ]);
  });

  test("for each post by itself, where there are several", async () => {
    const [visible, hidden, own] = [
      await makePost(),
      await makePost({ hidden: true }),
      await makePost({ author: moderator }),
    ];
    const cases = [
      { postId: visible.id, version: 0 },
      { postId: hidden.id, version: 1 },
      { postId: own.id, version: 0 },
    ];
    const results = await warnAuthors(db, moderator, { ...grounds, cases }, now);
    expect(results.map(({ outcome }) => outcome)).toEqual(["done", "conflict", "forbidden"]);
  });
});

test("a post whose author was warned can be hidden after all", async () => {
  const post = await makePost();
  expect(await warn(post)).toBe("done");
  expect(await hidePost(db, moderator, { postId: post.id, version: 1, ...grounds }, now)).toBe("done");
  expect(await findMemberRow(post.author.id)).toMatchObject({ timesWarned: 1, timesHidden: 1 });
});

test("for 24 hours nobody can report the post; after that only somebody new, or for a new reason", async () => {
  const post = await makePost();
  const reporter = await makeReport(post, { reason: "spam", at: now });
  expect(await warn(post)).toBe("done");
  const report = (by: typeof reporter, reason: string, at: number) =>
    reportPost(db, by, { postId: post.id, reason, note: "" }, at);
  const newcomer = await makeMember();
  expect(await report(newcomer, "violence", now + day - 1)).toBe("looked-at");
  expect(await report(reporter, "spam", now + day)).toBe("looked-at");
  expect(await report(newcomer, "spam", now + day)).toBe("done");
  expect(await findCaseRow(post.id)).toMatchObject({ state: "open", version: 2, reports: 1 });
});
