import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import {
  findSignedIn,
  makeSessionToken,
  type Session,
  sessionDays,
  updateLastSeen,
} from "~/accounts/sessions/sessions.server";
import { signIn, type VerifiedIdentity } from "~/accounts/sign-in/sign-in.server";
import { openDatabase } from "~/db/client.server";
import { identities, members, sessions } from "~/db/tables/accounts.server";
import { day } from "~/time/units";
import { chooseName, resetName, undoAct } from "../../support/acts/acts";
import { startDatabase } from "../../support/database/database";
import { makersFor } from "../../support/database/makers";
import { loseConnectionOnce } from "../../support/database/counts/intercept-calls";

const { db, d1 } = await startDatabase();
const { makeMember, makePost, newestEntry } = makersFor(db);
const now = Date.now();
let subjects = 0;

function makeIdentity(
  claims: Record<string, unknown> = {},
  subject = `auth0|new-${++subjects}`,
): VerifiedIdentity {
  return {
    issuer: "https://tenant.test/",
    subject,
    claims: {
      sub: subject,
      name: "Ada Lovelace",
      email: "Ada@Plaza.example",
      email_verified: true,
      ...claims,
    },
    accessToken: "sealed",
    tokenScope: "openid profile email",
    tokenExpiresAt: now + 1000,
  };
}

type Options = { at?: number; presented?: Session | null; database?: typeof db };

async function enter(
  identity: VerifiedIdentity,
  { at = now, presented = null, database = db }: Options = {},
) {
  const { token, tokenHash } = await makeSessionToken();
  const { memberId, welcome } = await signIn(
    database,
    identity,
    { tokenHash, device: "a browser" },
    presented,
    "Agora",
    at,
  );
  return { token, memberId, welcome, signedIn: await findSignedIn(db, token, at) };
}

const signInAndFind = async (identity: VerifiedIdentity, options?: Options) =>
  (await enter(identity, options)).signedIn;

const identitiesOf = (subject: string) => db.select().from(identities).where(eq(identities.subject, subject));

test("the first sign-in makes a plain member, their identity and a session", async () => {
  const identity = makeIdentity();
  const signedIn = await signInAndFind(identity);
  expect(signedIn?.viewer).toMatchObject({ name: "Ada Lovelace", role: "member", blocked: false });
  expect(await identitiesOf(identity.subject)).toMatchObject([
    {
      memberId: signedIn?.viewer.id,
      issuer: "https://tenant.test/",
      email: "ada@plaza.example",
      emailVerified: true,
      linkedAt: now,
      lastSignInAt: now,
    },
  ]);
});

test("later sign-ins are the same member, with name, email and token brought up to date", async () => {
  const identity = makeIdentity();
  const first = await signInAndFind(identity);
  await makeMember();
  const renamed = makeIdentity({ name: "Ada King", email: "king@plaza.example" }, identity.subject);
  const again = await signInAndFind({ ...renamed, accessToken: "newer" }, { at: now + 5 });
  expect(again?.viewer).toMatchObject({ id: first?.viewer.id, name: "Ada King" });
  expect(again?.session.id).not.toBe(first?.session.id);
  expect(await identitiesOf(identity.subject)).toMatchObject([
    { email: "king@plaza.example", accessToken: "newer", linkedAt: now, lastSignInAt: now + 5 },
  ]);
});

test("one email address and another subject, or one subject and another issuer, is another member", async () => {
  const [one, other] = [makeIdentity(), makeIdentity()];
  const elsewhere = { ...one, issuer: "https://other.test/" };
  const ids = [];
  for (const identity of [one, other, elsewhere]) ids.push((await signInAndFind(identity))?.viewer.id);
  expect(new Set(ids).size).toBe(3);
});

test("ten first sign-ins of one identity at once make one member", async () => {
  const identity = makeIdentity({ name: "Only One" });
  const entered = await Promise.all(Array.from({ length: 10 }, () => signInAndFind(identity)));
  expect(new Set(entered.map((signedIn) => signedIn?.viewer.id)).size).toBe(1);
  expect(await db.select().from(members).where(eq(members.name, "Only One"))).toHaveLength(1);
});

