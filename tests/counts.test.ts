import { afterAll, expect, test } from "vitest";
import type { Viewer } from "~/accounts/permissions";
import { findSignedIn } from "~/accounts/sessions.server";
import { openDatabase } from "~/db/client.server";
import { createPost } from "~/feed/create-post.server";
import { deletePost } from "~/feed/delete-post.server";
import { listFeed, listPostsBy, type PostPage } from "~/feed/read-posts.server";
import { listModerationPosts } from "~/moderation/cases/list-moderation-posts.server";
import { reportPost } from "~/moderation/reports/report-post.server";
import { blockMember, dismissCase, hidePost, unblockMember } from "./support/acts/acts";
import { countTrips } from "./support/database/count-trips";
import { startDatabase } from "./support/database/database";
import { makersFor } from "./support/database/makers";

const { db, d1 } = await startDatabase();
const { makeMember, makePost, makeReport, makeSession } = makersFor(db);
const now = Date.now();
const grounds = { reason: "spam" as const, note: "" };

const figures: Record<string, { statements: number; trips: number; read: number; written: number }> = {};
async function count<T>(what: string, act: (counted: ReturnType<typeof openDatabase>) => Promise<T>) {
  const { counted, tally } = countTrips(d1);
  const result = await act(openDatabase(counted));
  figures[what] = tally;
  return { ...tally, result };
}
afterAll(() => console.table(figures));

const prolific = await makeMember();
const busy = await makeMember();
const entry = await d1
  .prepare(
    "insert into log (act, at, kind, moderation, details) values ('bulk', 0, 'post.hidden', 1, '{}') returning id",
  )
  .first<{ id: number }>();

/** Many posts in one statement, by every author in turn, or by one. */
async function insertPosts(
  many: number,
  { author, hidden = false }: { author?: Viewer; hidden?: boolean } = {},
) {
  await d1
    .prepare(
      `with recursive n (i) as (select 1 union all select i + 1 from n where i < ?1)
       insert into posts (author_id, body, created_at, form_key, hidden_entry_id)
       select ?2, 'Post ' || i, i, 'bulk ' || i || random(), ?3 from n`,
    )
    .bind(many, author?.id ?? prolific.id, hidden ? entry?.id : null)
    .run();
}

const deepPage = async () =>
  (await d1.prepare("select max(id) / 2 as id from posts").first<{ id: number }>())?.id ?? 0;
const ids = (page: PostPage) => page.posts.map(({ id }) => id);

/** The feed and a member's page, first and deep, each one statement and 44 rows at most. */
async function expectFewRows(when: string, author: Viewer) {
  const deep = await deepPage();
  const reads = {
    "feed, first page": (counted: typeof db) => listFeed(counted, null),
    "feed, deep page": (counted: typeof db) => listFeed(counted, deep),
    "member, first page": (counted: typeof db) =>
      listPostsBy(counted, author.id, { before: null, withHidden: false }),
    "member, deep page": (counted: typeof db) =>
      listPostsBy(counted, author.id, { before: deep, withHidden: false }),
    "own, first page": (counted: typeof db) =>
      listPostsBy(counted, author.id, { before: null, withHidden: true }),
    "own, deep page": (counted: typeof db) =>
      listPostsBy(counted, author.id, { before: deep, withHidden: true }),
  };
  for (const [what, read] of Object.entries(reads)) {
    const { statements, read: rows, result } = await count(`${when}: ${what}`, read);
    expect(statements, what).toBe(1);
    expect(rows, `${when}: ${what}`).toBeLessThanOrEqual(44);
    expect(ids(result), what).toHaveLength(20);
  }
}

test("a page reads 44 rows at most, at 300 posts and at 100,000, deep and after ANALYZE, and however many are out of sight", async () => {
  await insertPosts(300);
  await expectFewRows("300 posts", prolific);
  await insertPosts(100_000);
  await expectFewRows("100,000 posts", prolific);
  await insertPosts(10_000, { hidden: true });
  await expectFewRows("newest 10,000 hidden", prolific);
  await insertPosts(10_000, { author: busy });
  const moderator = await makeMember({ role: "moderator" });
  const act = { memberId: busy.id, duration: "7d" as const, ...grounds };

  const blocking = await count("block the author of 10,000 posts", (counted) =>
    blockMember(counted, moderator, act, now),
  );
  expect(blocking.result).toBe("done");
  expect(blocking.statements - 1).toBeLessThanOrEqual(6);
  expect(blocking.trips).toBe(2);
  expect(blocking.written).toBeLessThanOrEqual(50_000);
  await expectFewRows("newest 10,000 blocked", prolific);
  await d1.prepare("analyze").run();
  await expectFewRows("after ANALYZE", prolific);

  const lifting = await count("lift that block", (counted) =>
    unblockMember(counted, moderator, { ...act }, now),
  );
  expect(lifting.result).toBe("done");
  expect(lifting.trips).toBe(2);
});

test("each act is one batch, after one read where it needs one, and reads no more for there being much", async () => {
  const [member, moderator] = [await makeMember(), await makeMember({ role: "moderator" })];
  const [reported, quiet, own] = [await makePost(), await makePost(), await makePost({ author: member })];
  await makeReport(reported);
  const token = await makeSession(member, now);
  const at = { version: 0, ...grounds };
  const acts: Record<string, [statements: number, trips: number, (counted: typeof db) => Promise<unknown>]> =
    {
      "find who is signed in": [1, 1, (counted) => findSignedIn(counted, token, now)],
      post: [3, 1, (counted) => createPost(counted, member, { body: "x", key: "k" }, now)],
      report: [
        4,
        1,
        (counted) => reportPost(counted, member, { postId: quiet.id, reason: "spam", note: "" }, now),
      ],
      delete: [3, 2, (counted) => deletePost(counted, member, own.id, now)],
      dismiss: [4, 1, (counted) => dismissCase(counted, moderator, { postId: reported.id, ...at }, now)],
      hide: [5, 1, (counted) => hidePost(counted, moderator, { postId: quiet.id, ...at }, now)],
      block: [
        7,
        2,
        (counted) =>
          blockMember(counted, moderator, { memberId: quiet.author.id, duration: "1d", ...grounds }, now),
      ],
      unblock: [
        8,
        2,
        (counted) => unblockMember(counted, moderator, { memberId: quiet.author.id, ...grounds }, now),
      ],
      "hidden posts": [
        2,
        1,
        (counted) => listModerationPosts(counted, { state: "hidden", author: null, before: null }),
      ],
      "all posts": [
        3,
        1,
        (counted) => listModerationPosts(counted, { state: "all", author: null, before: null }),
      ],
    };
  for (const [what, [statements, trips, act]] of Object.entries(acts)) {
    const counted = await count(what, act);
    expect({ statements: counted.statements, trips: counted.trips }, what).toEqual({ statements, trips });
    expect(counted.read, what).toBeLessThanOrEqual(130);
  }
});
