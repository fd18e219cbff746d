import { expect, test } from "vitest";
import { findSignedIn } from "~/accounts/sessions/sessions.server";
import type { Database } from "~/db/client.server";
import { createPost } from "~/feed/create-post.server";
import { listModerationPosts } from "~/moderation/cases/queue/list-moderation-posts.server";
import {
  blockMember,
  deletePost,
  dismissCase,
  hidePost,
  reportPost,
  unblockMember,
  warnAuthor,
} from "../support/acts/acts";
import { startDatabase } from "../support/database/database";
import { insertPosts } from "../support/database/insert-posts";
import { makersFor } from "../support/database/makers";
import { measureQueries } from "../support/database/counts/measure-queries";

const { db, d1 } = await startDatabase();
const { makeMember, makePost, makeReport, makeSession } = makersFor(db);
const now = Date.now();
const grounds = { reason: "spam" as const, note: "" };

const measure = measureQueries(d1);

test("each act is one batch, after one read where it needs one, and reads no more for there being much", async () => {
  const [member, moderator] = [await makeMember(), await makeMember({ role: "moderator" })];
  const [prolific, busy] = [await makeMember(), await makeMember()];
  await insertPosts(d1, { many: 100_000, author: prolific });
  await insertPosts(d1, { many: 10_000, author: prolific, hidden: true });
  await insertPosts(d1, { many: 10_000, author: busy });
  await d1.prepare("analyze").run();
  const [reported, quiet, own] = [await makePost(), await makePost(), await makePost({ author: member })];
  const warned = await makePost();
  await makeReport(reported);
  const token = await makeSession(member, now);
  const at = { version: 0, ...grounds };
  const acts: Record<string, [statements: number, roundTrips: number, (db: Database) => Promise<unknown>]> = {
    "find who is signed in": [1, 1, (db) => findSignedIn(db, token, now)],
    post: [2, 1, (db) => createPost(db, member, { body: "x", key: "k" }, now)],
    report: [4, 1, (db) => reportPost(db, member, { postId: quiet.id, reason: "spam", note: "" }, now)],
    delete: [3, 2, (db) => deletePost(db, member, { postId: own.id }, now)],
    dismiss: [5, 1, (db) => dismissCase(db, moderator, { postId: reported.id, ...at }, now)],
    warn: [5, 1, (db) => warnAuthor(db, moderator, { postId: warned.id, ...at }, now)],
    hide: [6, 1, (db) => hidePost(db, moderator, { postId: quiet.id, ...at }, now)],
    block: [
      7,
      2,
      (db) => blockMember(db, moderator, { memberId: quiet.author.id, duration: "1d", ...grounds }, now),
    ],
    unblock: [8, 2, (db) => unblockMember(db, moderator, { memberId: quiet.author.id, ...grounds }, now)],
    "hidden posts": [
      2,
      1,
      (db) => listModerationPosts(db, moderator, { state: "hidden", author: null, before: null }),
    ],
    "all posts": [
      3,
      1,
      (db) => listModerationPosts(db, moderator, { state: "all", author: null, before: null }),
    ],
  };
  for (const [what, [statements, roundTrips, act]] of Object.entries(acts)) {
    const measured = await measure(what, act);
    expect(measured, what).toMatchObject({ statements, roundTrips });
    expect(measured.rowsRead, what).toBeLessThanOrEqual(152);
  }
});
