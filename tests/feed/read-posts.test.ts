import { expect, test } from "vitest";
import { isVisible } from "~/feed/post-view";
import { findPost, findPostForViewer, listFeed, listPostsBy } from "~/feed/read-posts.server";
import { withdrawReport } from "~/moderation/reports/withdraw-report.server";
import { minute } from "~/time/units";
import { startDatabase } from "../support/database/database";
import { makersFor } from "../support/database/makers";

const { db } = await startDatabase();
const { makeMember, makePost, makeReport, block } = makersFor(db);

const ids = (page: { posts: { id: number }[] }) => page.posts.map(({ id }) => id);

test("the feed shows each visible post once, newest first, 20 a page, while others are added", async () => {
  const author = await makeMember();
  const made: number[] = [];
  for (let at = 0; at < 45; at++) made.push((await makePost({ author, at: at * minute })).id);
  const newestFirst = [...made].reverse();

  const first = await listFeed(db, null);
  expect(ids(first)).toEqual(newestFirst.slice(0, 20));
  await makePost();
  const second = await listFeed(db, first.before);
  expect(ids(second)).toEqual(newestFirst.slice(20, 40));
  const third = await listFeed(db, second.before);
  expect(ids(third)).toEqual(newestFirst.slice(40));
  expect(third.before).toBeNull();
});

test("the last page offers no older one when it is just full", async () => {
  const author = await makeMember();
  for (let at = 0; at < 20; at++) await makePost({ author, at: at * minute });
  expect((await listPostsBy(db, author.id, { before: null, withHidden: false })).before).toBeNull();
});

test("each of the three reasons keeps a post out of the feed and off the author's page", async () => {
  const author = await makeMember();
  const blocked = await makePost();
  await block(blocked.author);
  const hidden = await makePost({ author, hidden: true });
  const deleted = await makePost({ author, deleted: true });
  const plain = await makePost({ author });
  const feed = ids(await listFeed(db, null));
  expect(feed[0]).toBe(plain.id);
  for (const { id } of [blocked, hidden, deleted]) expect(feed).not.toContain(id);
  expect(ids(await listPostsBy(db, author.id, { before: null, withHidden: false }))).toEqual([plain.id]);
  // One's own page shows what moderators hid, and not what one deleted.
  const own = await listPostsBy(db, author.id, { before: null, withHidden: true });
  expect(own.posts).toMatchObject([
    { id: plain.id, hidden: false },
    { id: hidden.id, hidden: true, hiddenReason: "spam", appealed: false },
  ]);
  expect(ids(await listPostsBy(db, blocked.author.id, { before: null, withHidden: false }))).toEqual([]);
});

test("a post is found whatever keeps it out of sight, and says what does", async () => {
  const hidden = await makePost({ hidden: true });
  const deleted = await makePost({ deleted: true });
  const author = await makeMember({ name: "Ada" });
  const plain = await makePost({ author, body: "See https://plaza.example now" });
  expect(await findPost(db, hidden.id)).toMatchObject({ hidden: true, deleted: false });
  expect(await findPost(db, deleted.id)).toMatchObject({ hidden: false, deleted: true });
  const found = await findPost(db, plain.id);
  expect(found).toMatchObject({ id: plain.id, author: { id: author.id, name: "Ada", erased: false } });
  expect(found?.text).toEqual([
    "See ",
    { href: "https://plaza.example", text: "https://plaza.example" },
    " now",
  ]);
  expect(found && isVisible(found)).toBe(true);
  expect(await findPost(db, 999_999)).toBeNull();
});

test("posts are marked for whom has an open report on them, and for nobody else", async () => {
  const [author, reporter, other] = [await makeMember(), await makeMember(), await makeMember()];
  const [reported, plain] = [await makePost({ author }), await makePost({ author })];
  await makeReport(reported, { reporter });
  const marked = async (viewer: { id: number } | null) => {
    const lists = [
      await listFeed(db, null, viewer),
      await listPostsBy(db, author.id, { before: null, withHidden: false, viewer }),
    ];
    const post = await findPostForViewer(db, reported.id, viewer);
    return [...lists.flatMap(({ posts }) => posts), ...(post ? [post] : [])]
      .filter((each) => each.reported)
      .map(({ id }) => id);
  };
  expect(await marked(reporter)).toEqual([reported.id, reported.id, reported.id]);
  for (const viewer of [other, author, null]) expect(await marked(viewer)).toEqual([]);
  expect((await findPostForViewer(db, plain.id, reporter))?.reported).toBeUndefined();
  expect(await withdrawReport(db, reporter, { postId: reported.id }, Date.now())).toMatchObject({
    outcome: "done",
  });
  expect(await marked(reporter)).toEqual([]);
});

test("a cursor before everything is an empty last page", async () => {
  expect(await listFeed(db, 0)).toEqual({ posts: [], before: null });
});
