import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import type { Viewer } from "~/accounts/permissions";
import { notices as noticeRows } from "~/db/tables/notices.server";
import type { ActResult } from "~/log/perform-act.server";
import { overturnAppeal, upholdAppeal } from "~/moderation/appeals/decide-appeal.server";
import { blockMember } from "~/moderation/blocks/block-member.server";
import { endExpiredBlocks } from "~/moderation/blocks/end-expired-blocks.server";
import { unblockMember } from "~/moderation/blocks/unblock-member.server";
import { dismissCase } from "~/moderation/cases/decisions/dismiss-case.server";
import { hidePost } from "~/moderation/cases/decisions/hide-post.server";
import { unhidePost } from "~/moderation/cases/decisions/unhide-post.server";
import { assignRole } from "~/moderation/members/assign-role.server";
import { listNotices } from "~/moderation/notices/list-notices.server";
import { markNoticesRead } from "~/moderation/notices/mark-notices-read.server";
import { undoAct } from "~/moderation/undo/undo-act.server";
import { day } from "~/time/units";
import { deletePost, sendAppeal } from "../../support/acts/acts";
import { startDatabase } from "../../support/database/database";
import { makersFor } from "../../support/database/makers";

const { db, d1 } = await startDatabase();
const { makeMember, makePost, makeReport, findMemberRow } = makersFor(db);
const now = Date.now();
const grounds = { reason: "hate" as const, note: "A moderator's own words" };
const moderator = await makeMember({ role: "moderator", name: "Named Nowhere" });
const colleague = await makeMember({ role: "moderator", name: "Unnamed Colleague" });
const admin = await makeMember({ role: "admin", name: "Hidden Admin" });

async function done(result: Promise<ActResult | { outcome: string }>): Promise<number> {
  const actual = await result;
  if (actual.outcome !== "done" || !("entryId" in actual))
    throw new Error(`the outcome was ${actual.outcome}`);
  return actual.entryId;
}

const noticesOf = async (member: Viewer, at = now) => (await listNotices(db, member, null, at)).notices;
const hide = async ({ id }: { id: number }, version = 0) =>
  done(hidePost(db, moderator, { postId: id, version, ...grounds }, now));
const block = (member: Viewer, duration: "1d" | "forever" = "1d") =>
  done(blockMember(db, moderator, { memberId: member.id, duration, ...grounds }, now));
const undo = (entryId: number) => done(undoAct(db, colleague, { entryId }, now));

async function appealAgainst(entryId: number, member: Viewer) {
  expect(await sendAppeal(db, member, { entryId, body: "Please look again" }, now)).toBe("done");
  const row = await d1
    .prepare("select id from appeals where entry_id = ?")
    .bind(entryId)
    .first<{ id: number }>();
  return row!.id;
}

