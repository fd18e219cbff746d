import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import type { Viewer } from "~/accounts/permissions";
import { makeSessionToken } from "~/accounts/sessions/sessions.server";
import { members, sessions } from "~/db/tables/accounts.server";
import { findConfigurationProblem } from "~/http/configuration.server";
import { day, hour, minute } from "~/time/units";
import { bindings } from "../../support/app/app-worker";
import { sessionCookieHeader } from "../../support/app/open-app";
import { startWorker, type Worker } from "../../support/app/worker";

let worker: Worker;
beforeAll(async () => {
  worker = await startWorker();
});

async function visit(cookie: string, path = "/", app = worker) {
  const response = await app.fetch(path, { headers: { Cookie: cookie } });
  const html = await response.text();
  return {
    status: response.status,
    html,
    signedIn: html.includes("Log out"),
    expired: response.headers
      .getSetCookie()
      .some((line) => line.startsWith("__Host-session=") && line.includes("Max-Age=0")),
  };
}

/** Inserts a session that began and was last seen so long ago; gives its cookie. */
async function sessionSince(member: Viewer, { begun, seen }: { begun: number; seen: number }) {
  const { token, tokenHash } = await makeSessionToken();
  const now = Date.now();
  await worker.db
    .insert(sessions)
    .values({ memberId: member.id, tokenHash, createdAt: now - begun, lastSeenAt: now - seen });
  return sessionCookieHeader(token);
}

describe("a cookie that we did not make", () => {
  const made = async () => worker.cookieOf(await worker.makeMember());
  const cookies: [string, () => Promise<string>][] = [
    ["empty", async () => "__Host-session="],
    ["garbage", async () => "__Host-session=garbage"],
    ["only a dot", async () => "__Host-session=."],
    ["with a broken escape", async () => "__Host-session=%E0%A4%A"],
    ["of bytes", async () => "__Host-session=\u00ff\u00fe"],
    ["base64 of no JSON", async () => `__Host-session=${btoa("garbage")}.${btoa("garbage")}`],
    ["with a signature that is no base64", async () => `${await made()}~~~`.replace(/\.[^.]*$/, ".***")],
    ["with an empty signature", async () => (await made()).replace(/\.[^.]*$/, ".")],
    ["without a signature", async () => (await made()).replace(/\.[^.]*$/, "")],
    ["truncated", async () => (await made()).slice(0, -9)],
    ["altered", async () => (await made()).replace("=", "=A")],
    [
      "signed with another secret",
      async () => sessionCookieHeader("a-token", "another secret of 32 characters or more"),
    ],
    ["signed, for no session", async () => sessionCookieHeader("a-token-that-never-was")],
    ["signed, and no text", async () => sessionCookieHeader({ id: 1 })],
    ["signed, and empty", async () => sessionCookieHeader("")],
    ["twice", async () => "__Host-session=a; __Host-session=b"],
    ["twice, one of them good", async () => `__Host-session=a; ${await made()}`],
    ["very long", async () => `__Host-session=${"A".repeat(6_000)}`],
  ];

  test.each(cookies)("%s makes its sender a visitor, and is removed", async (_, make) => {
    const { status, signedIn, expired } = await visit(await make());
    expect({ status, signedIn, expired }).toEqual({ status: 200, signedIn: false, expired: true });
  });

  test("a form sent with one writes nothing", async () => {
    const response = await worker.fetch("/posts/new", {
      form: { body: "Hello", key: crypto.randomUUID() },
      headers: { Cookie: "__Host-session=garbage" },
    });
    expect(response.status).toBe(302);
    expect(response.headers.get("Location")).toBe("/auth/login?to=%2Fposts%2Fnew");
  });
});

describe("a session ends", () => {
  test.each([
    ["is there after 13 days without use", { begun: 20 * day, seen: 13 * day }, true],
    ["after 14 days without use", { begun: 20 * day, seen: 14 * day + minute }, false],
    ["is there after 29 days in use", { begun: 29 * day, seen: minute }, true],
    ["after 30 days, however much used", { begun: 30 * day + minute, seen: minute }, false],
  ])("%s", async (_, past, signedIn) => {
    const cookie = await sessionSince(await worker.makeMember(), past);
    expect(await visit(cookie)).toMatchObject({ status: 200, signedIn, expired: !signedIn });
  });

  test("later for being used: reading marks it, at most once an hour", async () => {
    const member = await worker.makeMember();
    const cookie = await sessionSince(member, { begun: 2 * day, seen: 2 * hour });
    const before = Date.now();
    await visit(cookie);
    const seen = async () =>
      (await worker.db.select().from(sessions).where(eq(sessions.memberId, member.id)))[0]!.lastSeenAt;
    await expect.poll(seen).toBeGreaterThanOrEqual(before);
    const marked = await seen();
    await visit(cookie);
    expect(await seen()).toBe(marked);
  });

  test("with Log out, in the database too, and then at Auth0", async () => {
    const member = await worker.makeMember();
    const cookie = await worker.cookieOf(member);
    const response = await worker.fetch("/auth/logout?returnTo=https://evil.example", {
      form: { returnTo: "https://evil.example", to: "https://evil.example" },
      headers: { Cookie: cookie },
    });
    expect(response.status).toBe(303);
    expect(response.headers.get("Location")).toBe(
      "http://localhost:4499/v2/logout?client_id=plaza-local&returnTo=http%3A%2F%2Flocalhost%3A8787%2F",
    );
    expect(await worker.db.select().from(sessions).where(eq(sessions.memberId, member.id))).toEqual([]);
    expect(response.headers.get("Clear-Site-Data")).toBe('"cache", "storage"');
    // A copy of the cookie no longer works.
    expect(await visit(cookie)).toMatchObject({ status: 200, signedIn: false });
  });

  test("for a visitor who logs out all the same", async () => {
    expect((await worker.fetch("/auth/logout", { form: {} })).status).toBe(303);
  });

  test("with a block, on every device", async () => {
    const member = await worker.makeMember();
    const cookies = [
      await sessionCookieHeader(await worker.makeSession(member)),
      await sessionCookieHeader(await worker.makeSession(member)),
    ];
    expect(await visit(cookies[0]!)).toMatchObject({ signedIn: true });
    await worker.block(member);
    for (const cookie of cookies) expect(await visit(cookie)).toMatchObject({ status: 200, signedIn: false });
  });

  test("with the erasure of the account", async () => {
    const member = await worker.makeMember();
    const cookie = await worker.cookieOf(member);
    await worker.db.update(members).set({ erasedAt: Date.now() }).where(eq(members.id, member.id));
    expect(await visit(cookie)).toMatchObject({ signedIn: false });
  });
});

