import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import type { Viewer } from "~/accounts/permissions";
import { members } from "~/db/tables/accounts.server";
import { eraseDeletedPosts } from "~/feed/erase-deleted-posts.server";
import { addNote } from "~/moderation/members/add-note.server";
import { findMemberPage } from "~/moderation/members/find-member-page.server";
import { ignoreReports } from "~/moderation/members/ignore-reports.server";
import type { PostState } from "~/moderation/members/member-page-view";
import { describeReportOutcomes } from "~/moderation/members/words";
import { undoAct } from "~/moderation/undo/undo-act.server";
import { day } from "~/time/units";
import {
  assignRole,
  blockMember,
  deletePost,
  dismissCase,
  hidePost,
  withdrawReport,
} from "../../support/acts/acts";
import { startDatabase } from "../../support/database/database";
import { makersFor } from "../../support/database/makers";

const { db } = await startDatabase();
const { makeMember, makePost, makeReport, findMemberRow } = makersFor(db);
const now = Date.now();
const grounds = { reason: "spam" as const, note: "" };
const mo = await makeMember({ role: "moderator", name: "Mo" });
const ann = await makeMember({ role: "admin", name: "Ann" });

async function open(
  { id }: { id: number },
  { as = mo as Viewer, state = "all" as PostState, before = null as number | null } = {},
) {
  const page = await findMemberPage(db, as, id, { state, before });
  if (!page) throw new Error("there is no such member");
  return page;
}
const ids = ({ posts }: { posts: { posts: { id: number }[] } }) => posts.posts.map(({ id }) => id);
const hide = (postId: number, at = now) => hidePost(db, mo, { postId, version: 0, ...grounds }, at);

test("standing counts posts, hidings and blocks, and how reports on them came out; what was undone does not count", async () => {
  const author = await makeMember();
  const [hidden, dismissed, undone] = [
    await makePost({ author }),
    await makePost({ author }),
    await makePost({ author }),
  ];
  await makePost({ author, deleted: true });
  for (const post of [hidden, dismissed, undone]) await makeReport(post);
  await makeReport(hidden);
  await hide(hidden.id);
  await dismissCase(db, mo, { postId: dismissed.id, version: 0, ...grounds }, now);
  await hide(undone.id);
  await blockMember(db, mo, { memberId: author.id, duration: "1d", ...grounds }, now);
  const before = await open(author);
  expect(before.standing).toEqual({ posts: 3, hidden: 2, warned: 0, blocked: 1, upheld: 3, dismissed: 1 });
  const entry = before.entries.find(({ kind, postId }) => kind === "post.hidden" && postId === undone.id);
  await undoAct(db, ann, { entryId: entry!.id }, now + 1);
  expect((await open(author)).standing).toEqual({
    posts: 3,
    hidden: 1,
    warned: 0,
    blocked: 1,
    upheld: 2,
    dismissed: 1,
  });
});

test("the share of reports upheld is of those decided", async () => {
  const reporter = await makeMember();
  const reported = async (decide: "hide" | "dismiss" | "withdraw" | null) => {
    const { id: postId } = await makePost();
    // Days apart, because of the rate limits.
    await makeReport({ id: postId }, { reporter, at: now - (20 - made++) * day });
    const decision = { postId, version: 0, ...grounds };
    if (decide === "hide") await hidePost(db, mo, decision, now);
    if (decide === "dismiss") await dismissCase(db, mo, decision, now);
    if (decide === "withdraw") await withdrawReport(db, reporter, { postId }, now);
  };
  let made = 0;
  expect(describeReportOutcomes((await open(reporter)).reportOutcomes)).toBe(
    "None of their reports has been decided yet.",
  );
  await reported(null);
  await reported("withdraw");
  expect(describeReportOutcomes((await open(reporter)).reportOutcomes)).toBe(
    "None of their reports has been decided yet.",
  );
  for (const verdict of ["hide", "hide", "dismiss"] as const) await reported(verdict);
  const { reportOutcomes: counts, reports } = await open(reporter);
  expect(counts).toEqual({ upheld: 2, dismissed: 1 });
  expect(describeReportOutcomes(counts)).toBe("2 of 3 reports upheld, 67%");
  expect(reports.map(({ outcome }) => outcome)).toEqual(["dismissed", "upheld", "upheld", "withdrawn", null]);
});