test("ten people signing in at once are ten members, each with their own identity", async () => {
  const crowd = Array.from({ length: 10 }, (_, at) => makeIdentity({ name: `Guest ${at}` }));
  const entered = await Promise.all(crowd.map((identity) => signInAndFind(identity)));
  expect(entered.map((signedIn) => signedIn?.viewer.name)).toEqual(crowd.map(({ claims }) => claims.name));
  expect(new Set(entered.map((signedIn) => signedIn?.viewer.id)).size).toBe(10);
});

test.each(["before", "after"] as const)(
  "a connection lost %s the commit leaves one member and one session",
  async (moment) => {
    const identity = makeIdentity();
    const { flakyD1 } = loseConnectionOnce(d1, { call: 1, moment });
    const signedIn = await signInAndFind(identity, { database: openDatabase(flakyD1) });
    const id = signedIn?.viewer.id ?? 0;
    expect(await identitiesOf(identity.subject)).toHaveLength(1);
    expect(await db.select().from(sessions).where(eq(sessions.memberId, id))).toHaveLength(1);
  },
);

test("a name that breaks the text rules is left out, and the rank is kept", async () => {
  const identity = makeIdentity();
  const first = await signInAndFind(identity);
  await db
    .update(members)
    .set({ role: "moderator" })
    .where(eq(members.id, first?.viewer.id ?? 0));
  const again = await signInAndFind(makeIdentity({ name: "evil\u202Eeman" }, identity.subject));
  expect(again?.viewer).toMatchObject({ id: first?.viewer.id, name: null, role: "moderator" });
});

test.each(["Agora", "Member 7", "Deleted member 7", "grace hopper", "Grace\u200b Hоpper"])(
  "a name that reads like a moderator's, the site's or no name is left out: %j",
  async (name) => {
    await makeMember({ role: "moderator", name: "Grace Hopper" });
    expect((await signInAndFind(makeIdentity({ name })))?.viewer.name).toBeNull();
  },
);

test("a moderator keeps a name that another moderator has as well, and may not take one", async () => {
  const identity = makeIdentity({ name: "Two Of Them" });
  const first = await signInAndFind(identity);
  await db
    .update(members)
    .set({ role: "moderator" })
    .where(eq(members.id, first?.viewer.id ?? 0));
  await makeMember({ role: "moderator", name: "Two of them" });
  expect((await signInAndFind(identity))?.viewer.name).toBe("Two Of Them");
  await makeMember({ role: "admin", name: "Boss" });
  const renamed = makeIdentity({ name: "Boss" }, identity.subject);
  expect((await signInAndFind(renamed))?.viewer.name).toBeNull();
});

test("who is no moderator loses a name that has become a moderator's", async () => {
  const identity = makeIdentity({ name: "Once Free" });
  expect((await signInAndFind(identity))?.viewer.name).toBe("Once Free");
  await makeMember({ role: "admin", name: "Once Free" });
  expect((await signInAndFind(identity))?.viewer.name).toBeNull();
});

test("a name that is an email address is left out", async () => {
  const identity = makeIdentity({ name: "ada@plaza.example", email: "ada@plaza.example" });
  expect((await signInAndFind(identity))?.viewer.name).toBeNull();
});

test("a block holds at the next sign-in, and ends at its time", async () => {
  const { author } = await makePost();
  const identity = makeIdentity();
  const first = await signInAndFind(identity);
  const until = now + 1000;
  await db
    .update(members)
    .set({ blockedUntil: until, blockEntryId: 1 })
    .where(eq(members.id, first?.viewer.id ?? author.id));
  expect((await signInAndFind(identity, { at: until - 1 }))?.viewer.blocked).toBe(true);
  expect((await signInAndFind(identity, { at: until }))?.viewer.blocked).toBe(false);
});

