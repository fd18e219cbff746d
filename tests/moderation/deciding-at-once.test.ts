import { inArray } from "drizzle-orm";
import { expect, test } from "vitest";
import { assignRole } from "~/accounts/assign-role.server";
import { members } from "~/db/schema.server";
import { blockUser } from "~/moderation/block-user.server";
import { dismissCase } from "~/moderation/dismiss-case.server";
import { endBlocks } from "~/moderation/end-blocks.server";
import { hidePost } from "~/moderation/hide-post.server";
import { unblockUser } from "~/moderation/unblock-user.server";
import { startDatabase } from "../support/database";
import { makersFor } from "../support/makers";

const { db } = await startDatabase();
const {
  makeMember,
  makePost,
  makeReport,
  block,
  findPostRow,
  findCaseRow,
  findMemberRow,
  listReports,
  listEntries,
} = makersFor(db);
const now = Date.now();
const grounds = { reason: "spam" as const, note: "" };

test("of two moderators who decide a case at once, one wins, and the log names that one alone", async () => {
  const [one, other] = [await makeMember({ role: "moderator" }), await makeMember({ role: "moderator" })];
  const posts = await Promise.all(Array.from({ length: 40 }, () => makePost()));
  for (const post of posts) await makeReport(post);

  const outcomes = await Promise.all(
    posts.map(({ id: postId }) => {
      const seen = { postId, version: 0, ...grounds };
      return Promise.all([hidePost(db, one, seen, now), dismissCase(db, other, seen, now)]);
    }),
  );
  for (const [at, outcome] of outcomes.entries()) {
    const postId = posts[at]?.id ?? 0;
    expect([...outcome].sort()).toEqual(["conflict", "done"]);
    const hid = outcome[0] === "done";
    const decisions = (await listEntries({ postId })).filter(({ kind }) => kind !== "post.reported");
    expect(decisions).toMatchObject([
      { kind: hid ? "post.hidden" : "report.dismissed", actorId: hid ? one.id : other.id },
    ]);
    expect(await findCaseRow(postId)).toMatchObject({ version: 1, verdict: hid ? "hide" : "dismiss" });
    expect((await findPostRow(postId))?.hiddenEntryId).toBe(hid ? decisions[0]?.id : null);
    expect(await listReports(postId)).toMatchObject([{ outcome: hid ? "upheld" : "dismissed" }]);
  }
});

test("of twelve who hide the same post at once, one does", async () => {
  const moderators = await Promise.all(Array.from({ length: 12 }, () => makeMember({ role: "moderator" })));
  const { id: postId } = await makePost();
  const outcomes = await Promise.all(
    moderators.map((moderator) => hidePost(db, moderator, { postId, version: 0, ...grounds }, now)),
  );
  expect(outcomes.filter((outcome) => outcome === "done")).toHaveLength(1);
  expect(await listEntries({ postId })).toHaveLength(1);
  expect(await findCaseRow(postId)).toMatchObject({ version: 1 });
});

test("when all admins demote each other at once, an admin remains, and the log says who fell", async () => {
  const admins = await Promise.all(Array.from({ length: 10 }, () => makeMember({ role: "admin" })));
  const demotions = admins.flatMap((actor) =>
    admins
      .filter(({ id }) => id !== actor.id)
      .map(({ id: memberId }) => assignRole(db, actor, { memberId, role: "member", ...grounds }, now)),
  );
  const outcomes = await Promise.all(demotions);
  const ids = admins.map(({ id }) => id);
  const rows = await db.select().from(members).where(inArray(members.id, ids));
  const left = rows.filter(({ role }) => role === "admin");
  expect(left.length).toBeGreaterThanOrEqual(1);
  expect(outcomes.filter((outcome) => outcome === "done")).toHaveLength(10 - left.length);
  for (const { id, role } of rows)
    expect(await listEntries({ memberId: id })).toHaveLength(role === "admin" ? 0 : 1);
});

test("of two blocks of one person at once, one holds", async () => {
  const [one, other] = [await makeMember({ role: "moderator" }), await makeMember({ role: "admin" })];
  const { author, id } = await makePost();
  const outcomes = await Promise.all([
    blockUser(db, one, { memberId: author.id, duration: "1d", ...grounds }, now),
    blockUser(db, other, { memberId: author.id, duration: "30d", ...grounds }, now),
  ]);
  expect([...outcomes].sort()).toEqual(["conflict", "done"]);
  const [entry, ...more] = await listEntries({ memberId: author.id });
  expect(more).toEqual([]);
  expect(await findMemberRow(author.id)).toMatchObject({
    blockEntryId: entry?.id,
    blockedUntil: entry?.details.until,
  });
  expect(await findPostRow(id)).toMatchObject({ blockEntryId: entry?.id });
});

test("a block that is lifted as its time is up ends once", async () => {
  const moderator = await makeMember({ role: "moderator" });
  for (let round = 0; round < 5; round++) {
    const { author, id } = await makePost();
    await block(author, "1d", now - 86_400_000);
    const [lifted] = await Promise.all([
      unblockUser(db, moderator, { memberId: author.id, ...grounds }, now),
      endBlocks(db, now),
      endBlocks(db, now),
    ]);
    expect(["done", "conflict"]).toContain(lifted);
    const kinds = (await listEntries({ memberId: author.id })).map(({ kind }) => kind);
    expect(kinds).toEqual(["user.blocked", "user.unblocked"]);
    expect(await findPostRow(id)).toMatchObject({ blockEntryId: null });
  }
});

test("an admin who is demoted while blocking somebody either blocked before or not at all", async () => {
  for (let round = 0; round < 5; round++) {
    const [admin, moderator] = [await makeMember({ role: "admin" }), await makeMember({ role: "moderator" })];
    const boss = await makeMember({ role: "admin" });
    const [blocked] = await Promise.all([
      blockUser(db, admin, { memberId: moderator.id, duration: "1d", ...grounds }, now),
      assignRole(db, boss, { memberId: admin.id, role: "moderator", ...grounds }, now),
    ]);
    const entries = await listEntries({ memberId: moderator.id });
    expect(entries).toHaveLength(blocked === "done" ? 1 : 0);
    expect((await findMemberRow(moderator.id))?.blockEntryId ?? null).toBe(entries[0]?.id ?? null);
  }
});
