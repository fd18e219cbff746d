import { expect, test } from "vitest";
import type { Viewer } from "~/accounts/permissions";
import { createPost } from "~/feed/create-post.server";
import { sendAppeal } from "~/moderation/appeals/send-appeal.server";
import { dismissCases } from "~/moderation/cases/decisions/dismiss-case.server";
import { hidePost } from "~/moderation/cases/decisions/hide-post.server";
import { addNote } from "~/moderation/members/add-note.server";
import { reportPost } from "~/moderation/reports/report-post.server";
import { day, hour, minute, second } from "~/time/units";
import { startDatabase } from "../support/database/database";
import { makersFor } from "../support/database/makers";

const { db } = await startDatabase();
const { makeMember, makePost, makeReport, newestEntry } = makersFor(db, { membersAtOnce: 25 });
const now = Date.now();

type Attempt = (actor: Viewer, at: number) => Promise<{ outcome: string; retryAfter?: number }>;

const report: Attempt = async (actor, at) =>
  reportPost(db, actor, { postId: (await makePost()).id, reason: "spam", note: "" }, at);
const note: Attempt = async (actor, at) =>
  addNote(db, actor, { memberId: (await makeMember()).id, note: "Seen." }, at);
const dismissTwo: Attempt = async (actor, at) => {
  const posts = [await makePost(), await makePost()];
  for (const post of posts) await makeReport(post, { at: now - 2 * day });
  const cases = posts.map(({ id }) => ({ postId: id, version: 0 }));
  const results = await dismissCases(db, actor, { note: "", cases }, at);
  expect(new Set(results.map(({ outcome }) => outcome)).size).toBe(1);
  return results[1] ?? { outcome: "none" };
};
const appeal: Attempt = async (actor, at) => {
  const post = await makePost({ author: actor });
  const moderator = await makeMember({ role: "moderator" });
  await hidePost(db, moderator, { postId: post.id, version: 0, reason: "spam", note: "" }, at);
  return sendAppeal(db, actor, { entryId: await newestEntry(), body: "Why?" }, at);
};
const post: Attempt = (actor, at) =>
  createPost(db, actor, { body: crypto.randomUUID(), key: crypto.randomUUID() }, at);

const ten = (ago: number) => Array.from({ length: 10 }, () => ago);
const minuteOfNotes = times(60, second / 2);

/** Each was done at these times before `now`; then one has to wait as long as `wait` says. */
const limits: [what: string, done: Attempt, ago: number[], then: Attempt, wait: number][] = [
  ["five posts a minute", post, times(5, 10 * second), post, 10 * second],
  ["a hundred posts a day", post, times(100, 5 * minute), post, day - 500 * minute],
  ["ten reports in ten minutes", report, times(10, 30 * second), report, 5 * minute],
  ["thirty reports a day", report, [30, 20, 10].flatMap((ago) => ten(ago * minute)), report, 23.5 * hour],
  ["five appeals a day", appeal, times(5, hour), appeal, 19 * hour],
  ["sixty acts of moderation a minute", note, minuteOfNotes, note, 30 * second],
  ["sixty acts of moderation a minute, then many at once", note, minuteOfNotes, dismissTwo, 30 * second],
];

test.each(limits)("%s: the wait that is told is the true one", async (_, done, ago, then, wait) => {
  const actor = await makeMember({ role: done === note ? "moderator" : "member" });
  for (const each of ago) expect(await done(actor, now - each)).toMatchObject({ outcome: "done" });
  expect(await then(actor, now)).toMatchObject({ outcome: "too-fast", retryAfter: wait / second });
  expect(await then(actor, now + wait - 1)).toMatchObject({ outcome: "too-fast", retryAfter: 1 });
  expect(await then(actor, now + wait)).toMatchObject({ outcome: "done" });
});

/** So many times before now, evenly spaced up to the last of them. */
function times(count: number, apart: number): number[] {
  return Array.from({ length: count }, (_, at) => (count - at) * apart);
}
