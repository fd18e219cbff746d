import { beforeAll, expect, test } from "vitest";
import type { Database } from "~/db/client.server";
import { endExpiredBlocks } from "~/moderation/blocks/end-expired-blocks.server";
import { day } from "~/time/units";
import {
  blockMember,
  claimCase,
  dismissCase,
  hidePost,
  reportPost,
  unblockMember,
  warnAuthor,
  undoAct,
  withdrawReport,
} from "../support/acts/acts";
import { startDatabase } from "../support/database/database";
import { makersFor } from "../support/database/makers";
import { measureQueries } from "../support/database/counts/measure-queries";

const { db, d1 } = await startDatabase();
const { makeMember, makePost, makeReport, newestEntry } = makersFor(db);
const now = Date.now();
const grounds = { reason: "spam" as const, note: "" };
const [moderator, admin] = [await makeMember({ role: "moderator" }), await makeMember({ role: "admin" })];

// One member's posts, all reported by another and all closed by one block: such statistics mislead the planner about others.
beforeAll(async () => {
  const [author, reporter] = [await makeMember(), await makeMember()];
  const series = "with recursive n (i) as (select 1 union all select i + 1 from n where i < 50000)";
  await d1.batch([
    d1.prepare(`${series} insert into posts (id, author_id, body, created_at, form_key)
      select 100000 + i, ${author.id}, 'Post', i, 'bulk ' || i from n`),
    d1.prepare(`${series} insert into cases (post_id, author_id, state, verdict, version, opened_at, reports, reasons, decided_at, decided_entry_id)
      select 100000 + i, ${author.id}, 'decided', 'block', 1, 0, 1, '{"spam":1}', i, 1 from n`),
    d1.prepare(`${series} insert into reports (post_id, reporter_id, reason, created_at, outcome, decided_entry_id)
      select 100000 + i, ${reporter.id}, 'spam', i, 'closed by block', 1 from n`),
    d1.prepare(`${series} insert into log (act, at, kind, moderation, actor_id, member_id, details)
      select 'bulk ' || i, i, 'user.blocked', 1, ${author.id}, ${reporter.id}, '{}' from n`),
  ]);
});

const measure = measureQueries(d1);

async function read(act: (db: Database) => Promise<unknown>): Promise<number> {
  const { result, rowsRead } = await measure("", act);
  expect([1, "done"]).toContain(result);
  return rowsRead;
}

/** What each act reads, on posts that were reported. */
async function readByActs(): Promise<Record<string, number>> {
  const [hidden, dismissed, warned, blocked, again] = [
    await makePost(),
    await makePost(),
    await makePost(),
    await makePost(),
    await makePost(),
  ];
  const reporter = await makeMember();
  for (const post of [hidden, dismissed, warned, blocked, again]) await makeReport(post);
  const { id: postId } = hidden;
  const block = { memberId: blocked.author.id, duration: "1d" as const, ...grounds };
  const decision = { version: 0, ...grounds };
  const undoNewest = async (at: number) => {
    const entryId = await newestEntry();
    return read((db) => undoAct(db, admin, { entryId }, at));
  };
  return {
    report: await read((db) => reportPost(db, reporter, { postId, ...grounds }, now)),
    withdraw: await read((db) => withdrawReport(db, reporter, { postId }, now)),
    claim: await read((db) => claimCase(db, moderator, { postId }, now)),
    hide: await read((db) => hidePost(db, moderator, { postId, ...decision }, now)),
    "undo hide": await undoNewest(now + 1),
    warn: await read((db) => warnAuthor(db, moderator, { postId: warned.id, ...decision }, now)),
    "undo warn": await undoNewest(now + 1),
    dismiss: await read((db) => dismissCase(db, moderator, { postId: dismissed.id, ...decision }, now)),
    "undo dismiss": await undoNewest(now + 1),
    block: await read((db) => blockMember(db, moderator, block, now)),
    unblock: await read((db) => unblockMember(db, moderator, block, now + 1)),
    "undo unblock": await undoNewest(now + 2),
    "end of blocks": await read((db) => endExpiredBlocks(db, now + 2 * day)),
    "block again": await read((db) =>
      blockMember(db, moderator, { ...block, memberId: again.author.id }, now),
    ),
    "undo block": await undoNewest(now + 1),
  };
}

test.each(["fresh", "after ANALYZE"])(
  "an act reads 88 rows at most, and 112 where it ends or restores a block, whatever was done about others: %s",
  async (when) => {
    if (when !== "fresh") await d1.prepare("analyze").run();
    const rows = await readByActs();
    // A block's end is told to those who reported its posts as well, each about their own case.
    for (const [act, many] of Object.entries(rows))
      expect(many, act).toBeLessThanOrEqual(/unblock|undo block|end of/.test(act) ? 112 : 88);
  },
);
