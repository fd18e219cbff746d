import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { demoAccounts } from "../../../local/identity-provider/accounts";
import { openAppBrowser } from "../../support/app/app-browser";
import { origin } from "../../support/app/open-app";
import { startWithProvider } from "../../support/app/worker-with-provider";

const jonas = demoAccounts.find(({ name }) => name === "Jonas Weber")!;
const mateo = demoAccounts.find(({ name }) => name === "Mateo Rivera")!;
const { worker, provider, begin, signIn } = await startWithProvider();

const rows = async <Row>(query: string, ...values: unknown[]) =>
  (
    await worker.d1
      .prepare(query)
      .bind(...values)
      .all<Row>()
  ).results;
const countSessions = async () => (await rows("select id from sessions")).length;
const membersOf = (email: string) =>
  rows<{ id: number; name: string | null; subject: string; access_token: string; token_scope: string }>(
    "select m.id, m.name, i.subject, i.access_token, i.token_scope from members m join identities i on i.member_id = m.id where i.email = ?",
    email,
  );

describe("signing in", () => {
  test("leads to Auth0 and back to where one was, signed in", async () => {
    const browser = openAppBrowser(worker);
    const { at, status, html } = await signIn(browser, { account: jonas.subject }, { to: "/posts/new" });
    expect([at, status]).toEqual(["/posts/new", 200]);
    expect(html).toContain(jonas.name);
    expect(html).toContain("Log out");
    expect(browser.cookies.has("__Host-session")).toBe(true);
  });

  test("ties the attempt to this browser by state, PKCE and nonce", async () => {
    const browser = openAppBrowser(worker);
    const response = await browser.visit("/auth/login", { form: { to: "/" } });
    const params = new URL(response.headers.get("Location")!).searchParams;
    expect(params.get("redirect_uri")).toBe(`${origin}/auth/callback`);
    expect(params.get("code_challenge_method")).toBe("S256");
    expect(params.get("nonce")).toBe(params.get("code_challenge"));
    const state = params.get("state")!;
    expect(state.length).toBeGreaterThan(20);
    const line = response.headers.getSetCookie().find((cookie) => cookie.startsWith("__Host-attempt"))!;
    for (const attribute of ["HttpOnly", "Secure", "SameSite=Lax", "Path=/"])
      expect(line).toContain(attribute);
    expect(line).toContain(state);
    const challenge = createHash("sha256").update(contentOf(line).verifier!).digest("base64url");
    expect(params.get("code_challenge")).toBe(challenge);
    const second = await browser.visit("/auth/login", { form: { to: "/" } });
    expect(new URL(second.headers.get("Location")!).searchParams.get("state")).not.toBe(state);
  });

  test("takes nothing from the address of the form to Auth0", async () => {
    const { away } = await openAppBrowser(worker).follow(
      "/auth/login?organization=evil&invitation=x&state=mine&redirect_uri=https://evil.example",
      { form: { to: "/" } },
    );
    expect(away?.href).not.toMatch(/evil|mine|invitation/);
  });

  test("begins a session with an id of its own each time", async () => {
    const browser = openAppBrowser(worker);
    await signIn(browser, { account: jonas.subject });
    const first = browser.cookies.get("__Host-session");
    await signIn(browser, { account: jonas.subject });
    expect(browser.cookies.get("__Host-session")).not.toBe(first);
  });

  test.each([jonas, mateo])("as $name ends the session that the browser had", async ({ subject }) => {
    const browser = openAppBrowser(worker);
    await signIn(browser, { account: jonas.subject });
    const copy = openAppBrowser(worker);
    copy.cookies.set("__Host-session", browser.cookies.get("__Host-session")!);
    expect((await copy.follow("/")).html).toContain("Log out");
    await signIn(browser, { account: subject });
    expect((await copy.follow("/")).html).not.toContain("Log out");
    expect((await browser.follow("/")).html).toContain("Log out");
  });

  test("leaves of the attempt its return address, and nothing by which it could be finished again", async () => {
    const browser = openAppBrowser(worker);
    const { callback } = await begin(browser, { account: jonas.subject }, { to: "/notices" });
    const lines = (await browser.visit(callback)).headers.getSetCookie();
    const attempts = lines.filter((line) => line.startsWith("__Host-attempt"));
    expect(attempts.map(contentOf)).toEqual([{ verifier: null, returnTo: "/notices" }]);
    expect(attempts[0]).toContain("Max-Age=600;");
  });

  test.each([
    "//evil.example",
    "https://evil.example",
    "/\\evil.example",
    "/auth/logout",
    "/.//evil.example",
    "javascript:alert(1)",
  ])("with `to` as %s lands on the feed", async (to) => {
    const { at, status } = await signIn(openAppBrowser(worker), { account: jonas.subject }, { to });
    expect([at, status]).toEqual(["/", 200]);
    const page = await worker.fetch(`/auth/login?to=${encodeURIComponent(to)}`);
    expect(await page.text()).toContain('name="to" value="/"');
  });
});

