import { expect, test } from "vitest";
import { endExpiredBlocks } from "~/moderation/blocks/end-expired-blocks.server";
import { day } from "~/time/units";
import { blockMember } from "../../support/acts/acts";
import { measureQueries } from "../../support/database/counts/measure-queries";
import { startDatabase } from "../../support/database/database";
import { makersFor } from "../../support/database/makers";
import { checkSearchIndex } from "../../support/database/state/search-index";
import { readCounts, recount } from "../../support/database/state/recount";

const { db, d1 } = await startDatabase();
const { makeMember, makePost, makeReport, block, findMemberRow, findPostRow, findCaseRow, listEntries } =
  makersFor(db);
const measure = measureQueries(d1);
const now = Date.now();

let blocks = 0;
/** Members whose block has run out, each with posts of which some are reported. */
async function makeExpired(
  many: number,
  { posts, cases, reports }: { posts: number; cases: number; reports: number },
) {
  const made: { author: Awaited<ReturnType<typeof makeMember>>; postIds: number[] }[] = [];
  for (let count = 0; count < many; count++) {
    const author = await makeMember();
    const postIds: number[] = [];
    for (let at = 0; at < posts; at++)
      postIds.push((await makePost({ author, at: now - 90 * day + at * day })).id);
    for (const id of postIds.slice(0, cases)) for (let by = 0; by < reports; by++) await makeReport({ id });
    await block(author, "1d", now - 2 * day + blocks++);
    made.push({ author, postIds });
  }
  return made;
}

async function expectEnded({ author, postIds }: Awaited<ReturnType<typeof makeExpired>>[number]) {
  expect(await findMemberRow(author.id)).toMatchObject({ blockedUntil: null, blockEntryId: null });
  for (const id of postIds) expect(await findPostRow(id)).toMatchObject({ blockEntryId: null });
  const kinds = (await listEntries({ memberId: author.id })).map(({ kind }) => kind);
  expect(kinds.filter((kind) => kind.startsWith("user."))).toEqual(["user.blocked", "user.unblocked"]);
}

test("blocks end in batches that write no more rows than they may, those that ended first before others", async () => {
  const expired = [
    ...(await makeExpired(2, { posts: 0, cases: 0, reports: 0 })),
    ...(await makeExpired(2, { posts: 3, cases: 0, reports: 0 })),
    ...(await makeExpired(2, { posts: 2, cases: 1, reports: 2 })),
  ];
  let left = expired;
  while (left.length > 0) {
    const { result, rowsWritten, statements } = await measure(`${left.length} left`, (on) =>
      endExpiredBlocks(on, now, 100),
    );
    expect([result > 0, rowsWritten <= 100, statements]).toEqual([true, true, 8]);
    for (const each of left.slice(0, result)) await expectEnded(each);
    left = left.slice(result);
    for (const { author } of left) expect((await findMemberRow(author.id))?.blockEntryId).not.toBeNull();
  }
  expect(await endExpiredBlocks(db, now)).toBe(0);
  expect(await readCounts(d1)).toEqual(await recount(d1));
  await checkSearchIndex(d1);
});

test("a block that hid more than a batch may write is ended whole", async () => {
  const [first, second] = await makeExpired(2, { posts: 12, cases: 2, reports: 3 });
  const { result, rowsWritten } = await measure("12 posts", (on) => endExpiredBlocks(on, now, 100));
  expect([result, rowsWritten > 100]).toEqual([1, true]);
  await expectEnded(first!);
  expect(await findCaseRow(first!.postIds[0]!)).toMatchObject({ state: "open", reports: 3 });
  expect(await endExpiredBlocks(db, now)).toBe(1);
  await expectEnded(second!);
});

test("a block that cannot be ended keeps no other from it, and is told of", async () => {
  const [stuck, ...others] = await makeExpired(4, { posts: 0, cases: 0, reports: 0 });
  await d1
    .prepare(
      `create trigger stuck before update on members when old.id = ${stuck!.author.id} begin select raise(abort, 'stuck'); end`,
    )
    .run();
  await expect(endExpiredBlocks(db, now)).rejects.toThrow();
  for (const each of others) await expectEnded(each);
  expect((await findMemberRow(stuck!.author.id))?.blockEntryId).not.toBeNull();
  await d1.prepare("drop trigger stuck").run();
  expect(await endExpiredBlocks(db, now)).toBe(1);
  await expectEnded(stuck!);
});

test("who is blocked again while earlier blocks wait to be ended is blocked, and only their own block has ended", async () => {
  const waiting = await makeExpired(6, { posts: 0, cases: 0, reports: 0 });
  const { author } = waiting.at(-1)!;
  const moderator = await makeMember({ role: "moderator" });
  const again = { memberId: author.id, duration: "7d", reason: "spam", note: "" } as const;
  expect(await blockMember(db, moderator, again, now)).toBe("done");
  expect(await findMemberRow(author.id)).toMatchObject({ blockedUntil: now + 7 * day });
  const kinds = (await listEntries({ memberId: author.id })).map(({ kind }) => kind);
  expect(kinds).toEqual(["user.blocked", "user.unblocked", "user.blocked"]);
  for (const { author } of waiting.slice(0, -1))
    expect((await findMemberRow(author.id))?.blockEntryId).not.toBeNull();
});
