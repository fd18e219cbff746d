import { afterAll, expect, test } from "vitest";
import { findSignedIn } from "~/accounts/sessions.server";
import { type Database, openDatabase } from "~/db/client.server";
import { createPost } from "~/feed/create-post.server";
import { deletePost } from "~/feed/delete-post.server";
import { listModerationPosts } from "~/moderation/cases/list-moderation-posts.server";
import { reportPost } from "~/moderation/reports/report-post.server";
import { blockMember, dismissCase, hidePost, unblockMember } from "../support/acts/acts";
import { countTrips } from "../support/database/count-trips";
import { startDatabase } from "../support/database/database";
import { insertPosts } from "../support/database/insert-posts";
import { makersFor } from "../support/database/makers";

const { db, d1 } = await startDatabase();
const { makeMember, makePost, makeReport, makeSession } = makersFor(db);
const now = Date.now();
const grounds = { reason: "spam" as const, note: "" };

const figures: Record<string, unknown> = {};
afterAll(() => console.table(figures));

test("each act is one batch, after one read where it needs one, and reads no more for there being much", async () => {
  const [member, moderator] = [await makeMember(), await makeMember({ role: "moderator" })];
  const [prolific, busy] = [await makeMember(), await makeMember()];
  await insertPosts(d1, { many: 100_000, author: prolific });
  await insertPosts(d1, { many: 10_000, author: prolific, hidden: true });
  await insertPosts(d1, { many: 10_000, author: busy });
  await d1.prepare("analyze").run();
  const [reported, quiet, own] = [await makePost(), await makePost(), await makePost({ author: member })];
  await makeReport(reported);
  const token = await makeSession(member, now);
  const at = { version: 0, ...grounds };
  const acts: Record<string, [statements: number, trips: number, (counted: Database) => Promise<unknown>]> = {
    "find who is signed in": [1, 1, (counted) => findSignedIn(counted, token, now)],
    post: [3, 1, (counted) => createPost(counted, member, { body: "x", key: "k" }, now)],
    report: [
      3,
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
    const { counted, tally } = countTrips(d1);
    await act(openDatabase(counted));
    figures[what] = tally;
    expect(tally, what).toMatchObject({ statements, trips });
    expect(tally.read, what).toBeLessThanOrEqual(130);
  }
});