describe("a name that is not Auth0's to change", () => {
  const siteName = "Agora";

  test("a chosen one stays at every later sign-in, whatever Auth0 gives", async () => {
    const identity = makeIdentity();
    const { signedIn } = await enter(identity);
    expect(await chooseName(db, signedIn!.viewer, { name: "Countess", siteName }, now)).toBe("done");
    for (const name of ["Ada King", "ada@plaza.example"])
      expect((await signInAndFind(makeIdentity({ name }, identity.subject)))?.viewer.name).toBe("Countess");
    expect(await identitiesOf(identity.subject)).toMatchObject([{ name: "ada@plaza.example" }]);
  });

  test("one that was reset does not come back by signing in, until that is undone", async () => {
    const identity = makeIdentity({ name: "Cheap Pills" });
    const { memberId } = await enter(identity);
    const [moderator, admin] = [await makeMember({ role: "moderator" }), await makeMember({ role: "admin" })];
    expect(await resetName(db, moderator, { memberId, reason: "spam", note: "" }, now)).toBe("done");
    const entryId = await newestEntry();
    for (const name of ["Cheap Pills", "Ada King"])
      expect((await signInAndFind(makeIdentity({ name }, identity.subject)))?.viewer.name).toBeNull();
    expect(await undoAct(db, admin, { entryId }, now)).toBe("done");
    expect((await signInAndFind(makeIdentity({ name: "Ada King" }, identity.subject)))?.viewer.name).toBe(
      "Ada King",
    );
  });
});

describe("whether to ask for a name", () => {
  test("is said at the first sign-in without one, and never again", async () => {
    const identity = makeIdentity({ name: "ada@plaza.example" });
    expect((await enter(identity)).welcome).toBe(true);
    expect((await enter(identity, { at: now + 1 })).welcome).toBe(false);
    expect((await enter(makeIdentity())).welcome).toBe(false);
  });

  test("is said also where the connection is lost after the commit", async () => {
    const { flakyD1 } = loseConnectionOnce(d1, { call: 1, moment: "after" });
    const entered = await enter(makeIdentity({ name: null }), { database: openDatabase(flakyD1) });
    expect(entered.welcome).toBe(true);
  });
});

describe("the session that a browser presents", () => {
  test.each(["the same person", "another person"])("ends as %s signs in there", async (who) => {
    const identity = makeIdentity();
    const presented = await enter(identity);
    const elsewhere = await enter(identity);
    const next = await enter(who === "the same person" ? identity : makeIdentity(), {
      presented: presented.signedIn?.session,
    });
    expect(next.signedIn?.viewer.id).toBe(next.memberId);
    expect(await findSignedIn(db, presented.token, now)).toBeNull();
    expect(await findSignedIn(db, elsewhere.token, now)).not.toBeNull();
  });

  test.each(["before", "after"] as const)(
    "ends and is replaced once, where the connection is lost %s the commit",
    async (moment) => {
      const identity = makeIdentity();
      const { signedIn } = await enter(identity);
      const { flakyD1 } = loseConnectionOnce(d1, { call: 0, moment });
      const next = await enter(identity, { presented: signedIn?.session, database: openDatabase(flakyD1) });
      expect(await sessionsOf(next.memberId)).toEqual([next.signedIn?.session.id]);
    },
  );
});

describe("a member has at most ten sessions", () => {
  test("the oldest go, and nobody else's", async () => {
    const [identity, other] = [makeIdentity(), makeIdentity()];
    const stranger = await enter(other);
    const entered = [];
    for (let count = 0; count < 12; count++) entered.push(await enter(identity));
    const left = await Promise.all(entered.map(async ({ token }) => findSignedIn(db, token, now)));
    expect(left.map((signedIn) => signedIn !== null)).toEqual([false, false, ...Array(10).fill(true)]);
    expect(await findSignedIn(db, stranger.token, now)).not.toBeNull();
  });

  test("those that have run out go first, however new", async () => {
    const identity = makeIdentity();
    const later = now + (sessionDays.idle + 1) * day;
    const used = await enter(identity);
    for (let count = 0; count < 9; count++) await enter(identity, { at: now + 1 });
    await updateLastSeen(db, used.signedIn!.session, later);
    const { memberId, signedIn } = await enter(identity, { at: later });
    expect(await sessionsOf(memberId)).toEqual([used.signedIn?.session.id, signedIn?.session.id]);
  });

  test("twenty who sign in at once leave ten", async () => {
    const identity = makeIdentity();
    const entered = await Promise.all(Array.from({ length: 20 }, () => enter(identity)));
    expect(await sessionsOf(entered[0]!.memberId)).toHaveLength(10);
  });
});

async function sessionsOf(memberId: number) {
  const rows = await db.select().from(sessions).where(eq(sessions.memberId, memberId)).orderBy(sessions.id);
  return rows.map(({ id }) => id);
}
