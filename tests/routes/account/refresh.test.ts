import { eq } from "drizzle-orm";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { seal } from "~/accounts/seal.server";
import { identities, members } from "~/db/tables/accounts.server";
import { type AppBrowser, openAppBrowser } from "../../support/app/app-browser";
import { bindings } from "../../support/app/app-worker";
import { type Reply, startForgingProvider } from "../../support/app/forging-provider";
import { readHtml, statusMessageIn } from "../../support/app/html";
import { startWorker } from "../../support/app/worker";
import { dump } from "../../support/database/state/dump";

const provider = await startForgingProvider(bindings.AUTH0_CLIENT_ID);
const worker = await startWorker({ vars: { AUTH0_DOMAIN: provider.domain } });
afterAll(() => provider.close());

const sub = "auth0|refreshing";
const token = "the-access-token";
let browser: AppBrowser;

/** Signs in as Nora, with a token that has this scope and lifetime (seconds). */
async function signIn({
  scope = "openid profile email",
  lifetime = 600,
}: { scope?: string; lifetime?: number } = {}) {
  browser = openAppBrowser(worker);
  const { away } = await browser.follow("/auth/login", { form: { to: "/account" } });
  const nonce = away!.searchParams.get("nonce")!;
  const claims = { sub, nonce, name: "Nora Old", email: "old@plaza.example", email_verified: true };
  const answer = {
    access_token: token,
    token_type: "Bearer",
    expires_in: lifetime,
    scope,
    id_token: await provider.idToken(claims),
  };
  provider.replyToToken({ status: 200, body: JSON.stringify(answer) });
  return browser.follow(`/auth/callback?code=code&state=${away!.searchParams.get("state")}`);
}

const userInfo = (claims: Record<string, unknown>): Reply => ({
  status: 200,
  body: JSON.stringify({ sub, ...claims }),
});
const refresh = () => browser.visit("/account/refresh", { form: {} });

async function findRows() {
  const [identity] = await worker.db.select().from(identities).where(eq(identities.subject, sub));
  const [member] = await worker.db.select().from(members).where(eq(members.id, identity!.memberId));
  return { identity: identity!, member: member! };
}

/** Presses Refresh and expects that nothing was changed. */
async function expectUnchanged(status: number) {
  const before = await dump(worker.d1);
  const response = await refresh();
  expect(response.status).toBe(status);
  expect(await dump(worker.d1)).toBe(before);
  return { response, html: await readHtml(response) };
}

beforeEach(async () => {
  await signIn();
  provider.takeAuthorization();
});

test("asks Auth0 with the kept token, and keeps what it says", async () => {
  provider.replyToUserInfo(userInfo({ name: "Nora New", email: "New@plaza.example", email_verified: false }));
  const { at, html } = await browser.follow("/account/refresh", { form: {} });
  expect(provider.takeAuthorization()).toBe(`Bearer ${token}`);
  expect([at, statusMessageIn(html)]).toEqual(["/account", "Profile refreshed."]);
  expect(html).toContain("new@plaza.example");
  const { identity, member } = await findRows();
  expect(identity).toMatchObject({ name: "Nora New", email: "new@plaza.example", emailVerified: false });
  expect(identity.claims).toMatchObject({ sub, name: "Nora New" });
  expect(member).toMatchObject({ name: "Nora New" });
  // It is found by its new name, and no more by the old one.
  expect(member.foldedName).toContain("new");
});

test("says so where nothing had changed", async () => {
  provider.replyToUserInfo(userInfo({ name: "Nora Old", email: "old@plaza.example", email_verified: true }));
  const { html } = await browser.follow("/account/refresh", { form: {} });
  expect(statusMessageIn(html)).toBe("Profile refreshed. Nothing had changed.");
});

test.each([
  ["is an email address", "nora@plaza.example"],
  ["reads like a moderator's", "Mоderator Rosa"],
  ["is missing", undefined],
])("takes no name that %s, by the rules of signing in", async (_, name) => {
  await worker.makeMember({ name: "Rosa", role: "moderator" });
  provider.replyToUserInfo(userInfo({ name, email: "old@plaza.example" }));
  expect((await refresh()).status).toBe(303);
  expect((await findRows()).member).toMatchObject({ name: null, foldedName: null });
});