test.each([
  [{ upheld: 7, dismissed: 2 }, "7 of 9 reports upheld, 78%"],
  [{ upheld: 0, dismissed: 1 }, "0 of 1 report upheld, 0%"],
  [{ upheld: 1_214, dismissed: 0 }, "1,214 of 1,214 reports upheld, 100%"],
])("the share of %j is written as %s", (counts, words) => {
  expect(describeReportOutcomes(counts)).toBe(words);
});

test("posts are shown by state, ten a page, each once; to their author, deleted ones in none", async () => {
  const author = await makeMember();
  const made: number[] = [];
  const deleted: number[] = [];
  for (let at = 0; at < 24; at++) {
    const { id } = await makePost({
      author,
      hidden: at % 4 === 1,
      deleted: at % 8 === 5,
      at: now - (40 - at) * day,
    });
    (at % 8 === 5 ? deleted : made).unshift(id);
  }
  const through = async (state: PostState, as: Viewer = mo) => {
    const seen: number[] = [];
    let before: number | null = null;
    do {
      const page = await open(author, { as, state, before });
      expect(page.posts.posts.length).toBeLessThanOrEqual(10);
      seen.push(...ids(page));
      ({ before } = page.posts);
    } while (before !== null);
    return seen;
  };
  expect(made).toHaveLength(21);
  expect(await through("all")).toEqual([...made, ...deleted].sort((a, b) => b - a));
  expect(await through("deleted")).toEqual(deleted);
  const [ofHidden, ofVisible] = [await through("hidden"), await through("visible")];
  expect(ofHidden).toHaveLength(3);
  expect([...ofHidden, ...ofVisible].sort((a, b) => b - a)).toEqual(made);
  expect((await open(author, { state: "hidden" })).posts.posts.every((post) => post.hidden)).toBe(true);
  const asAuthor = { ...author, role: "moderator" as const };
  expect(await through("all", asAuthor)).toEqual(made);
  expect(await through("deleted", asAuthor)).toEqual([]);

  await eraseDeletedPosts(db, Date.now() + 31 * day);
  expect(await through("all")).toEqual(made);
  expect(await through("deleted")).toEqual([]);
});

test("cases about their posts come latest first with their verdicts; the text of a deleted post until it is erased", async () => {
  const author = await makeMember();
  const [decided, waiting, deleted] = [
    await makePost({ author, body: "One" }),
    await makePost({ author, body: "Two" }),
    await makePost({ author, body: "Three" }),
  ];
  await makeReport(decided, { at: now });
  await makeReport(waiting, { at: now + 1, reason: "hate" });
  await makeReport(deleted, { at: now + 2 });
  await hide(decided.id, now + 3);
  for (const post of [waiting, deleted]) await deletePost(db, author, { postId: post.id }, now + 4);
  await dismissCase(db, mo, { postId: deleted.id, version: 0, ...grounds }, now + 5);
  const list = (text: string | null) => [
    { postId: deleted.id, text, case: { verdict: "dismiss", decidedBy: { name: "Mo" } } },
    { postId: waiting.id, text: "Two", case: { state: "open", reasons: { hate: 1 } } },
    { postId: decided.id, text: "One", case: { verdict: "hide", reports: 1 } },
  ];
  expect((await open(author)).cases).toMatchObject(list("Three"));
  await eraseDeletedPosts(db, now + 31 * day);
  expect((await open(author)).cases).toMatchObject(list(null));
});

test("nobody learns on a reporter's page who reported their own posts", async () => {
  const reporter = await makeMember();
  const own = await makePost({ author: mo });
  const other = await makePost();
  await makeReport(own, { reporter, note: "about Mo" });
  await makeReport(other, { reporter });
  const reportedOn = async (as: Viewer) => (await open(reporter, { as })).reports.map(({ postId }) => postId);
  expect(await reportedOn(mo)).toEqual([other.id]);
  expect(await reportedOn(ann)).toEqual([other.id, own.id]);
});

