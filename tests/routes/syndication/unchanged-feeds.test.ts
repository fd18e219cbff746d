import { beforeAll, describe, expect, test } from "vitest";
import type { Viewer } from "~/accounts/permissions";
import { day } from "~/time/units";
import { deletePost, hidePost, undoAct, unblockMember, unhidePost } from "../../support/acts/acts";
import { startWorker, type Worker } from "../../support/app/worker";

let worker: Worker;
let author: Viewer;
let moderator: Viewer;
const grounds = { reason: "spam", note: "" };

beforeAll(async () => {
  worker = await startWorker();
  author = await worker.makeMember();
  moderator = await worker.makeMember({ role: "moderator" });
  for (let count = 0; count < 3; count++) await worker.makePost({ author });
});

const paths = () => [
  "/feed.xml",
  "/feed.json",
  `/users/${author.id}/feed.xml`,
  `/users/${author.id}/feed.json`,
];

async function ask(path: string, headers: Record<string, string> = {}) {
  const response = await worker.fetch(path, { headers });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

/** As a reader that knows tags asks again, and one that knows dates only. */
const asks = (headers: Headers): Record<string, string>[] => [
  { "If-None-Match": headers.get("ETag") ?? "" },
  { "If-Modified-Since": headers.get("Last-Modified") ?? "" },
];

test("a feed that has not changed is not sent again", async () => {
  for (const path of paths()) {
    const { status, headers } = await ask(path);
    expect([status, headers.get("Cache-Control")]).toEqual([200, "no-cache"]);
    for (const condition of asks(headers))
      for (const method of ["GET", "HEAD"]) {
        const response = await worker.fetch(path, { method, headers: condition });
        expect([path, condition, response.status]).toEqual([path, condition, 304]);
        expect(await response.text()).toBe("");
        expect(response.headers.get("ETag")).toBe(headers.get("ETag"));
      }
  }
});

describe("what left a feed is gone from it at the next reading, for readers that know tags and those that know dates", () => {
  type Post = { id: number; author: Viewer };
  // Dates that lie behind, since a date to come is not given.
  let at = Date.now() - 10 * day;
  const tick = () => (at += 60_000);
  const hide = ({ id: postId }: Post) =>
    hidePost(worker.db, moderator, { postId, version: 0, ...grounds }, tick());

  test.each<[string, (post: Post) => Promise<unknown>, ((post: Post) => Promise<unknown>)?]>([
    [
      "hidden, and unhidden",
      hide,
      ({ id: postId }) => unhidePost(worker.db, moderator, { postId, version: 1, ...grounds }, tick()),
    ],
    [
      "hidden, and that undone",
      hide,
      async () => undoAct(worker.db, moderator, { entryId: await worker.newestEntry() }, tick()),
    ],
    ["deleted", ({ id: postId, author: by }) => deletePost(worker.db, by, { postId }, tick())],
    [
      "its author blocked, and unblocked",
      ({ author: by }) => worker.block(by, "7d", tick()),
      ({ author: by }) => unblockMember(worker.db, moderator, { memberId: by.id, ...grounds }, tick()),
    ],
  ])("%s", async (_, leave, comeBack) => {
    // Not the newest: one that leaves the middle of the feed.
    const post = await worker.makePost();
    await worker.makePost({ author });
    const own = `/users/${post.author.id}/feed`;
    for (const path of ["/feed.xml", "/feed.json", `${own}.xml`, `${own}.json`])
      expect((await ask(path)).text).toContain(`/posts/${post.id}"`);
    const known = await Promise.all(
      ["/feed.xml", "/feed.json", `${own}.xml`].map(async (path) => ({ path, ...(await ask(path)) })),
    );
    await leave(post);
    for (const { path, headers } of known)
      for (const condition of asks(headers)) {
        const { status, text } = await ask(path, condition);
        expect([path, condition, status]).toEqual([path, condition, 200]);
        expect(text).not.toContain(`/posts/${post.id}"`);
      }
    if (!comeBack) return;
    const without = await ask("/feed.xml");
    await comeBack(post);
    for (const condition of asks(without.headers))
      expect((await ask("/feed.xml", condition)).text).toContain(`/posts/${post.id}"`);
  });
});

test("a new post is in it at once", async () => {
  const { headers } = await ask("/feed.xml");
  const post = await worker.makePost();
  for (const condition of asks(headers))
    expect((await ask("/feed.xml", condition)).text).toContain(`/posts/${post.id}"`);
});