describe("a token that is no good asks to log in again, and changes nothing", () => {
  const expectAskedAgain = async () => {
    const { html } = await expectUnchanged(409);
    expect(html).toContain("wants you to log in again");
    expect(html).toMatch(/action="\/auth\/login".*name="to" value="\/account".*Log in again/s);
  };

  test.each([
    ["has expired or was revoked at Auth0", { status: 401, body: '{"error":"invalid_token"}' }],
    ["lacks a scope at Auth0", { status: 403, body: '{"error":"insufficient_scope"}' }],
  ])("where it %s", async (_, reply) => {
    provider.replyToUserInfo(reply);
    await expectAskedAgain();
    expect(provider.takeAuthorization()).toBe(`Bearer ${token}`);
  });

  test.each([
    ["has expired by its own time", { lifetime: -1 }],
    ["was given for less than name and address", { scope: "openid" }],
  ])("where it %s, without asking", async (_, given) => {
    await signIn(given);
    provider.replyToUserInfo(userInfo({}));
    await expectAskedAgain();
    expect(provider.takeAuthorization()).toBeUndefined();
  });

  test("where it was sealed with another key or is missing, without asking", async () => {
    provider.replyToUserInfo(userInfo({ name: "Nora New" }));
    for (const change of [{ accessToken: "sealed-with-another-key" }, { accessToken: null }]) {
      const { identity } = await findRows();
      await worker.db.update(identities).set(change).where(eq(identities.id, identity.id));
      await expectAskedAgain();
      expect(provider.takeAuthorization()).toBeUndefined();
      await signIn();
    }
  });

  test("where it is of another tenant, which alone may be shown it", async () => {
    const member = await worker.makeMember();
    const accessToken = await seal(bindings.TOKEN_KEY, "access-token", token);
    await worker.db.update(identities).set({ accessToken }).where(eq(identities.memberId, member.id));
    expect((await worker.fetch("/account/refresh", { form: {}, as: member })).status).toBe(409);
    expect(provider.takeAuthorization()).toBeUndefined();
  });

  test("and logging in again leads back to the account, refreshed", async () => {
    provider.replyToUserInfo({ status: 401, body: "" });
    await expectAskedAgain();
    expect(await signIn()).toMatchObject({ at: "/account", status: 200 });
    provider.replyToUserInfo(userInfo({ name: "Nora New", email: "old@plaza.example" }));
    expect((await refresh()).status).toBe(303);
  });
});

describe("where Auth0 fails, nothing is lost, and it is said when to try again", () => {
  test.each<[string, Reply]>([
    ["502", { status: 502, body: "Bad gateway" }],
    ["429", { status: 429, body: '{"error":"too_many_requests"}' }],
    ["a redirect", { status: 302, body: "" }],
    ["a page instead of JSON", { status: 200, body: "<html>Maintenance</html>" }],
    ["null", { status: 200, body: "null" }],
    ["no subject", { status: 200, body: '{"name":"Nobody"}' }],
    ["an endless text", { status: 200, body: JSON.stringify({ sub, name: "n".repeat(100_000) }) }],
    ["an answer about another person", { status: 200, body: '{"sub":"auth0|another","name":"Another"}' }],
    ["silence", "hang"],
  ])("with %s", async (_, reply) => {
    provider.replyToUserInfo(reply);
    const { response, html } = await expectUnchanged(503);
    expect(response.headers.get("Retry-After")).toBe("30");
    expect(html).toContain("Nothing was changed; try again in a minute.");
    expect((await browser.visit("/account")).status).toBe(200);
  });

  test("with no connection at all", async () => {
    const gone = await startForgingProvider(bindings.AUTH0_CLIENT_ID);
    gone.close();
    const cut = await startWorker({ vars: { AUTH0_DOMAIN: gone.domain } });
    const member = await cut.makeMember();
    await cut.db.insert(identities).values({
      memberId: member.id,
      provider: "auth0",
      issuer: gone.issuer,
      subject: sub,
      claims: {},
      accessToken: await seal(bindings.TOKEN_KEY, "access-token", token),
      linkedAt: Date.now(),
      lastSignInAt: Date.now() + 1,
    });
    expect((await cut.fetch("/account/refresh", { form: {}, as: member })).status).toBe(503);
  });
});

test("neither name nor address nor token is logged", () => {
  const logged = worker.logged();
  expect(logged).toContain('"event":"profile-refresh"');
  for (const secret of ["Nora", "plaza.example", token]) expect(logged).not.toContain(secret);
});
