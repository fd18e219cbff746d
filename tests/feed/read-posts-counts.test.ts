import { expect, test } from "vitest";
import type { Viewer } from "~/accounts/permissions";
import type { Database } from "~/db/client.server";
import { listFeed, listPostsBy, type PostPage } from "~/feed/read-posts.server";
import { blockMember, unblockMember } from "../support/acts/acts";
import { measureQueries } from "../support/database/counts/measure-queries";
import { startDatabase } from "../support/database/database";
import { insertPosts } from "../support/database/insert-posts";
import { makersFor } from "../support/database/makers";

const { db, d1 } = await startDatabase();
const { makeMember } = makersFor(db);
const now = Date.now();
const grounds = { reason: "spam" as const, note: "" };

const measure = measureQueries(d1);

const prolific = await makeMember();
const busy = await makeMember();
const deepPage = async () =>
  (await d1.prepare("select max(id) / 2 as id from posts").first<{ id: number }>())?.id ?? 0;
const ids = (page: PostPage) => page.posts.map(({ id }) => id);

/** For each post that the viewer has reported the index is read once more; for others, not at all. */
async function expectFewRowsOfReports(viewer: Viewer) {
  const feed = (db: Database) => listFeed(db, null, viewer);
  const before = await measure("feed, nothing reported", feed);
  expect(before.rowsRead).toBeLessThanOrEqual(44);
  for (const id of ids(before.result))
    await d1
      .prepare("insert into reports (post_id, reporter_id, reason, created_at) values (?, ?, 'spam', ?)")
      .bind(id, viewer.id, now)
      .run();
  const after = await measure("feed, all reported", feed);
  expect(after.result.posts.every(({ reported }) => reported)).toBe(true);
  expect(after.statements).toBe(1);
  expect(after.rowsRead).toBeLessThanOrEqual(64);
}

/** The feed and a member's page, first and deep: one statement each and at most 44 rows. */
async function expectFewRows(when: string, author: Viewer) {
  const deep = await deepPage();
  const reads = {
    "feed, first page": (db: Database) => listFeed(db, null),
    "feed, deep page": (db: Database) => listFeed(db, deep),
    "member, first page": (db: Database) => listPostsBy(db, author.id, { before: null, withHidden: false }),
    "member, deep page": (db: Database) => listPostsBy(db, author.id, { before: deep, withHidden: false }),
    "own, first page": (db: Database) => listPostsBy(db, author.id, { before: null, withHidden: true }),
    "own, deep page": (db: Database) => listPostsBy(db, author.id, { before: deep, withHidden: true }),
  };
  for (const [what, read] of Object.entries(reads)) {
    const { statements, rowsRead, result } = await measure(`${when}: ${what}`, read);
    expect(statements, what).toBe(1);
    expect(rowsRead, `${when}: ${what}`).toBeLessThanOrEqual(44);
    expect(ids(result), what).toHaveLength(20);
  }
}

test("a page reads 44 rows at most, at 300 posts and at 100,000, deep and after ANALYZE, and however many are out of sight", async () => {
  await insertPosts(d1, { many: 300, author: prolific });
  await expectFewRows("300 posts", prolific);
  await insertPosts(d1, { many: 100_000, author: prolific });
  await expectFewRows("100,000 posts", prolific);
  await expectFewRowsOfReports(await makeMember());
  await insertPosts(d1, { many: 10_000, author: prolific, hidden: true });
  await expectFewRows("newest 10,000 hidden", prolific);
  await insertPosts(d1, { many: 10_000, author: busy });
  const moderator = await makeMember({ role: "moderator" });
  const act = { memberId: busy.id, duration: "7d" as const, ...grounds };

  const blocking = await measure("block the author of 10,000 posts", (db) =>
    blockMember(db, moderator, act, now),
  );
  expect(blocking.result).toBe("done");
  expect(blocking.statements - 1).toBeLessThanOrEqual(6);
  expect(blocking.roundTrips).toBe(2);
  expect(blocking.rowsWritten).toBeLessThanOrEqual(50_000);
  await expectFewRows("newest 10,000 blocked", prolific);
  await d1.prepare("analyze").run();
  await expectFewRows("after ANALYZE", prolific);

  const lifting = await measure("lift that block", (db) => unblockMember(db, moderator, { ...act }, now));
  expect(lifting.result).toBe("done");
  expect(lifting.roundTrips).toBe(2);
});