describe("a callback", () => {
  test("opened twice begins no second session", async () => {
    const browser = openAppBrowser(worker);
    const { callback } = await begin(browser, { name: "Once Only", email: "once@plaza.example" });
    const attemptCookies = new Map(browser.cookies);
    const before = await countSessions();
    expect((await browser.visit(callback)).status).toBe(302);
    expect(await countSessions()).toBe(before + 1);
    expect((await browser.visit(callback)).headers.getSetCookie().join()).not.toContain("__Host-session");
    // With the cookies of the attempt too: the code has been used.
    const again = openAppBrowser(worker);
    for (const [name, value] of attemptCookies) again.cookies.set(name, value);
    expect((await again.visit(callback)).status).toBe(400);
    expect(await countSessions()).toBe(before + 1);
  });

  test("of somebody else's attempt signs nobody in", async () => {
    const { callback } = await begin(openAppBrowser(worker), { account: jonas.subject });
    const before = await countSessions();
    const stranger = openAppBrowser(worker);
    const { status, html } = await stranger.follow(callback);
    expect(status).toBe(400);
    expect(html).toContain("Logging in took too long");
    expect(html).toContain("Log in");
    const other = openAppBrowser(worker);
    await other.follow("/auth/login", { form: { to: "/" } });
    expect((await other.follow(callback)).status).toBe(400);
    expect([...stranger.cookies.keys(), ...other.cookies.keys()]).not.toContain("__Host-session");
    expect(await countSessions()).toBe(before);
  });

  test("after cancelling says so, and lets one try again", async () => {
    const browser = openAppBrowser(worker);
    const { status, html } = await signIn(browser, { cancel: "yes" }, { to: "/posts/new" });
    expect(status).toBe(403);
    expect(html).toContain("You didn&#x27;t log in");
    expect(html).toContain('name="to" value="/posts/new"');
    expect(browser.cookies.has("__Host-session")).toBe(false);
  });

  test.each([
    "",
    "?error=access_denied",
    "?code=x",
    "?error=x&error_description=<script>alert(1)</script>&state=",
  ])("without a state (%s) begins nothing", async (query) => {
    const response = await openAppBrowser(worker).visit(`/auth/callback${query}`);
    expect(response.status).toBe(400);
    expect(response.headers.has("Location")).toBe(false);
    expect(await response.text()).not.toContain("<script>alert");
  });

  test("with a made-up code signs nobody in", async () => {
    const browser = openAppBrowser(worker);
    const { away } = await browser.follow("/auth/login", { form: { to: "/" } });
    const { status } = await browser.follow(
      `/auth/callback?code=made-up&state=${away!.searchParams.get("state")}`,
    );
    expect(status).toBe(400);
    expect(browser.cookies.has("__Host-session")).toBe(false);
  });
});

describe("the identity", () => {
  test("is the subject and never the address: the same email is two members", async () => {
    await signIn(openAppBrowser(worker), { account: jonas.subject });
    await signIn(openAppBrowser(worker), { name: "Another Jonas", email: jonas.email });
    const found = await membersOf(jonas.email);
    expect(new Set(found.map(({ id }) => id)).size).toBe(2);
    expect(new Set(found.map(({ subject }) => subject)).size).toBe(2);
  });

  test("stays the same member, by the name that Auth0 gives now", async () => {
    await signIn(openAppBrowser(worker), { name: "Ada", email: "ada@plaza.example" });
    await signIn(openAppBrowser(worker), { name: "Ada Lovelace", email: "ada@plaza.example" });
    expect(await membersOf("ada@plaza.example")).toMatchObject([{ name: "Ada Lovelace" }]);
  });

  test.each([
    ["", "empty@plaza.example"],
    ["someone@plaza.example", "address@plaza.example"],
    ["a\u202egnp.exe", "bidi@plaza.example"],
    ["x".repeat(81), "long@plaza.example"],
    ["\u2800\u200b", "blank@plaza.example"],
  ])("with the name %j is shown as Member and a number", async (name, email) => {
    const { html } = await signIn(openAppBrowser(worker), { name, email });
    const [member] = await membersOf(email);
    expect(member?.name).toBeNull();
    expect(html).toContain(`Member ${member!.id}`);
    if (name) expect(html).not.toContain(name);
  });

  test("with a name that is markup, is shown as typed", async () => {
    const name = "<img src=x onerror=alert(1)>";
    const { html } = await signIn(openAppBrowser(worker), { name, email: "markup@plaza.example" });
    expect(html).toContain("&lt;img src=x onerror=alert(1)&gt;");
    expect(html).not.toContain("<img");
  });
});

/** What an attempt's cookie holds, before its signature. */
function contentOf(line: string): { verifier: string | null; to: string } {
  const [content = ""] = decodeURIComponent(/=([^;]*)/.exec(line)![1]!).split(".");
  return JSON.parse(Buffer.from(content, "base64").toString());
}

test("the access token cannot be read in the database, and is in no log", async () => {
  await signIn(openAppBrowser(worker), { name: "Token Holder", email: "canary-holder@plaza.example" });
  const [member] = await membersOf("canary-holder@plaza.example");
  // The provider's tokens have 43 characters; a sealed one is longer by its IV and tag.
  expect(member?.access_token.length).toBeGreaterThan(80);
  const response = await fetch(`${provider.issuer}userinfo`, {
    headers: { Authorization: `Bearer ${member?.access_token}` },
  });
  expect(response.status).toBe(401);
  expect(member?.token_scope).toContain("openid");
  expect(worker.logged()).not.toMatch(/canary-holder|Token Holder|code=|state=/);
});