describe("the author of a post gets a notice", () => {
  test("that it was hidden, with its text, the reason, the note, and what to appeal against", async () => {
    const post = await makePost({ body: "See https://example.org/" });
    const entryId = await hide(post);
    expect(await noticesOf(post.author)).toEqual([
      {
        id: expect.any(Number),
        at: now,
        unread: true,
        kind: "post.hidden",
        again: false,
        post: { id: post.id, text: ["See ", { href: "https://example.org/", text: "https://example.org/" }] },
        ...grounds,
        entryId,
        status: "possible",
      },
    ]);
  });

  test("that it was brought back; then the hiding no longer holds", async () => {
    const post = await makePost();
    await hide(post);
    await done(unhidePost(db, colleague, { postId: post.id, version: 1, ...grounds }, now));
    const [restored, hidden] = await noticesOf(post.author);
    expect(restored).toMatchObject({ kind: "post.restored", undone: false, post: { text: ["A post"] } });
    expect(JSON.stringify(restored)).not.toContain(grounds.note);
    expect(hidden).toMatchObject({ kind: "post.hidden", status: "over" });
  });

  test("that hiding it was undone", async () => {
    const post = await makePost();
    await undo(await hide(post));
    expect((await noticesOf(post.author))[0]).toMatchObject({ kind: "post.restored", undone: true });
  });

  test("that bringing it back was undone: the first hiding holds, with its reason, to be appealed against", async () => {
    const post = await makePost();
    const entryId = await hide(post);
    const unhidden = await done(
      unhidePost(db, colleague, { postId: post.id, version: 1, note: "Sorry" }, now),
    );
    await undo(unhidden);
    const [again] = await noticesOf(post.author);
    expect(again).toMatchObject({
      kind: "post.hidden",
      again: true,
      ...grounds,
      entryId,
      status: "possible",
    });
    await appealAgainst(entryId, post.author);
    expect((await noticesOf(post.author))[0]).toMatchObject({ again: true, status: "open" });
  });

  test("without its text once they have deleted it, and there is nothing to appeal against", async () => {
    const post = await makePost({ body: "Gone words" });
    await hide(post);
    await deletePost(db, post.author, { postId: post.id }, now);
    const [notice] = await noticesOf(post.author);
    expect(notice).toMatchObject({ post: null, status: "over" });
  });

  test("only by the hiding that holds: a second one is another", async () => {
    const post = await makePost();
    const first = await hide(post);
    await markNoticesRead(db, post.author, { through: null }, now);
    await done(unhidePost(db, colleague, { postId: post.id, version: 1, ...grounds }, now));
    const second = await hide(post, 2);
    const statuses = (await noticesOf(post.author)).flatMap((notice) =>
      "status" in notice ? [[notice.entryId, notice.status]] : [],
    );
    expect(statuses).toEqual([
      [second, "possible"],
      [first, "over"],
    ]);
  });
});

describe("a blocked member gets a notice", () => {
  test("why, until when, and what to appeal against", async () => {
    const member = await makeMember();
    const entryId = await block(member);
    expect(await noticesOf({ ...member, blocked: true })).toMatchObject([
      { kind: "user.blocked", again: false, ...grounds, until: now + day, entryId, status: "possible" },
    ]);
    expect(await noticesOf(member, now + day + 1)).toMatchObject([{ status: "over" }]);
  });

  test("that it has no end, where it has none", async () => {
    const member = await makeMember();
    await block(member, "forever");
    expect(await noticesOf(member)).toMatchObject([{ until: null }]);
  });

  test.each([
    [
      "lifted",
      (member: Viewer) => done(unblockMember(db, colleague, { memberId: member.id, ...grounds }, now)),
    ],
    ["time", () => endExpiredBlocks(db, now + 2 * day)],
    ["undone", (_: Viewer, entryId: number) => undo(entryId)],
  ] as const)("how it ended: %s", async (why, end) => {
    const member = await makeMember();
    const entryId = await block(member);
    await markNoticesRead(db, member, { through: null }, now);
    await end(member, entryId);
    const [ended, blocked] = await noticesOf(member);
    expect(ended).toMatchObject({ kind: "user.unblocked", why });
    expect(blocked).toMatchObject({ kind: "user.blocked", status: "over" });
  });

  test("that lifting it was undone: the first block holds, with its reason", async () => {
    const member = await makeMember();
    const entryId = await block(member);
    await undo(await done(unblockMember(db, colleague, { memberId: member.id, note: "" }, now)));
    expect((await noticesOf(member))[0]).toMatchObject({
      kind: "user.blocked",
      again: true,
      ...grounds,
      until: now + day,
      entryId,
      status: "possible",
    });
  });
});

test("a notice of a role names the previous one, and that of its undo the other way round", async () => {
  const member = await makeMember();
  const entryId = await done(
    assignRole(db, admin, { memberId: member.id, role: "moderator", ...grounds }, now),
  );
  expect(await noticesOf(member)).toMatchObject([{ kind: "role.changed", from: "member", to: "moderator" }]);
  await done(undoAct(db, await makeMember({ role: "admin" }), { entryId }, now));
  expect((await noticesOf(member))[0]).toMatchObject({
    kind: "role.changed",
    from: "moderator",
    to: "member",
  });
});

