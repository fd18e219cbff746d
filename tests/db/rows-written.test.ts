import { expect, test } from "vitest";
import { signIn } from "~/accounts/sign-in/sign-in.server";
import type { Database } from "~/db/client.server";
import { createPost } from "~/feed/create-post.server";
import { day, hour } from "~/time/units";
import {
  blockMember,
  claimCase,
  dismissCase,
  hidePost,
  reportPost,
  unblockMember,
  warnAuthor,
  withdrawReport,
} from "../support/acts/acts";
import { startDatabase } from "../support/database/database";
import { makersFor } from "../support/database/makers";
import { measureQueries } from "../support/database/counts/measure-queries";

const { db, d1 } = await startDatabase();
const { makeMember, makePost, makeReport } = makersFor(db);
const now = Date.now();
const grounds = { reason: "spam" as const, note: "" };
const moderator = await makeMember({ role: "moderator" });

const measure = measureQueries(d1);

async function written(act: (db: Database) => Promise<unknown>): Promise<number> {
  const { result, rowsWritten } = await measure("", act);
  expect(JSON.stringify(result)).toMatch(/"(done|renewed)"/);
  return rowsWritten;
}

/** A post that was reported for these reasons, as its decision names it. */
async function makeReported(...reasons: ("spam" | "hate")[]) {
  const post = await makePost();
  for (const reason of reasons) await makeReport(post, { reason });
  return { postId: post.id, version: 0, ...grounds };
}

async function report(postId: number, reason: "spam" | "hate", note = "") {
  const reporter = await makeMember();
  return written((db) => reportPost(db, reporter, { postId, reason, note }, now));
}

/** Blocks the author of five posts, some of which have an open case, and lifts the block. */
async function blockAndLift(open: number) {
  const author = await makeMember();
  for (let count = 0; count < 5; count++) {
    const post = await makePost({ author, at: now - 7 * day - count * hour });
    if (count < open) await makeReport(post);
  }
  const act = { memberId: author.id, duration: "7d" as const, ...grounds };
  return {
    block: await written((db) => blockMember(db, moderator, act, now)),
    unblock: await written((db) => unblockMember(db, moderator, act, now + 1)),
  };
}

let subjects = 0;
/** First somebody new, then the same person as before, then with a name and an address that changed. */
async function signInThrice() {
  const subject = `auth0|new-${++subjects}`;
  const as = (name: string, email: string) => {
    const claims = { sub: subject, name, email, email_verified: true };
    const identity = { issuer: "https://tenant.test/", subject, claims, accessToken: "", tokenScope: "" };
    const session = { tokenHash: crypto.randomUUID(), device: "" };
    return async () => {
      const run = (db: Database) =>
        signIn(db, { ...identity, tokenExpiresAt: null }, session, null, "Plaza", now);
      return (await measure("", run)).rowsWritten;
    };
  };
  return {
    first: await as("Özlem", "ozlem@plaza.example")(),
    again: await as("Özlem", "ozlem@plaza.example")(),
    renamed: await as("Özlem Yılmaz", "yilmaz@plaza.example")(),
  };
}

/** The rows that D1 bills for each act: those of tables and of their indexes. */
async function writtenByActs() {
  const author = await makeMember();
  const [first, noted] = [await makeReported(), await makeReported()];
  const [same, other] = [await makeReported("spam"), await makeReported("spam")];
  const [one, two, dismissed] = [
    await makeReported("spam"),
    await makeReported("spam", "hate"),
    await makeReported("spam"),
  ];
  const again = await makeReported("spam");
  await dismissCase(db, moderator, again, now - 2 * day);
  const [quiet, warned] = [await makeReported(), await makeReported("spam")];
  const claimed = await makeReported("spam");
  const claim = (db: Database) => claimCase(db, moderator, claimed, now);
  const withdrawn = await makePost();
  const reporters = [await makeReport(withdrawn), await makeReport(withdrawn)];
  const withdraw = (at: number) =>
    written((db) => withdrawReport(db, reporters[at]!, { postId: withdrawn.id }, now));
  return {
    post: await written((db) => createPost(db, author, { body: "x", key: "k" }, now)),
    "first report": await report(first.postId, "spam"),
    "first report, with a note": await report(noted.postId, "spam", "A note"),
    "second report, same reason": await report(same.postId, "spam"),
    "second report, other reason": await report(other.postId, "hate"),
    "report that opens again": await report(again.postId, "hate"),
    "withdrawal of one of two": await withdraw(0),
    "withdrawal of the last": await withdraw(1),
    "hide, not reported": await written((db) => hidePost(db, moderator, quiet, now)),
    "hide, one report": await written((db) => hidePost(db, moderator, one, now)),
    "hide, two reports, two reasons": await written((db) => hidePost(db, moderator, two, now)),
    "warn, one report": await written((db) => warnAuthor(db, moderator, warned, now)),
    "dismiss, one report": await written((db) => dismissCase(db, moderator, dismissed, now)),
    "sign-in": await signInThrice(),
    claim: await written(claim),
    "claim renewed": await written(claim),
    "five posts, no open case": await blockAndLift(0),
    "five posts, one open case": await blockAndLift(1),
    "five posts, five open cases": await blockAndLift(5),
  };
}

test("each act writes as many rows as it needs and no more", async () => {
  // The first of a day begins its figures. A case that opens or closes writes a row of the hour in which it was opened. What changes the feeds writes one row for that.
  await writtenByActs();
  expect(await writtenByActs()).toEqual({
    post: 14,
    "first report": 21,
    "first report, with a note": 21,
    "second report, same reason": 15,
    "second report, other reason": 18,
    "report that opens again": 23,
    "withdrawal of one of two": 13,
    "withdrawal of the last": 11,
    "hide, not reported": 27,
    "hide, one report": 41,
    "hide, two reports, two reasons": 53,
    "warn, one report": 36,
    "dismiss, one report": 30,
    "sign-in": { first: 16, again: 8, renamed: 11 },
    claim: 14,
    "claim renewed": 2,
    "five posts, no open case": { block: 38, unblock: 41 },
    "five posts, one open case": { block: 51, unblock: 62 },
    "five posts, five open cases": { block: 103, unblock: 146 },
  });
});