test("a report says whether it was ignored, and whether there is a case to open", async () => {
  const reporter = await makeMember();
  await ignoreReports(
    db,
    mo,
    { memberId: reporter.id, ignore: true, reason: "other", note: "All made up" },
    now,
  );
  const [visible, deleted] = [await makePost(), await makePost()];
  await makeReport(visible, { reporter, at: now + 1 });
  await makeReport(deleted, { reporter, at: now + 2 });
  await deletePost(db, deleted.author, { postId: deleted.id }, now + 3);
  const page = await open(reporter);
  const list = (hasCase: boolean) => [
    { postId: deleted.id, ignored: true, hasCase },
    { postId: visible.id, ignored: true, hasCase: true },
  ];
  expect(page.reports).toMatchObject(list(true));
  await eraseDeletedPosts(db, now + 31 * day);
  expect((await open(reporter)).reports).toMatchObject(list(false));
  expect(page.ignoring).toEqual({
    by: { id: mo.id, name: "Mo", erased: false },
    at: now,
    reason: "other",
    note: "All made up",
  });
  await ignoreReports(db, ann, { memberId: reporter.id, ignore: false, ...grounds }, now + 4);
  expect((await open(reporter)).ignoring).toBeNull();
});

test("notes, blocks and what else happened stand apart, latest first, and nothing stands twice", async () => {
  const member = await makeMember();
  await blockMember(db, mo, { memberId: member.id, duration: "1d", ...grounds }, now);
  await addNote(db, mo, { memberId: member.id, note: "First" }, now + 1);
  await addNote(db, ann, { memberId: member.id, note: "Second" }, now + 2);
  const { notes, blocks, entries, acts } = await open(member);
  expect(notes.map(({ note, actor }) => [note, actor?.name])).toEqual([
    ["Second", "Ann"],
    ["First", "Mo"],
  ]);
  expect(blocks.map(({ kind }) => kind)).toEqual(["user.blocked"]);
  expect(entries).toEqual([]);
  expect(acts).toEqual([]);
  await undoAct(db, ann, { entryId: blocks[0]!.id }, now + 3);
  const after = await open(member);
  expect(after.entries.map(({ kind }) => kind)).toEqual(["act.undone"]);
  expect(after.blocks[0]?.reversedBy?.id).toBe(after.entries[0]?.id);
});

test("a moderator's acts are shown with what they concern", async () => {
  const busy = await makeMember({ role: "moderator" });
  const post = await makePost();
  await hidePost(db, busy, { postId: post.id, version: 0, ...grounds }, now);
  expect((await open(busy)).acts).toMatchObject([{ kind: "post.hidden", member: { id: post.author.id } }]);
});

test("a moderator sees on their own page neither reports on their posts, nor notes, nor that they are ignored", async () => {
  const self = await makeMember({ role: "moderator" });
  const post = await makePost({ author: self });
  await makeReport(post);
  await hide(post.id);
  await addNote(db, mo, { memberId: self.id, note: "Too harsh" }, now + 1);
  await ignoreReports(db, ann, { memberId: self.id, ignore: true, ...grounds }, now + 2);
  await assignRole(db, ann, { memberId: self.id, role: "member", ...grounds }, now + 3);
  await assignRole(db, ann, { memberId: self.id, role: "moderator", ...grounds }, now + 4);
  const own = await open(self, { as: self });
  expect(own.standing).toEqual({ posts: 1, hidden: 1, warned: 0, blocked: 0 });
  expect(own).toMatchObject({ cases: null, notes: [], ignoring: null });
  expect(own.entries.map(({ kind }) => kind)).not.toContain("note.added");
  expect(own.entries.map(({ kind }) => kind)).not.toContain("reports.ignored");
  expect(own.entries.map(({ kind }) => kind)).toContain("role.assigned");

  const seen = await open(self);
  expect(seen.standing).toMatchObject({ upheld: 1 });
  expect(seen.cases).toHaveLength(1);
  expect(seen.notes).toHaveLength(1);
  expect(seen.ignoring).not.toBeNull();
  // Nor among the acts of somebody else.
  const actsOf = async (as: Viewer) =>
    (await open(mo, { as })).acts.filter(({ member }) => member?.id === self.id).map(({ kind }) => kind);
  expect(await actsOf(self)).not.toContain("note.added");
  expect(await actsOf(ann)).toContain("note.added");
});

test("an erased member's page is there, by number", async () => {
  const member = await makeMember();
  const post = await makePost({ author: member });
  await makeReport(post);
  await db.update(members).set({ erasedAt: now, name: null }).where(eq(members.id, member.id));
  const page = await open(member);
  expect(page.member).toMatchObject({ id: member.id, name: null, erased: true });
  expect(page.posts.posts[0]?.author).toMatchObject({ id: member.id, name: null, erased: true });
  expect((await findMemberRow(member.id))?.erasedAt).toBe(now);
});

test("there is no page about nobody", async () => {
  expect(await findMemberPage(db, mo, 999_999, { state: "all", before: null })).toBeNull();
});
