import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { hashIdentity } from "~/accounts/sign-in/hash-identity.server";
import type { Viewer } from "~/accounts/permissions";
import { findSignedIn, makeSessionToken } from "~/accounts/sessions/sessions.server";
import { signIn } from "~/accounts/sign-in/sign-in.server";
import { openDatabase } from "~/db/client.server";
import { identities } from "~/db/tables/accounts.server";
import { appeals } from "~/db/tables/appeals.server";
import { blockedIdentities } from "~/db/tables/blocked-identities.server";
import { continueBlock, forgetEndedBlocks } from "~/moderation/blocks/blocked-identities.server";
import { untilLifted } from "~/moderation/blocks/durations";
import { endExpiredBlocks } from "~/moderation/blocks/end-expired-blocks.server";
import { findBlock } from "~/moderation/blocks/find-block.server";
import { findOwnAppeal } from "~/moderation/appeals/find-own-appeal.server";
import { listNotices } from "~/moderation/notices/list-notices.server";
import { findStatement } from "~/moderation/statements/find-statement.server";
import { describeDecider } from "~/moderation/statements/words";
import { day } from "~/time/units";
import * as acts from "../../support/acts/acts";
import { startDatabase } from "../../support/database/database";
import { dump } from "../../support/database/state/dump";
import { loseConnectionOnce } from "../../support/database/counts/intercept-calls";
import { makersFor } from "../../support/database/makers";
import { readCounts, recount } from "../../support/database/state/recount";

const { db, d1 } = await startDatabase();
const { makeMember, makePost, makeReport, makeAppeal, findMemberRow, listEntries, newestEntry, ...makers } =
  makersFor(db);
const now = Date.now();
const tokenKey = btoa("k".repeat(32));
const grounds = { reason: "harassment", note: "Insulted three people" };
let moderator: Viewer;

beforeEach(async () => {
  moderator = await makeMember({ role: "moderator" });
  await db.delete(blockedIdentities);
});

async function makeBlocked(duration: "1d" | "7d" | "forever" = "7d") {
  const { author } = await makePost();
  expect(await acts.blockMember(db, moderator, { memberId: author.id, duration, ...grounds }, now)).toBe(
    "done",
  );
  return { ...author, blocked: true };
}

async function deleteAccount(member: Viewer, at = now) {
  const [identity] = await db.select().from(identities).where(eq(identities.memberId, member.id));
  expect(await acts.deleteAccount(db, member, { tokenKey }, at)).toBe("done");
  return identity!;
}

type Account = { issuer: string; subject: string };

async function comeBack({ issuer, subject }: Account, at = now + 1, on = db) {
  const { token, tokenHash } = await makeSessionToken();
  const further = continueBlock(on, await hashIdentity(tokenKey, { issuer, subject }), at);
  const claims = { name: "Somebody New", email: "new@plaza.example" };
  const identity = { issuer, subject, claims, accessToken: "", tokenScope: "", tokenExpiresAt: null };
  const { memberId } = await signIn(on, identity, { tokenHash, device: "" }, null, "Agora", at, further);
  const signedIn = await findSignedIn(db, token, at);
  expect(signedIn?.viewer.id).toBe(memberId);
  return signedIn!.viewer;
}

const kept = () => db.select().from(blockedIdentities);

