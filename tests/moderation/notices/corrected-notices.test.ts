import { describe, expect, test } from "vitest";
import type { Viewer } from "~/accounts/permissions";
import { endExpiredBlocks } from "~/moderation/blocks/end-expired-blocks.server";
import { listNotices } from "~/moderation/notices/list-notices.server";
import { markNoticesRead } from "~/moderation/notices/mark-notices-read.server";
import { day } from "~/time/units";
import { overturnAppeal } from "../../support/acts/acts";
import { startUndoFixture } from "../../support/acts/undo-fixture";

const fixture = await startUndoFixture();
const { db, now, makeMember, makePost, makeReport, makeAppeal, makeIgnoredReporter, block } = fixture;
const { decide, undo, blockByAdmin, unblockByAdmin, assignByAdmin, nextAdmin, findMemberRow } = fixture;

/** What the member is told, newest first. */
async function noticesOf(member: Viewer) {
  const { notices } = await listNotices(db, member, null, now);
  const unread = notices.filter((notice) => notice.unread).length;
  expect((await findMemberRow(member.id))?.unreadNotices).toBe(unread);
  return notices;
}

const kindsOf = async (member: Viewer) => (await noticesOf(member)).map(({ kind }) => kind);
const read = (member: Viewer) => markNoticesRead(db, member, { through: null }, now);

async function makeReported() {
  const post = await makePost();
  return { ...post, reporter: await makeReport(post) };
}

describe("who reported a post is told", () => {
  test.each(["dismiss", "hide"] as const)(
    "that the decision was undone, if they have read of it: %s",
    async (verdict) => {
      const post = await makeReported();
      const entryId = await decide(verdict, post);
      const [told] = await noticesOf(post.reporter);
      await read(post.reporter);
      await undo(entryId);
      expect(await noticesOf(post.reporter)).toMatchObject([
        { kind: "report.reopened", why: "undone", unread: true, post: { id: post.id } },
        { id: told?.id, kind: told?.kind, unread: false },
      ]);
    },
  );

  test("that in place of what they have not read: one notice a case, however often it is decided and undone", async () => {
    const post = await makeReported();
    for (const verdict of ["dismiss", "hide", "dismiss", "hide"] as const) {
      const entryId = await decide(verdict, post);
      expect(await kindsOf(post.reporter)).toEqual([
        verdict === "hide" ? "report.upheld" : "report.dismissed",
      ]);
      await undo(entryId);
      expect(await kindsOf(post.reporter)).toEqual(["report.reopened"]);
    }
  });

  test("of each case by itself, by its post and their report of it", async () => {
    const author = await makeMember();
    const reporter = await makeMember();
    const [first, second] = [await makePost({ author }), await makePost({ author })];
    await makeReport(first, { reporter, reason: "hate", at: now - day });
    await makeReport(second, { reporter, reason: "spam", at: now - 2 * day });
    await decide("hide", first);
    const undone = await decide("hide", second);
    expect(await noticesOf(reporter)).toMatchObject([
      { kind: "report.upheld", post: null, report: { reason: "spam", at: now - 2 * day } },
      { kind: "report.upheld", post: null, report: { reason: "hate", at: now - day } },
    ]);
    await undo(undone);
    expect(await noticesOf(reporter)).toMatchObject([
      { kind: "report.reopened", post: { id: second.id }, report: { reason: "spam" } },
      { kind: "report.upheld", report: { reason: "hate" } },
    ]);
  });

  test("that their report is open again when an appeal brought the post back", async () => {
    const post = await makeReported();
    const { id: appealId } = await makeAppeal(await decide("hide", post));
    expect(await overturnAppeal(db, nextAdmin(), { appealId, note: "" }, now)).toBe("done");
    expect(await noticesOf(post.reporter)).toMatchObject([{ kind: "report.reopened", why: "undone" }]);
    expect(await kindsOf(post.author)).toEqual(["appeal.overturned"]);
  });

  test("the same whether their reports are ignored or not", async () => {
    const post = await makeReported();
    const ignored = await makeIgnoredReporter();
    await makeReport(post, { reporter: ignored });
    await undo(await decide("dismiss", post));
    expect(await kindsOf(ignored)).toEqual(await kindsOf(post.reporter));
  });
});

describe("when a block ends, who reported the author is told that their reports are open again", () => {
  const ends: Record<string, (author: Viewer) => Promise<unknown>> = {
    lifted: async (author) => [await blockByAdmin(author), await unblockByAdmin(author)],
    undone: async (author) => undo(await blockByAdmin(author)),
    "its time up": async (author) => {
      await block(author, "1d", now - 2 * day);
      return endExpiredBlocks(db, now);
    },
  };
  test.each(Object.entries(ends))("%s", async (_, blockAndEnd) => {
    const [author, reporter] = [await makeMember(), await makeMember()];
    const posts = [await makePost({ author }), await makePost({ author })];
    for (const post of posts) await makeReport(post, { reporter, at: now - 3 * day });
    await blockAndEnd(author);
    const notices = await noticesOf(reporter);
    expect(notices).toMatchObject([
      { kind: "report.reopened", why: "unblocked" },
      { kind: "report.reopened", why: "unblocked" },
    ]);
    const ids = notices.map((notice) => ("post" in notice ? notice.post?.id : null));
    expect(new Set(ids)).toEqual(new Set(posts.map(({ id }) => id)));
  });

  test("and closed once more when that is undone", async () => {
    const post = await makeReported();
    await blockByAdmin(post.author);
    const unblocked = await unblockByAdmin(post.author);
    await read(post.reporter);
    await undo(unblocked);
    expect(await kindsOf(post.reporter)).toEqual(["report.closed", "report.reopened"]);
  });

  test("but not of a case that was decided in the meantime", async () => {
    const post = await makeReported();
    await blockByAdmin(post.author);
    await decide("hide", post);
    await unblockByAdmin(post.author);
    expect(await kindsOf(post.reporter)).toEqual(["report.closed"]);
  });
});

describe("the author of a post, or the member concerned, is told", () => {
  test("that hiding was undone, in place of a notice of it that they have not read", async () => {
    const post = await makePost();
    await undo(await decide("hide", post));
    expect(await kindsOf(post.author)).toEqual(["post.restored"]);
    await read(post.author);
    await undo(await decide("hide", post));
    expect(await kindsOf(post.author)).toEqual(["post.restored", "post.restored"]);
  });

  test("why it had been hidden, also when a moderator brings it back; and once that it is hidden again", async () => {
    const post = await makePost();
    await decide("hide", post);
    const unhidden = await decide("unhide", post);
    expect(await kindsOf(post.author)).toEqual(["post.restored", "post.hidden"]);
    await undo(unhidden);
    expect(await noticesOf(post.author)).toMatchObject([{ kind: "post.hidden", again: true }]);
  });

  test("that blocking, unblocking or a role was undone, in place of what they have not read", async () => {
    const member = await makeMember();
    const blocked = await blockByAdmin(member);
    await undo(await unblockByAdmin(member));
    expect(await noticesOf(member)).toMatchObject([{ kind: "user.blocked", again: true }]);
    await undo(blocked);
    expect(await kindsOf(member)).toEqual(["user.unblocked"]);
    await read(member);
    await undo(await assignByAdmin(member, "moderator"));
    const [role, ...others] = await noticesOf(member);
    expect(role).toMatchObject({ kind: "role.changed", from: "moderator", to: "member" });
    expect(others.map(({ unread }) => unread)).toEqual([false]);
  });
});
