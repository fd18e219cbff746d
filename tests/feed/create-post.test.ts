import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import type { Viewer } from "~/accounts/permissions";
import { log } from "~/db/tables/log.server";
import { posts } from "~/db/tables/posts.server";
import { createPost } from "~/feed/create-post.server";
import { day, minute } from "~/time/units";
import { deletePost } from "../support/acts/acts";
import { startDatabase } from "../support/database/database";
import { makersFor } from "../support/database/makers";

const { db } = await startDatabase();
const { makeMember, block, findPostRow } = makersFor(db);
const now = Date.now();

const write = (
  actor: Viewer,
  at = now,
  { body = `Hello ${crypto.randomUUID()}`, key = crypto.randomUUID() as string } = {},
) => createPost(db, actor, { body, key }, at);
const postsOf = (actor: Viewer) => db.select().from(posts).where(eq(posts.authorId, actor.id));
const entriesOf = (actor: Viewer) => db.select().from(log).where(eq(log.actorId, actor.id));

test("a post is kept as written, and the log says who wrote it when", async () => {
  const actor = await makeMember();
  const made = await write(actor, now, { body: "Hello\nплощадь 💩" });
  const postId = made.outcome === "done" ? (made.postId ?? 0) : 0;
  expect(await findPostRow(postId)).toMatchObject({
    authorId: actor.id,
    body: "Hello\nплощадь 💩",
    createdAt: now,
    deletedAt: null,
    hiddenEntryId: null,
    blockEntryId: null,
  });
  expect(await entriesOf(actor)).toMatchObject([
    { kind: "post.created", at: now, postId, memberId: actor.id },
  ]);
});

test("the same form sent 20 times at once is one post and one entry", async () => {
  const actor = await makeMember();
  const form = { body: "Once", key: "one form" };
  const made = await Promise.all(Array.from({ length: 20 }, () => write(actor, now, form)));
  const [post, ...others] = await postsOf(actor);
  expect(others).toEqual([]);
  for (const result of made) expect(result).toMatchObject({ outcome: "done", postId: post?.id });
  expect(await entriesOf(actor)).toHaveLength(1);
});

test("a form that has sent one text does not send another", async () => {
  const actor = await makeMember();
  await write(actor, now, { body: "First", key: "form" });
  expect(await write(actor, now, { body: "Second", key: "form" })).toEqual({
    outcome: "conflict",
    why: "other-text",
  });
  expect((await postsOf(actor)).map(({ body }) => body)).toEqual(["First"]);
  expect(await entriesOf(actor)).toHaveLength(1);
});

test("two people's forms may bear the same key", async () => {
  const [one, other] = [await makeMember(), await makeMember()];
  for (const actor of [one, other])
    expect(await write(actor, now, { key: "same" })).toMatchObject({ outcome: "done" });
  expect(await postsOf(other)).toHaveLength(1);
});

test("of 50 posts at once, exactly 5 are stored and logged", async () => {
  const actor = await makeMember();
  const made = await Promise.all(Array.from({ length: 50 }, () => write(actor)));
  expect(made.filter(({ outcome }) => outcome === "done")).toHaveLength(5);
  expect(made.filter(({ outcome }) => outcome === "too-fast")).toHaveLength(45);
  expect(await postsOf(actor)).toHaveLength(5);
  expect(await entriesOf(actor)).toHaveLength(5);
});

test("one who is too fast is told when to try again, and then can", async () => {
  const actor = await makeMember();
  for (let at = 0; at < 5; at++) await write(actor, now + at * 1000);
  const refused = await write(actor, now + 10_000);
  expect(refused).toEqual({ outcome: "too-fast", retryAfter: 50 });
  expect(await write(actor, now + 59_999)).toEqual({ outcome: "too-fast", retryAfter: 1 });
  expect(await write(actor, now + minute)).toMatchObject({ outcome: "done" });
});

test("a form that was refused for haste can be sent again", async () => {
  const actor = await makeMember();
  for (let at = 0; at < 5; at++) await write(actor);
  expect(await write(actor, now, { key: "patient" })).toMatchObject({ outcome: "too-fast" });
  expect(await write(actor, now + minute, { key: "patient" })).toMatchObject({ outcome: "done" });
});

test("deleting does not buy another post", async () => {
  const actor = await makeMember();
  for (let at = 0; at < 5; at++) {
    const made = await write(actor);
    if (made.outcome === "done") await deletePost(db, actor, { postId: made.postId ?? 0 }, now);
  }
  expect(await write(actor)).toMatchObject({ outcome: "too-fast" });
});

test("nobody posts more than 100 times a day, however slowly", async () => {
  const actor = await makeMember();
  for (let at = 0; at < 100; at++) await write(actor, now + at * minute);
  const refused = await write(actor, now + 101 * minute);
  expect(refused).toEqual({ outcome: "too-fast", retryAfter: (day - 101 * minute) / 1000 });
  expect(await write(actor, now + day)).toMatchObject({ outcome: "done" });
});

test("the outcome for the blocked is forbidden, not too fast", async () => {
  const actor = await makeMember();
  for (let at = 0; at < 5; at++) await write(actor);
  await block(actor, "1d", now);
  expect(await write(actor)).toEqual({ outcome: "forbidden" });
  expect(await postsOf(actor)).toHaveLength(5);
});

test("a block that ends at this moment bars nobody", async () => {
  const actor = await makeMember();
  await block(actor, "1d", now - day);
  expect(await write(actor, now - 1)).toEqual({ outcome: "forbidden" });
  expect(await write(actor, now)).toMatchObject({ outcome: "done" });
});

describe("the same text by the same author within ten minutes", () => {
  const said = { body: "Said once" };
  const same = (result: Awaited<ReturnType<typeof write>>) =>
    result.outcome === "conflict" && result.why === "same-text" ? result.postId : null;

  test("is refused, with the post that is there, and is free after that", async () => {
    const actor = await makeMember();
    await write(actor, now, said);
    const [post] = await postsOf(actor);
    expect(same(await write(actor, now + 10 * minute - 1, said))).toBe(post?.id);
    expect(await postsOf(actor)).toHaveLength(1);
    expect(await write(actor, now + 10 * minute, said)).toMatchObject({ outcome: "done" });
  });

  test("sent 20 times at once by as many forms is one post", async () => {
    const actor = await makeMember();
    const results = await Promise.all(Array.from({ length: 20 }, () => write(actor, now, said)));
    const [post, ...others] = await postsOf(actor);
    expect(others).toEqual([]);
    expect(results.filter(({ outcome }) => outcome === "done")).toHaveLength(1);
    expect(results.filter((result) => same(result) === post?.id)).toHaveLength(19);
  });

  test("may be posted by somebody else, and again once it was deleted", async () => {
    const actor = await makeMember();
    await write(actor, now, said);
    expect(await write(await makeMember(), now, said)).toMatchObject({ outcome: "done" });
    const [post] = await postsOf(actor);
    await deletePost(db, actor, { postId: post?.id ?? 0 }, now);
    expect(await write(actor, now, said)).toMatchObject({ outcome: "done" });
  });

  test("is refused before haste is, and the same form again is still one post", async () => {
    const actor = await makeMember();
    const form = { ...said, key: "the form" };
    await write(actor, now, form);
    for (let count = 1; count < 5; count++) await write(actor);
    expect(same(await write(actor, now, said))).not.toBeNull();
    expect(await write(actor, now, form)).toMatchObject({ outcome: "done", repeated: true });
  });
});
