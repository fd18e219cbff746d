import { expect, test } from "vitest";
import type { Database } from "~/db/client.server";
import { parseSearch } from "~/feed/search/parse-search";
import { searchPosts } from "~/feed/search/search-posts.server";
import { blockMember, unblockMember } from "../../support/acts/acts";
import { startDatabase } from "../../support/database/database";
import { insertSearchedPosts } from "../../support/database/insert-searched-posts";
import { makersFor } from "../../support/database/makers";
import { measureQueries } from "../../support/database/counts/measure-queries";
import { checkSearchIndex } from "../../support/database/state/search-index";

const { db, d1 } = await startDatabase();
const { makeMember, makePost } = makersFor(db);
const now = Date.now();
const measure = measureQueries(d1);

const prolific = await makeMember({ name: "Zacharias the Prolific" });
const busy = await makeMember({ name: "Busy Bea" });
const reader = await makeMember();
const quiet = await makeMember({ name: "Quiet Quentin" });
await insertSearchedPosts(d1, { many: 30_000, author: prolific });
await insertSearchedPosts(d1, { many: 10_000, author: busy, extra: "swarm" });
await makePost({ author: quiet, body: "The one that I wrote" });

/** What is searched for, and how many posts the page has. */
const searches: [q: string, found: number][] = [
  ["the", 20],
  ["the odd", 20],
  ["even the", 20],
  ['"the even"', 20],
  // Each in half of all posts, and never in one.
  ["odd even", 0],
  ['"odd the"', 0],
  ["w7", 20],
  ["w7 w8", 0],
  ["t", 20],
  ["w", 20],
  ["nowhere", 0],
  ["odd even t", 0],
  ["from:quentin", 1],
  ["the from:quentin", 1],
  ["swarm from:quentin", 0],
  ["from:zacharias", 20],
  ["the from:zacharias", 20],
  ["from:nobody", 0],
  ["the from:person", 0],
];

const search = (q: string, before: number | null) => (db: Database) => {
  const parsed = parseSearch(q);
  if (parsed.outcome !== "search") throw new Error(parsed.outcome);
  return searchPosts(db, parsed.search, before, reader);
};

/** `rows`: of the dearest search, its first page and one in the middle. */
async function expectRows(when: string, rows: { first: number; deep: number }) {
  const most = { first: 0, deep: 0 };
  for (const [q, found] of searches) {
    const first = await measure(`${when}: ${q}`, search(q, null));
    expect(first.result.posts, q).toHaveLength(found);
    expect(first.roundTrips, q).toBe(1);
    most.first = Math.max(most.first, first.rowsRead);
    const deep = await measure(`${when}: ${q}, deep`, search(q, 15_000));
    most.deep = Math.max(most.deep, deep.rowsRead);
    expect(deep.result.posts.every(({ id }) => id < 15_000)).toBe(true);
  }
  expect(most, when).toEqual(rows);
}

test("a search is one round trip that reads as few rows among 30,000 posts, deep, rare or frequent, and a block of 10,000 stays in its budget", async () => {
  await expectRows("first", { first: 66, deep: 67 });
  await d1.prepare("analyze").run();
  // Now the planner knows that there are four members and later five, and reads all of them to find a name.
  await expectRows("after ANALYZE", { first: 68, deep: 69 });

  const moderator = await makeMember({ role: "moderator" });
  const act = { memberId: busy.id, duration: "7d" as const, reason: "spam" as const, note: "" };
  const block = await measure("block", (db) => blockMember(db, moderator, act, now));
  expect(block.result).toBe("done");
  expect(block.roundTrips).toBe(2);
  // Three for each post: its row, the index of search and the one that the block's end reads.
  expect(block.rowsWritten).toBeLessThanOrEqual(30_050);
  expect((await search("swarm", null)(db)).posts).toEqual([]);
  await checkSearchIndex(d1);
  await expectRows("newest 10,000 blocked", { first: 69, deep: 70 });

  const unblock = await measure("unblock", (db) => unblockMember(db, moderator, act, now + 1));
  expect(unblock.result).toBe("done");
  expect((await search("swarm", null)(db)).posts).toHaveLength(20);
  await checkSearchIndex(d1);
});