describe("an appeal", () => {
  test("that was upheld makes a notice with the reply, and the notice of the act says so", async () => {
    const post = await makePost();
    const entryId = await hide(post);
    const appealId = await appealAgainst(entryId, post.author);
    await done(upholdAppeal(db, colleague, { appealId, note: "It stays" }, now));
    expect(await noticesOf(post.author)).toMatchObject([
      { kind: "appeal.upheld", about: "post.hidden", entryId, reply: "It stays", post: { id: post.id } },
      { kind: "post.hidden", status: "upheld" },
    ]);
  });

  test("against a block that was granted likewise", async () => {
    const member = await makeMember();
    const entryId = await block(member);
    const appealId = await appealAgainst(entryId, member);
    await markNoticesRead(db, member, { through: null }, now);
    await done(overturnAppeal(db, colleague, { appealId, note: "You are right" }, now));
    expect(await noticesOf(member)).toMatchObject([
      { kind: "appeal.overturned", about: "user.blocked", entryId, reply: "You are right", post: null },
      { kind: "user.blocked", status: "overturned" },
    ]);
  });

  test("that an undo granted shows in the notice of the act", async () => {
    const post = await makePost();
    const entryId = await hide(post);
    await appealAgainst(entryId, post.author);
    await markNoticesRead(db, post.author, { through: null }, now);
    await undo(entryId);
    expect(await noticesOf(post.author)).toMatchObject([
      { kind: "post.restored" },
      { kind: "post.hidden", status: "granted" },
    ]);
  });
});

describe("a reporter gets a notice", () => {
  const report = async () => {
    const post = await makePost({ body: "Reported words" });
    return { post, reporter: await makeReport(post, { reason: "other", note: "My own note" }) };
  };

  test("that the post was hidden, without its words", async () => {
    const { post, reporter } = await report();
    await hide(post);
    expect(await noticesOf(reporter)).toEqual([
      {
        id: expect.any(Number),
        at: now,
        unread: true,
        kind: "report.upheld",
        decision: "hide",
        post: null,
        report: { reason: "other", at: expect.any(Number) },
      },
    ]);
  });

  test("that it was left, with its words", async () => {
    const { post, reporter } = await report();
    await done(dismissCase(db, moderator, { postId: post.id, version: 0, ...grounds }, now));
    expect(await noticesOf(reporter)).toMatchObject([
      { kind: "report.dismissed", post: { id: post.id, text: ["Reported words"] } },
    ]);
  });

  test("that its author was blocked, once for each of their reports", async () => {
    const { post, reporter } = await report();
    const second = await makePost({ author: post.author });
    await makeReport(second, { reporter });
    await block(post.author);
    expect(await noticesOf(reporter)).toMatchObject([
      { kind: "report.closed", post: null, report: { reason: "spam" } },
      { kind: "report.closed", post: null, report: { reason: "other" } },
    ]);
  });

  test("the words only while everybody sees them", async () => {
    const { post, reporter } = await report();
    await done(dismissCase(db, moderator, { postId: post.id, version: 0, ...grounds }, now));
    const words = async () => JSON.stringify(await noticesOf(reporter)).includes("Reported words");
    expect(await words()).toBe(true);
    const hidden = await hide(post, 1);
    expect(await words()).toBe(false);
    await undo(hidden);
    expect(await words()).toBe(true);
    const blocked = await block(post.author);
    expect(await words()).toBe(false);
    await undo(blocked);
    expect(await words()).toBe(true);
    await deletePost(db, post.author, { postId: post.id }, now);
    expect(await words()).toBe(false);
  });

  test("never the reason, nor what the moderator added a note about a hiding or a block", async () => {
    for (const decide of [
      (post: { id: number }) => hide(post),
      async (post: { author: Viewer }) => block(post.author),
    ]) {
      const { post, reporter } = await report();
      await decide(post);
      const notices = await noticesOf(reporter);
      expect(notices).toHaveLength(1);
      expect(JSON.stringify(notices)).not.toMatch(/own words|hate/);
    }
  });

  test("with what the moderator added a note about a dismissal, and nothing of an unhiding", async () => {
    const { post, reporter } = await report();
    await done(dismissCase(db, moderator, { postId: post.id, version: 0, ...grounds }, now));
    expect(await noticesOf(reporter)).toMatchObject([{ kind: "report.dismissed", note: grounds.note }]);
  });
});

