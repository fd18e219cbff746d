import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import type { Viewer } from "~/accounts/permissions";
import { openDatabase } from "~/db/client.server";
import { notices } from "~/db/tables/notices.server";
import { endExpiredBlocks } from "~/moderation/blocks/end-expired-blocks.server";
import { markNoticesRead } from "~/moderation/notices/mark-notices-read.server";
import { day } from "~/time/units";
import {
  addNote,
  assignRole,
  blockMember,
  claimCase,
  dismissCase,
  hidePost,
  ignoreReports,
  overturnAppeal,
  releaseCase,
  unblockMember,
  undoAct,
  unhidePost,
  upholdAppeal,
  withdrawReport,
} from "../../support/acts/acts";
import { startDatabase } from "../../support/database/database";
import { loseConnectionOnce } from "../../support/database/counts/intercept-calls";
import { makersFor } from "../../support/database/makers";

const { db, d1 } = await startDatabase();
const makers = makersFor(db);
const { makeMember, makePost, makeReport, makeAppeal, block } = makers;
const { findMemberRow, findCaseRow, noticesByMember, newestEntry } = makers;
const now = Date.now();
const grounds = { reason: "spam" as const, note: "adverts" };
const moderator = await makeMember({ role: "moderator" });
const colleague = await makeMember({ role: "moderator" });
const admin = await makeMember({ role: "admin" });

/** A post with its author and two reporters. */
async function makeScene() {
  const post = await makePost();
  const [first, second] = [await makeReport(post), await makeReport(post, { reason: "hate" })];
  return { ...post, first, second };
}
type Scene = Awaited<ReturnType<typeof makeScene>>;

const at = async (id: number) => ({
  postId: id,
  version: (await findCaseRow(id))?.version ?? 0,
  ...grounds,
});
const hide = async ({ id }: Scene) => hidePost(db, colleague, await at(id), now);
const unhide = async ({ id }: Scene) => unhidePost(db, moderator, await at(id), now);
const dismiss = async ({ id }: Scene) => dismissCase(db, moderator, await at(id), now);
const blockAuthor = ({ author }: Scene) =>
  blockMember(db, colleague, { memberId: author.id, duration: "7d", ...grounds }, now);
const unblockAuthor = ({ author }: Scene) =>
  unblockMember(db, moderator, { memberId: author.id, ...grounds }, now);
const raise = ({ author }: Scene) =>
  assignRole(db, admin, { memberId: author.id, role: "moderator", ...grounds }, now);
const undo = async () => undoAct(db, admin, { entryId: await newestEntry() }, now);
const appeal = async () => (await makeAppeal(await newestEntry())).id;

const reopened = { first: "report.reopened", second: "report.reopened" };
type Recipients = Partial<Record<"author" | "first" | "second", string>>;
const acts: Record<
  string,
  {
    before?: (scene: Scene) => Promise<unknown>;
    act: (scene: Scene) => Promise<string>;
    notifies: Recipients;
  }
> = {
  hide: {
    act: hide,
    notifies: { author: "post.hidden", first: "report.upheld", second: "report.upheld" },
  },
  unhide: { before: hide, act: unhide, notifies: { author: "post.restored" } },
  dismiss: { act: dismiss, notifies: { first: "report.dismissed", second: "report.dismissed" } },
  block: {
    act: blockAuthor,
    notifies: { author: "user.blocked", first: "report.closed", second: "report.closed" },
  },
  unblock: { before: blockAuthor, act: unblockAuthor, notifies: { author: "user.unblocked", ...reopened } },
  "assign role": { act: raise, notifies: { author: "role.changed" } },
  "undo of hide": { before: hide, act: undo, notifies: { author: "post.restored", ...reopened } },
  "undo of unhide": {
    before: async (scene) => [await hide(scene), await unhide(scene)],
    act: undo,
    notifies: { author: "post.hidden" },
  },
  "undo of dismiss": { before: dismiss, act: undo, notifies: reopened },
  "undo of block": { before: blockAuthor, act: undo, notifies: { author: "user.unblocked", ...reopened } },
  "undo of unblock": {
    before: async (scene) => [await blockAuthor(scene), await unblockAuthor(scene)],
    act: undo,
    notifies: { author: "user.blocked", first: "report.closed", second: "report.closed" },
  },
  "undo of assign role": { before: raise, act: undo, notifies: { author: "role.changed" } },
  uphold: {
    before: hide,
    act: async () => upholdAppeal(db, moderator, { appealId: await appeal(), note: "" }, now),
    notifies: { author: "appeal.upheld" },
  },
  "overturn, of a hiding": {
    before: hide,
    act: async () => overturnAppeal(db, moderator, { appealId: await appeal(), note: "" }, now),
    notifies: { author: "appeal.overturned", ...reopened },
  },
  "overturn, of a block": {
    before: blockAuthor,
    act: async () => overturnAppeal(db, moderator, { appealId: await appeal(), note: "" }, now),
    notifies: { author: "appeal.overturned", ...reopened },
  },
  withdraw: { act: ({ id: postId, first }) => withdrawReport(db, first, { postId }, now), notifies: {} },
  appeal: {
    before: hide,
    act: async () => ((await appeal()) ? "done" : ""),
    notifies: {},
  },
  claim: { act: ({ id: postId }) => claimCase(db, moderator, { postId }, now), notifies: {} },
  release: {
    before: ({ id: postId }) => claimCase(db, moderator, { postId }, now),
    act: ({ id: postId }) => releaseCase(db, moderator, { postId }, now),
    notifies: {},
  },
  note: {
    act: ({ author }) => addNote(db, moderator, { memberId: author.id, note: "Spoke to them." }, now),
    notifies: {},
  },
  "ignore reports": {
    act: ({ first }) => ignoreReports(db, moderator, { memberId: first.id, ignore: true, ...grounds }, now),
    notifies: {},
  },
};