test("a running block meets the person again, with its reason, note and end, in a session of their own", async () => {
  const member = await makeBlocked();
  const until = (await findMemberRow(member.id))!.blockedUntil!;
  const account = await deleteAccount(member);
  expect(await findMemberRow(member.id)).toMatchObject({ blockedUntil: null, blockEntryId: null });
  expect(await kept()).toMatchObject([{ blockedUntil: until, appealed: false }]);
  const written = await dump(d1);
  expect(written).not.toContain(account.subject);

  const back = await comeBack(account);
  expect(back.id).not.toBe(member.id);
  expect(back.blocked).toBe(true);
  expect(await kept()).toEqual([]);
  const entries = await listEntries({ memberId: back.id });
  expect(entries).toMatchObject([
    {
      kind: "user.blocked",
      actorId: null,
      ...grounds,
      details: { duration: "7d", until, lastPostId: null },
    },
  ]);
  // The log is for ever: nothing in it says whose block this was.
  expect(entries[0]!.details).not.toHaveProperty("blockEntryId");
  expect(await findBlock(db, back.id, now + 1)).toMatchObject({ ...grounds, until, appealed: false });
  const { notices } = await listNotices(db, back, null, now + 1);
  expect(notices).toMatchObject([{ kind: "user.blocked", status: "possible", unread: true }]);
  expect(await acts.chooseName(db, back, { name: "Still here", siteName: "Agora" }, now + 2)).toBe("done");
  expect(await readCounts(d1)).toEqual(await recount(d1));
});

test.each(["before", "after"] as const)(
  "signed in twice, and with the connection lost %s, they are blocked once",
  async (moment) => {
    const account = await deleteAccount(await makeBlocked());
    const { flakyD1 } = loseConnectionOnce(d1, { call: 1, moment });
    const on = openDatabase(flakyD1);
    const back = await comeBack(account, now + 1, on);
    expect((await comeBack(account, now + 2)).id).toBe(back.id);
    expect(back.blocked).toBe(true);
    expect(await listEntries({ memberId: back.id })).toHaveLength(1);
  },
);

test("only the same person is met: another subject, or issuer, is free", async () => {
  const account = await deleteAccount(await makeBlocked());
  for (const other of [
    { ...account, subject: `${account.subject}0` },
    { ...account, issuer: `${account.issuer}x` },
  ])
    expect((await comeBack(other)).blocked).toBe(false);
  expect(await kept()).toHaveLength(1);
  await comeBack(account);
});

test("without a running block nothing is kept, and a block that has ended meets nobody", async () => {
  await deleteAccount(await makeMember());
  const over = await makeBlocked("1d");
  await deleteAccount(over, now + 2 * day);
  expect(await kept()).toEqual([]);
  const account = await deleteAccount(await makeBlocked("1d"));
  const back = await comeBack(account, now + 2 * day);
  expect(back.blocked).toBe(false);
  expect(await listEntries({ memberId: back.id })).toEqual([]);
  expect(await kept()).toEqual([]);
});

test("what is kept is removed when the block ends; until lifted, it stays", async () => {
  const forever = await deleteAccount(await makeBlocked("forever"));
  await deleteAccount(await makeBlocked("1d"));
  await forgetEndedBlocks(db, now + day - 1, 10);
  expect(await kept()).toHaveLength(2);
  await forgetEndedBlocks(db, now + day, 10);
  expect(await kept()).toMatchObject([{ blockedUntil: untilLifted }]);
  expect((await comeBack(forever)).blocked).toBe(true);
});

test("deleted again, the block meets them again", async () => {
  const account = await deleteAccount(await makeBlocked());
  const second = await comeBack(account);
  await deleteAccount(second, now + 2);
  const third = await comeBack(account, now + 3);
  expect([third.blocked, third.id === second.id]).toEqual([true, false]);
  expect(await findBlock(db, third.id, now + 3)).toMatchObject(grounds);
});

