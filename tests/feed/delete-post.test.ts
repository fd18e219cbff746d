import { expect, test } from "vitest";
import { eraseDeletedPosts } from "~/feed/erase-deleted-posts.server";
import { listFeed } from "~/feed/read-posts.server";
import { day } from "~/time/units";
import { deletePost, dismissCase } from "../support/acts/acts";
import { startDatabase } from "../support/database/database";
import { makersFor } from "../support/database/makers";

const { db } = await startDatabase();
const makers = makersFor(db);
const { makeMember, makePost, makeReport, findPostRow, findCaseRow, listEntries } = makers;
const now = Date.now();

test("the author deletes a post at once and for good, and the log says so", async () => {
  const { id, author } = await makePost();
  expect(await deletePost(db, author, { postId: id }, now)).toBe("done");
  expect(await findPostRow(id)).toMatchObject({ deletedAt: now, body: "A post", erasedAt: null });
  expect((await listFeed(db, null)).posts.map((post) => post.id)).not.toContain(id);
  expect(await listEntries({ postId: id })).toMatchObject([
    { kind: "post.deleted", actorId: author.id, memberId: author.id, at: now },
  ]);
});

test("nobody deletes another's post, whatever their rank", async () => {
  const { id } = await makePost();
  for (const role of ["member", "moderator", "admin"] as const)
    expect(await deletePost(db, await makeMember({ role }), { postId: id }, now)).toBe("forbidden");
  expect(await findPostRow(id)).toMatchObject({ deletedAt: null });
  expect(await listEntries({ postId: id })).toEqual([]);
});

test("deleting again is done and changes nothing, and to anybody else the post is not found, as what never was", async () => {
  const { id, author } = await makePost();
  expect(await deletePost(db, author, { postId: id }, now)).toBe("done");
  expect(await deletePost(db, author, { postId: id }, now + day)).toBe("done");
  expect(await findPostRow(id)).toMatchObject({ deletedAt: now });
  expect(await deletePost(db, await makeMember(), { postId: id }, now)).toBe("not-found");
  expect(await deletePost(db, author, { postId: 999_999 }, now)).toBe("not-found");
  expect(await listEntries({ postId: id })).toHaveLength(1);
});

test("deleting leaves an open case open", async () => {
  const post = await makePost();
  await makeReport(post);
  await deletePost(db, post.author, { postId: post.id }, now);
  expect(await findCaseRow(post.id)).toMatchObject({ state: "open", version: 0, reports: 1 });
});

test("thirty days after its deletion the text of a post is erased, and not before", async () => {
  const { id, author } = await makePost({ body: "To be forgotten" });
  await deletePost(db, author, { postId: id }, now);
  await eraseDeletedPosts(db, now + 30 * day);
  expect(await findPostRow(id)).toMatchObject({ body: "To be forgotten", erasedAt: null });
  await eraseDeletedPosts(db, now + 30 * day + 1);
  const erased = await findPostRow(id);
  expect(erased).toMatchObject({ body: "", erasedAt: now + 30 * day + 1, deletedAt: now });
  await eraseDeletedPosts(db, now + 60 * day);
  expect(await findPostRow(id)).toEqual(erased);
});

test("what nobody deleted is never erased, hidden or not", async () => {
  const [plain, hidden] = [await makePost(), await makePost({ hidden: true })];
  await eraseDeletedPosts(db, now + 1000 * day);
  for (const { id } of [plain, hidden])
    expect(await findPostRow(id)).toMatchObject({ body: "A post", erasedAt: null });
});

test("the text of a deleted post is kept while its case is open, and erased once it is decided", async () => {
  const post = await makePost();
  await makeReport(post);
  await deletePost(db, post.author, { postId: post.id }, now);
  const later = now + 40 * day;
  await eraseDeletedPosts(db, later);
  expect(await findPostRow(post.id)).toMatchObject({ body: "A post" });

  const moderator = await makeMember({ role: "moderator" });
  const decision = { postId: post.id, version: 0, reason: "spam" as const, note: "" };
  expect(await dismissCase(db, moderator, decision, later)).toBe("done");
  await eraseDeletedPosts(db, later);
  expect(await findPostRow(post.id)).toMatchObject({ body: "", erasedAt: later });
});