test("no notice says which moderator it was", async () => {
  const { results } = await d1.prepare("select distinct member_id as id from notices").all<{ id: number }>();
  expect(results.length).toBeGreaterThan(15);
  for (const { id } of results) {
    const page = await listNotices(db, { id, name: null, role: "member", blocked: false }, null, now);
    expect(JSON.stringify(page)).not.toMatch(/Nowhere|Colleague|Hidden Admin|actor/);
  }
});

/** Inserts notices of a restored post for a member. */
async function insertNotices(member: Viewer, many: number) {
  const post = await makePost({ author: member });
  await d1
    .prepare(
      `with recursive n (i) as (select 1 union all select i + 1 from n where i < ?1)
       insert into log (act, at, kind, moderation, post_id, member_id, details) select 'often ' || ?2 || ' ' || i, ?3, 'post.unhidden', 1, ?4, ?2, '{}' from n`,
    )
    .bind(many, member.id, now, post.id)
    .run();
  await d1
    .prepare(
      "insert into notices (member_id, entry_id, kind, created_at) select member_id, id, 'post.restored', at from log where act glob 'often ' || ? || ' *' order by id",
    )
    .bind(member.id)
    .run();
}

test("pages show each notice once and skip none, also while others come in, and nobody else's", async () => {
  const member = await makeMember();
  await insertNotices(member, 45);
  await insertNotices(await makeMember(), 5);
  const seen: number[] = [];
  let before: number | null = null;
  do {
    const page = await listNotices(db, member, before, now);
    seen.push(...page.notices.map(({ id }) => id));
    before = page.before;
    if (seen.length === 20) await hide(await makePost({ author: member }));
  } while (before !== null);
  const own = await db.select().from(noticeRows).where(eq(noticeRows.memberId, member.id));
  const first45 = own.filter(({ kind }) => kind === "post.restored").map(({ id }) => id);
  expect(seen).toEqual(first45.sort((a, b) => b - a));
});

describe("marking as read", () => {
  test("marks what was shown, once, and the count is right", async () => {
    const [member, other] = [await makeMember(), await makeMember()];
    await insertNotices(member, 3);
    await insertNotices(other, 1);
    const countUnread = async ({ id }: Viewer) => (await findMemberRow(id))?.unreadNotices;
    expect(await countUnread(member)).toBe(3);
    const [, middle] = await noticesOf(member);
    await markNoticesRead(db, member, { through: middle!.id }, now);
    expect((await noticesOf(member)).map(({ unread }) => unread)).toEqual([true, false, false]);
    expect(await countUnread(member)).toBe(1);

    await markNoticesRead(db, member, { through: null }, now + 5);
    await markNoticesRead(db, member, { through: null }, now + 9);
    expect(await countUnread(member)).toBe(0);
    const rows = await db.select().from(noticeRows).where(eq(noticeRows.memberId, member.id));
    expect(rows.map(({ readAt }) => readAt)).toEqual([now, now, now + 5]);
    expect(await countUnread(other)).toBe(1);
    expect(await noticesOf(other)).toMatchObject([{ unread: true }]);
  });

  test("reading marks nothing", async () => {
    const member = await makeMember();
    await insertNotices(member, 1);
    await noticesOf(member);
    expect(await noticesOf(member)).toMatchObject([{ unread: true }]);
  });
});
