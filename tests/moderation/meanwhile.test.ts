import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { assignRole } from "~/accounts/assign-role.server";
import { type Database, openDatabase } from "~/db/client.server";
import { members } from "~/db/schema.server";
import { deletePost } from "~/feed/delete-post.server";
import { blockUser } from "~/moderation/block-user.server";
import { dismissCase } from "~/moderation/dismiss-case.server";
import { hidePost } from "~/moderation/hide-post.server";
import { reportPost } from "~/moderation/report-post.server";
import { unblockUser } from "~/moderation/unblock-user.server";
import { startDatabase } from "../support/database";
import { makersFor } from "../support/makers";
import { withMeanwhile } from "../support/trips";
import { watchWrites } from "../support/writes";

const { db, d1 } = await startDatabase();
const { makeMember, makePost, makeReport, block } = makersFor(db);
const countWrites = await watchWrites(d1);
const now = Date.now();
const grounds = { reason: "spam" as const, note: "" };
const admin = await makeMember({ role: "admin" });
const moderator = await makeMember({ role: "moderator" });

/** The act has read everything; then something happens; then it writes, which must come to nothing. */
async function expectTooLate(
  act: (db: Database) => Promise<string>,
  meanwhile: () => Promise<unknown>,
  outcome: string,
) {
  let before = await countWrites();
  const late = withMeanwhile(d1, async () => {
    await meanwhile();
    before = await countWrites();
  });
  expect(await act(openDatabase(late))).toBe(outcome);
  expect(await countWrites()).toEqual(before);
}

test("who rises meanwhile is not blocked by one they no longer rank below", async () => {
  const { author } = await makePost();
  await expectTooLate(
    (late) => blockUser(late, moderator, { memberId: author.id, duration: "1d", ...grounds }, now),
    () => assignRole(db, admin, { memberId: author.id, role: "moderator", ...grounds }, now),
    "conflict",
  );
});

test("a moderator who falls meanwhile blocks nobody", async () => {
  const falling = await makeMember({ role: "moderator" });
  const { author } = await makePost();
  await expectTooLate(
    (late) => blockUser(late, falling, { memberId: author.id, duration: "1d", ...grounds }, now),
    () => assignRole(db, admin, { memberId: falling.id, role: "member", ...grounds }, now),
    "forbidden",
  );
});

test("an admin who falls to moderator meanwhile unblocks no moderator", async () => {
  const falling = await makeMember({ role: "admin" });
  const blocked = await makeMember({ role: "moderator" });
  await block(blocked);
  await expectTooLate(
    (late) => unblockUser(late, falling, { memberId: blocked.id, ...grounds }, now),
    () => assignRole(db, admin, { memberId: falling.id, role: "moderator", ...grounds }, now),
    "conflict",
  );
});

test("a post that goes out of sight meanwhile is not reported", async () => {
  const reporter = await makeMember();
  const hidden = await makePost();
  const report = (postId: number) => (late: Database) =>
    reportPost(late, reporter, { postId, ...grounds }, now);
  const hide = () => hidePost(db, moderator, { postId: hidden.id, version: 0, ...grounds }, now);
  await expectTooLate(report(hidden.id), hide, "not-found");
  const deleted = await makePost();
  await expectTooLate(report(deleted.id), () => deletePost(db, deleted.author, deleted.id, now), "not-found");
  const blocked = await makePost();
  await expectTooLate(report(blocked.id), () => block(blocked.author), "not-found");
});

test("a case that a colleague decides meanwhile is not decided again", async () => {
  const post = await makePost();
  await makeReport(post);
  const seen = { postId: post.id, version: 0, ...grounds };
  const colleague = await makeMember({ role: "moderator" });
  const hide = (late: Database) => hidePost(late, moderator, seen, now);
  await expectTooLate(hide, () => dismissCase(db, colleague, seen, now), "conflict");
});

test("a case whose author is blocked meanwhile is not dismissed", async () => {
  const post = await makePost();
  await makeReport(post);
  await expectTooLate(
    (late) => dismissCase(late, moderator, { postId: post.id, version: 0, ...grounds }, now),
    () => block(post.author),
    "conflict",
  );
});

test("a role that changes meanwhile is not overwritten", async () => {
  const { id: memberId } = await makeMember();
  const other = await makeMember({ role: "admin" });
  await expectTooLate(
    (late) => assignRole(late, admin, { memberId, role: "moderator", ...grounds }, now),
    () => assignRole(db, other, { memberId, role: "admin", ...grounds }, now),
    "conflict",
  );
});

test("one who is blocked or erased meanwhile is not raised", async () => {
  const blocked = await makeMember();
  const raise = (memberId: number) => (late: Database) =>
    assignRole(late, admin, { memberId, role: "admin", ...grounds }, now);
  await expectTooLate(raise(blocked.id), () => block(blocked), "conflict");
  const erased = await makeMember();
  const erase = () => db.update(members).set({ erasedAt: now }).where(eq(members.id, erased.id));
  await expectTooLate(raise(erased.id), async () => await erase(), "conflict");
});

test("an author who is blocked meanwhile does not delete", async () => {
  const post = await makePost();
  const remove = (late: Database) => deletePost(late, post.author, post.id, now);
  await expectTooLate(remove, () => block(post.author), "forbidden");
});