describe("against the block they meet again", () => {
  test("they can appeal, also if the account was deleted before an earlier appeal was answered", async () => {
    const member = await makeBlocked();
    const earlier = await makeAppeal(await newestEntry());
    const back = await comeBack(await deleteAccount(member));
    expect(await makers.findAppealRow(earlier.id)).toMatchObject({ state: "closed" });
    const entryId = await newestEntry();
    expect(await acts.sendAppeal(db, back, { entryId, body: "Please" }, now + 2)).toBe("done");
    const [appeal] = await db.select().from(appeals).where(eq(appeals.entryId, entryId));
    // Who imposed it did so to an account of which the log does not say that it was theirs.
    const decided = await acts.overturnAppeal(db, moderator, { appealId: appeal!.id, note: "" }, now + 3);
    expect(decided).toBe("done");
    expect(await findMemberRow(back.id)).toMatchObject({ blockedUntil: null });
  });

  test("they cannot appeal a second time after an answer, whatever they delete", async () => {
    const member = await makeBlocked();
    const { id: appealId } = await makeAppeal(await newestEntry());
    const colleague = await makeMember({ role: "moderator" });
    expect(await acts.upholdAppeal(db, colleague, { appealId, note: "" }, now)).toBe("done");
    const account = await deleteAccount(member);
    const second = await comeBack(account);
    await deleteAccount(second, now + 2);
    const back = await comeBack(account, now + 3);
    const entryId = await newestEntry();
    expect(await acts.sendAppeal(db, back, { entryId, body: "Again" }, now + 4)).toBe("already");
    expect(await findBlock(db, back.id, now + 4)).toMatchObject({ appealed: true });
    expect(await findOwnAppeal(db, back, entryId, now + 4)).toMatchObject({ status: "upheld", sent: null });
    expect(await findStatement(db, back, entryId, now + 4)).toMatchObject({ status: "upheld" });
    expect((await listNotices(db, back, null, now + 4)).notices).toMatchObject([{ status: "upheld" }]);
  });

  test("moderators can lift it or undo it; the act on the deleted account can't be undone", async () => {
    const first = await makeBlocked();
    const blocking = await newestEntry();
    const lifted = await comeBack(await deleteAccount(first));
    expect(await acts.undoAct(db, moderator, { entryId: blocking }, now + 2)).toBe("conflict");
    const unblocked = await acts.unblockMember(db, moderator, { memberId: lifted.id, note: "" }, now + 2);
    expect(unblocked).toBe("done");
    const undone = await comeBack(await deleteAccount(await makeBlocked()));
    expect(await acts.undoAct(db, moderator, { entryId: await newestEntry() }, now + 2)).toBe("done");
    for (const { id } of [lifted, undone])
      expect(await findMemberRow(id)).toMatchObject({ blockedUntil: null, blockEntryId: null });
  });

  test("its statement says that Plaza kept what a person had decided, and that of another block doesn't", async () => {
    const member = await makeBlocked();
    const first = (await findStatement(db, member, await newestEntry(), now))!;
    expect(describeDecider(first)).toContain("Nothing was decided by a machine.");
    const back = await comeBack(await deleteAccount(member));
    const entryId = await newestEntry();
    const [own, others] = [
      (await findStatement(db, back, entryId, now + 1))!,
      (await findStatement(db, moderator, entryId, now + 1))!,
    ];
    expect(describeDecider(own)).toContain("Plaza kept the block by itself when you logged in again.");
    expect(describeDecider(others)).toContain("Plaza kept the block by itself when they logged in again.");
  });

  test("it ends by itself", async () => {
    const back = await comeBack(await deleteAccount(await makeBlocked("1d")));
    expect(await endExpiredBlocks(db, now + day)).toBeGreaterThan(0);
    expect(await findMemberRow(back.id)).toMatchObject({ blockedUntil: null });
  });
});

test("an old post does not come back when the block is lifted, nor its case", async () => {
  const post = await makePost();
  await makeReport(post);
  await acts.blockMember(db, moderator, { memberId: post.author.id, duration: "7d", ...grounds }, now);
  const back = await comeBack(await deleteAccount(post.author));
  await acts.unblockMember(db, moderator, { memberId: back.id, note: "" }, now + 2);
  expect(await makers.findPostRow(post.id)).toMatchObject({ deletedAt: now });
  expect(await makers.findCaseRow(post.id)).toMatchObject({ state: "decided", verdict: "block" });
});
