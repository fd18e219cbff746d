import { expect, test } from "vitest";
import { newPost } from "~/feed/post-view";
import { type PostPage, refreshPage } from "~/ui/posts/appended-pages";

const author = { id: 1, name: null, role: "member" } as const;
const page = (ids: number[], before: number | null): PostPage => ({
  posts: ids.map((id) => ({ ...newPost({ author, text: [], createdAt: 0 }), id })),
  before,
});
const idsOf = ({ posts }: PostPage) => posts.map(({ id }) => id);
const recalled = page([50, 40, 30], 30);

test("newer posts come to the top, and the last ones stay", () => {
  const refreshed = refreshPage(recalled, page([70, 60, 50], 50));
  expect(idsOf(refreshed)).toEqual([70, 60, 50, 40, 30]);
  expect(refreshed.before).toBe(30);
});

test("a post that is gone is left out, and none of the next page comes twice", () => {
  expect(idsOf(refreshPage(recalled, page([50, 30, 20], 20)))).toEqual([50, 30]);
  expect(idsOf(refreshPage(recalled, page([50], null)))).toEqual([50]);
});

test("a post that came back is in its place", () => {
  expect(idsOf(refreshPage(recalled, page([50, 45, 40], 40)))).toEqual([50, 45, 40, 30]);
});

test("where more came than a page holds, no post between is missing", () => {
  const loaded = page([90, 80, 70], 70);
  expect(refreshPage(recalled, loaded)).toEqual(loaded);
});