test.each(Object.entries(acts))(
  "%s notifies those it concerns, and nobody else",
  async (_, { before, act, notifies }) => {
    const scene = await makeScene();
    await before?.(scene);
    const everybody = [scene.author, scene.first, scene.second];
    // What is unread may be replaced.
    for (const member of everybody) await markNoticesRead(db, member, { through: null }, now);
    const unread = async () =>
      Promise.all(everybody.map(async ({ id }) => (await findMemberRow(id))?.unreadNotices ?? 0));
    const earlier = await unread();
    expect(await act(scene)).toBe("done");
    const expected = Object.fromEntries(
      Object.entries(notifies).map(([who, kind]) => [scene[who as keyof Recipients].id, kind]),
    );
    const entryId = await newestEntry();
    expect(await noticesByMember(entryId)).toEqual(expected);
    const rows = await db.select().from(notices).where(eq(notices.entryId, entryId));
    for (const row of rows) expect(row).toMatchObject({ createdAt: now, readAt: null });
    expect(await unread()).toEqual(
      everybody.map(({ id }, i) => (earlier[i] ?? 0) + (id in expected ? 1 : 0)),
    );
  },
);

describe("each reporter gets one notice of a decision and case", () => {
  test("of a block too, for each of the posts that they reported", async () => {
    const author = await makeMember();
    const reporter = await makeMember();
    for (let posts = 0; posts < 3; posts++) await makeReport(await makePost({ author }), { reporter });
    const act = { memberId: author.id, duration: "1d" as const, ...grounds };
    expect(await blockMember(db, moderator, act, now)).toBe("done");
    expect(await noticesByMember(await newestEntry())).toEqual({
      [author.id]: "user.blocked",
      [reporter.id]: "report.closed",
    });
    const rows = await db.select().from(notices).where(eq(notices.memberId, reporter.id));
    expect(new Set(rows.map(({ postId }) => postId)).size).toBe(3);
  });

  test("who reported in an earlier round gets no notice of a later one", async () => {
    const scene = await makeScene();
    await hide(scene);
    await unhide(scene);
    const later = await makeReport(scene, { reason: "illegal" });
    expect(await dismiss(scene)).toBe("done");
    expect(await noticesByMember(await newestEntry())).toEqual({ [later.id]: "report.dismissed" });
  });

  test("who withdrew gets no notice, and after an undo the next decision makes a new one", async () => {
    const scene = await makeScene();
    expect(await withdrawReport(db, scene.first, { postId: scene.id }, now)).toBe("done");
    expect(await dismiss(scene)).toBe("done");
    expect(await noticesByMember(await newestEntry())).toEqual({ [scene.second.id]: "report.dismissed" });
    expect(await undo()).toBe("done");
    expect(await hide(scene)).toBe("done");
    expect(await noticesByMember(await newestEntry())).toEqual({
      [scene.author.id]: "post.hidden",
      [scene.second.id]: "report.upheld",
    });
  });
});

test("a block that the scheduled job ends makes one notice, however often the job runs at once", async () => {
  const members: Viewer[] = [await makeMember(), await makeMember()];
  for (const member of members) await block(member, "1d", now - day);
  const before = await newestEntry();
  await Promise.all(Array.from({ length: 4 }, () => endExpiredBlocks(db, now)));
  const kinds = [await noticesByMember(before + 1), await noticesByMember(before + 2)];
  expect(Object.assign({}, ...kinds)).toEqual({
    [members[0]?.id ?? 0]: "user.unblocked",
    [members[1]?.id ?? 0]: "user.unblocked",
  });
  expect(await newestEntry()).toBe(before + 2);
});

test("nobody gets two notices when a result of D1 is lost, and nobody one of a refused act", async () => {
  for (const moment of ["before", "after"] as const) {
    const scene = await makeScene();
    const { flakyD1 } = loseConnectionOnce(d1, { call: 0, moment });
    const seen = await at(scene.id);
    expect(await hidePost(openDatabase(flakyD1), moderator, seen, now)).toBe("done");
    const count = (await db.select().from(notices)).length;
    expect(await noticesByMember(await newestEntry())).toMatchObject({ [scene.author.id]: "post.hidden" });
    expect(await hidePost(db, colleague, seen, now)).toBe("conflict");
    expect(await db.select().from(notices)).toHaveLength(count);
  }
});
