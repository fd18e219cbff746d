import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import {
  deleteExpiredSessions,
  endSession,
  findSignedIn,
  isLastSeenStale,
  makeSessionToken,
  updateLastSeen,
} from "~/accounts/sessions/sessions.server";
import { members, sessions } from "~/db/tables/accounts.server";
import { day, hour } from "~/time/units";
import { assignRole, blockMember } from "../../support/acts/acts";
import { startDatabase } from "../../support/database/database";
import { makersFor } from "../../support/database/makers";

const { db, d1 } = await startDatabase();
const { makeMember, makeSession } = makersFor(db);
const now = Date.now();
const grounds = { reason: "spam" as const, note: "" };
const admin = await makeMember({ role: "admin" });

test("a session is its member, with the rank of now", async () => {
  const member = await makeMember({ name: "Grace" });
  const token = await makeSession(member, now);
  expect((await findSignedIn(db, token, now))?.viewer).toEqual(member);
  await assignRole(db, admin, { memberId: member.id, role: "moderator", ...grounds }, now);
  expect((await findSignedIn(db, token, now))?.viewer.role).toBe("moderator");
});

test("a session ends after 14 days without use, and after 30 days however much it is used", async () => {
  const token = await makeSession(await makeMember(), now);
  expect(await findSignedIn(db, token, now + 14 * day - 1)).not.toBeNull();
  expect(await findSignedIn(db, token, now + 14 * day)).toBeNull();

  for (const at of [10, 20, 29]) {
    const signedIn = await findSignedIn(db, token, now + at * day);
    if (signedIn) await updateLastSeen(db, signedIn.session, now + at * day);
  }
  expect(await findSignedIn(db, token, now + 30 * day - 1)).not.toBeNull();
  expect(await findSignedIn(db, token, now + 30 * day)).toBeNull();
});

test("being seen is written at most once an hour", () => {
  expect(isLastSeenStale({ id: 1, lastSeenAt: now }, now + hour)).toBe(false);
  expect(isLastSeenStale({ id: 1, lastSeenAt: now }, now + 3_600_001)).toBe(true);
});

test("signing out ends one session and leaves the others", async () => {
  const member = await makeMember();
  const [phone, laptop] = [await makeSession(member, now), await makeSession(member, now)];
  const signedIn = await findSignedIn(db, phone, now);
  if (signedIn) await endSession(db, signedIn.session);
  expect(await findSignedIn(db, phone, now)).toBeNull();
  expect(await findSignedIn(db, laptop, now)).not.toBeNull();
});

test("a block ends every session at once", async () => {
  const member = await makeMember();
  const tokens = [await makeSession(member, now), await makeSession(member, now)];
  await blockMember(db, admin, { memberId: member.id, duration: "1d", ...grounds }, now);
  for (const token of tokens) expect(await findSignedIn(db, token, now)).toBeNull();
});

test("an erased account has no session", async () => {
  const member = await makeMember();
  const token = await makeSession(member, now);
  await db.update(members).set({ erasedAt: now }).where(eq(members.id, member.id));
  expect(await findSignedIn(db, token, now)).toBeNull();
});

test("what is no token is nobody", async () => {
  for (const token of ["", "x", "' or 1=1 --", "\u0000", "💩".repeat(5000)])
    expect(await findSignedIn(db, token, now)).toBeNull();
});

test("the database holds no token, only its hash, and no two are alike", async () => {
  const token = await makeSession(await makeMember(), now);
  const rows = JSON.stringify(await d1.prepare("select * from sessions").all());
  expect(rows).not.toContain(token);
  const tokens = await Promise.all(Array.from({ length: 50 }, () => makeSessionToken()));
  expect(new Set(tokens.map((made) => made.token)).size).toBe(50);
  for (const { token: made, tokenHash } of tokens) {
    expect(made).toMatch(/^[\w-]{43}$/);
    expect(tokenHash).not.toBe(made);
  }
  expect(await db.select().from(sessions).where(eq(sessions.tokenHash, token))).toEqual([]);
});

test("the daily job deletes the sessions that are older than 30 days", async () => {
  const member = await makeMember();
  await makeSession(member, now - 30 * day);
  await makeSession(member, now - 30 * day - 1);
  await deleteExpiredSessions(db, now, 10);
  const left = await db.select().from(sessions).where(eq(sessions.memberId, member.id));
  expect(left.map(({ createdAt }) => createdAt)).toEqual([now - 30 * day]);
});