describe("rank and block are those of this moment", () => {
  test("after a demotion the next request is refused", async () => {
    const moderator = await worker.makeMember({ role: "moderator" });
    const post = await worker.makePost();
    const cookie = await worker.cookieOf(moderator);
    expect(await visit(cookie, "/moderation")).toMatchObject({ status: 200 });
    await worker.db.update(members).set({ role: "member" }).where(eq(members.id, moderator.id));
    expect(await visit(cookie, "/moderation")).toMatchObject({ status: 403, signedIn: true });
    const hide = await worker.fetch(`/moderation/posts/${post.id}/hide`, {
      form: { reason: "spam", note: "", version: "0" },
      headers: { Cookie: cookie },
    });
    expect(hide.status).toBe(403);
    expect((await worker.findPostRow(post.id))?.hiddenEntryId).toBeNull();
  });

  test("a blocked member who signs in is told why and until when, and posts nothing", async () => {
    const member = await worker.makeMember();
    await worker.block(member, "7d");
    const cookie = await sessionCookieHeader(await worker.makeSession(member));
    for (const form of [undefined, { body: "Hello", key: crypto.randomUUID() }]) {
      const response = await worker.fetch("/posts/new", { form, headers: { Cookie: cookie } });
      expect(response.status).toBe(403);
      const html = await response.text();
      expect(html).toContain("You&#x27;re blocked");
      expect(html).toMatch(/Reason: <a [^>]*href="\/rules#spam">Spam<\/a>/);
      expect(html).toMatch(/until \d+ \w+ \d{4}/);
    }
  });

  test("a block that has expired bars nobody, even before the scheduled job ends it", async () => {
    const member = await worker.makeMember();
    await worker.block(member, "1d", Date.now() - 2 * day);
    const cookie = await sessionCookieHeader(await worker.makeSession(member));
    expect(await visit(cookie, "/posts/new")).toMatchObject({ status: 200 });
  });
});

describe("while the secret is rotated", () => {
  const [older, newer] = [bindings.SESSION_SECRET, "the new secret of 32 characters or more"];
  let rotating: Worker;
  beforeAll(async () => {
    rotating = await startWorker({ vars: { SESSION_SECRET: `${newer},${older}` } });
  });

  test("cookies of the old secret and of the new one are valid, those of a retired one are not", async () => {
    const member = await rotating.makeMember();
    for (const [secret, signedIn] of [
      [older, true],
      [newer, true],
      ["a retired secret of 32 characters or more", false],
    ] as const) {
      const cookie = await sessionCookieHeader(await rotating.makeSession(member), secret);
      expect(await visit(cookie, "/", rotating)).toMatchObject({ status: 200, signedIn });
    }
  });
});

describe("a secret that is missing or too short", () => {
  let unset: Worker;
  beforeAll(async () => {
    unset = await startWorker({ vars: { SESSION_SECRET: "short-canary" } });
  });

  test("makes every request a 503, and is named without its value", async () => {
    for (const path of ["/", "/healthz", "/nothing"]) {
      const response = await unset.fetch(path);
      expect(response.status).toBe(503);
      const text = await response.text();
      expect(text).toContain("SESSION_SECRET needs at least 32 characters");
      expect(text).not.toContain("short-canary");
      expect(response.headers.get("X-Content-Type-Options")).toBe("nosniff");
    }
  });

  test.each([
    ["SESSION_SECRET", ""],
    ["SESSION_SECRET", `${"x".repeat(40)},short-canary`],
    ["TOKEN_KEY", ""],
    ["TOKEN_KEY", "canary: no base64"],
    ["TOKEN_KEY", btoa("canary, and not 32 bytes")],
    ["AUTH0_CLIENT_ID", ""],
    ["AUTH0_CLIENT_SECRET", ""],
    ["AUTH0_DOMAIN", ""],
    ["APP_ORIGIN", ""],
    ["APP_ORIGIN", "https://canary.example/"],
    ["APP_ORIGIN", "canary"],
  ])("%s as %j is named without its value", (name, value) => {
    const problem = findConfigurationProblem({ ...bindings, [name]: value } as unknown as Env);
    expect(problem).toContain(name);
    expect(problem).not.toContain("canary");
  });

  test("is none where all are set", () => {
    expect(findConfigurationProblem(bindings as unknown as Env)).toBeNull();
  });
});
