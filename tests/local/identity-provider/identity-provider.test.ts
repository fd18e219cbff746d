import { createHash, randomBytes } from "node:crypto";
import { once } from "node:events";
import { type IncomingMessage, request as send } from "node:http";
import { createRemoteJWKSet, jwtVerify } from "jose";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { demoAccounts, localIssuer } from "../../../local/identity-provider/accounts";
import { startIdentityProvider } from "../../../local/identity-provider/identity-provider";
import { findFreePort } from "../../../local/dev-server/ports";
import { openBrowser } from "./http-browser";

const port = await findFreePort();
const base = `http://localhost:${port}`;
const appOrigin = "http://localhost:8810";
const callback = `${appOrigin}/auth/callback`;
const clientId = "plaza-local";
const clientSecret = "a secret of the test";
const amara = demoAccounts[0]!;
let provider: Awaited<ReturnType<typeof startIdentityProvider>>;

beforeAll(async () => {
  provider = await startIdentityProvider({ port, appOrigin, clientSecret });
});
afterAll(() => provider.close());

describe("signing in", () => {
  test("as a demo account gives an id_token like Auth0's", async () => {
    const attempt = newAttempt();
    const { at } = await signIn(attempt, { account: amara.subject });
    expect(at.origin + at.pathname).toBe(callback);
    expect(at.searchParams.get("state")).toBe(attempt.state);

    const tokens = await exchange(attempt, at.searchParams.get("code")!);
    const { payload, protectedHeader } = await verify(tokens.body.id_token);
    expect(protectedHeader.alg).toBe("RS256");
    expect(payload).toMatchObject({
      iss: localIssuer(port),
      aud: clientId,
      nonce: attempt.nonce,
      sub: amara.subject,
      name: amara.name,
      email: amara.email,
      email_verified: true,
    });
    expect(tokens.body).toMatchObject({ expires_in: 86_400, scope: "openid profile email" });
  });

  test("as a new person gives the same subject for the same address, in upper or lower case", async () => {
    const first = await identityOf({ name: "Ada", email: "Ada@Example.com" });
    const second = await identityOf({ name: "Ada Lovelace", email: "ada@example.com" });
    expect(first).toMatchObject({ name: "Ada", email: "Ada@Example.com", email_verified: true });
    expect(second).toMatchObject({ sub: first.sub, name: "Ada Lovelace" });
  });

  test("with a demo account's address does not give its subject", async () => {
    const imposter = await identityOf({ name: "Amara", email: amara.email });
    expect(imposter.sub).not.toBe(amara.subject);
  });

  test("accepts any name, since the app must judge it", async () => {
    const name = "<b>\u202Eevil" + "💩".repeat(100);
    expect(await identityOf({ name, email: "odd@example.com" })).toMatchObject({ name });
    expect(await identityOf({ name: "", email: "none@example.com" })).toMatchObject({ name: "" });
  });

  test("as forty people at once, each in their own browser, does not mix them up", async () => {
    const emails = Array.from({ length: 40 }, (_, index) => `person-${index}@example.com`);
    const identities = await Promise.all(emails.map((email) => identityOf({ name: "Somebody", email })));
    expect(identities.map(({ email }) => email)).toEqual(emails);
  });

  test("needs no page while the session at the provider lasts", async () => {
    const browser = openBrowser();
    await signIn(newAttempt(), { account: amara.subject }, browser);
    const { at } = await browser.follow(authorizeAddress(newAttempt()));
    expect(at.searchParams.has("code")).toBe(true);
  });

  test("as another account in a second tab replaces the first", async () => {
    const browser = openBrowser();
    const [first, second] = [newAttempt(), newAttempt()];
    const firstPage = await browser.follow(authorizeAddress(first));
    const secondPage = await browser.follow(authorizeAddress(second));
    await browser.follow(firstPage.at.href, { account: amara.subject });
    const { at } = await browser.follow(secondPage.at.href, { name: "Bo", email: "bo@example.com" });
    const tokens = await exchange(second, at.searchParams.get("code")!);
    expect((await verify(tokens.body.id_token)).payload.email).toBe("bo@example.com");
  });
});

describe("the sign-in page", () => {
  test("has a button with the name of each demo account", async () => {
    const { response } = await openBrowser().follow(authorizeAddress(newAttempt()));
    const html = await response.text();
    for (const { name } of demoAccounts) expect(html).toMatch(new RegExp(`<button[^>]*>${name}</button>`));
    expect(response.headers.get("content-security-policy")).toContain(`form-action 'self' ${appOrigin};`);
  });

  test("keeps the values of a rejected form, and shows the error", async () => {
    const { response } = await signIn(newAttempt(), { name: '"Ada" <&>', email: "nowhere" });
    expect(response.status).toBe(422);
    const html = await response.text();
    expect(html).toContain('value="&quot;Ada&quot; &lt;&amp;&gt;"');
    expect(html).toContain('value="nowhere"');
    expect(html).toContain("Enter an email address");
  });

  test("rejects a name of more than 200 characters, and a form of more than 4 KiB", async () => {
    const long = await signIn(newAttempt(), { name: "x".repeat(201), email: "x@example.com" });
    expect(long.response.status).toBe(422);
    const huge = await signIn(newAttempt(), { name: "x".repeat(50_000), email: "x@example.com" });
    expect(huge.response.status).toBe(413);
  });

  test("refuses a form after 64 KiB, without waiting for its end", async () => {
    const browser = openBrowser();
    const { at } = await browser.follow(authorizeAddress(newAttempt()));
    const headers = { Cookie: browser.cookieHeader(at.pathname) };
    const form = send(at, { method: "POST", headers });
    form.write("x".repeat(80 * 1024));
    const [response] = (await once(form, "response")) as [IncomingMessage];
    expect(response.statusCode).toBe(413);
    form.destroy();
  });

  test("has a cancel button, which redirects with access_denied", async () => {
    const attempt = newAttempt();
    const { at } = await signIn(attempt, { cancel: "yes" });
    expect(at.origin + at.pathname).toBe(callback);
    expect(at.searchParams.get("error")).toBe("access_denied");
    expect(at.searchParams.get("state")).toBe(attempt.state);
  });

  test("rejects an unknown account", async () => {
    const { response } = await signIn(newAttempt(), { account: "auth0|nobody" });
    expect(response.status).toBe(400);
  });

  test("rejects an interaction that another browser began", async () => {
    const { at } = await openBrowser().follow(authorizeAddress(newAttempt()));
    const { response } = await openBrowser().follow(at.href, { account: amara.subject });
    expect(response.status).toBe(400);
  });

  test("sets only cookies whose names begin with idp_, unlike the app's", async () => {
    const browser = openBrowser();
    await signIn(newAttempt(), { account: amara.subject }, browser);
    expect(browser.cookieNames().every((name) => name.startsWith("idp_"))).toBe(true);
  });
});

describe("the provider rejects", () => {
  test("a code with another verifier", async () => {
    const attempt = newAttempt();
    const { at } = await signIn(attempt, { account: amara.subject });
    const tokens = await exchange({ ...attempt, verifier: "w".repeat(43) }, at.searchParams.get("code")!);
    expect(tokens).toMatchObject({ status: 400, body: { error: "invalid_grant" } });
  });

  test("a code twice", async () => {
    const attempt = newAttempt();
    const { at } = await signIn(attempt, { account: amara.subject });
    const code = at.searchParams.get("code")!;
    const first = await exchange(attempt, code);
    expect(await exchange(attempt, code)).toMatchObject({ status: 400, body: { error: "invalid_grant" } });
    // The code may have been stolen, so the first tokens are revoked too.
    expect((await userinfo(first.body.access_token)).status).toBe(401);
  });

  test("a code with a wrong secret", async () => {
    const attempt = newAttempt();
    const { at } = await signIn(attempt, { account: amara.subject });
    const tokens = await exchange(attempt, at.searchParams.get("code")!, "wrong");
    expect(tokens).toMatchObject({ status: 401, body: { error: "invalid_client" } });
  });

  test("a request without PKCE", async () => {
    const address = new URL(authorizeAddress(newAttempt()));
    address.searchParams.delete("code_challenge");
    address.searchParams.delete("code_challenge_method");
    const { at } = await openBrowser().follow(address.href);
    expect(at.searchParams.get("error")).toBe("invalid_request");
  });

  test("a redirect_uri of another origin", async () => {
    const address = new URL(authorizeAddress(newAttempt()));
    address.searchParams.set("redirect_uri", "http://localhost:9999/auth/callback");
    const { at, response } = await openBrowser().follow(address.href);
    expect(response.status).toBe(400);
    expect(at.origin).toBe(base);
  });
});

describe("an access token", () => {
  test("reads the profile until it is revoked", async () => {
    const attempt = newAttempt();
    const { at } = await signIn(attempt, { account: amara.subject });
    const { body } = await exchange(attempt, at.searchParams.get("code")!);
    const answer = await userinfo(body.access_token);
    expect(await answer.json()).toEqual({
      sub: amara.subject,
      name: amara.name,
      email: amara.email,
      email_verified: true,
    });

    const revoked = await post("/oauth/revoke", { token: body.access_token });
    expect(revoked.status).toBe(200);
    expect((await userinfo(body.access_token)).status).toBe(401);
  });
});

describe("signing out", () => {
  const logout = (returnTo: string) =>
    `${base}/v2/logout?${new URLSearchParams({ client_id: clientId, returnTo })}`;

  test("ends the session, so that the next request shows the page again", async () => {
    const browser = openBrowser();
    await signIn(newAttempt(), { account: amara.subject }, browser);
    const { at } = await browser.follow(logout(`${appOrigin}/`));
    expect(at.href).toBe(`${appOrigin}/`);
    const next = await browser.follow(authorizeAddress(newAttempt()));
    expect(next.at.pathname).toMatch(/^\/interaction\//);
  });

  test("redirects only to the app's home page", async () => {
    for (const elsewhere of ["http://evil.example/", `${appOrigin}/auth/login`, appOrigin, ""]) {
      const { response } = await openBrowser().follow(logout(elsewhere));
      expect(response.status).toBe(400);
    }
  });
});

type Tokens = { id_token: string; access_token: string };
type Attempt = ReturnType<typeof newAttempt>;

function newAttempt() {
  const random = () => randomBytes(32).toString("base64url");
  return { state: random(), nonce: random(), verifier: random() };
}

function authorizeAddress({ state, nonce, verifier }: Attempt) {
  const parameters = new URLSearchParams({
    response_type: "code",
    client_id: clientId,
    redirect_uri: callback,
    scope: "openid profile email",
    state,
    nonce,
    code_challenge: createHash("sha256").update(verifier).digest("base64url"),
    code_challenge_method: "S256",
  });
  return `${base}/authorize?${parameters}`;
}

async function signIn(attempt: Attempt, form: Record<string, string>, browser = openBrowser()) {
  const page = await browser.follow(authorizeAddress(attempt));
  return browser.follow(page.at.href, form);
}

async function identityOf(person: { name: string; email: string }) {
  const attempt = newAttempt();
  const { at } = await signIn(attempt, person);
  const { body } = await exchange(attempt, at.searchParams.get("code")!);
  return (await verify(body.id_token)).payload;
}

async function exchange({ verifier }: Attempt, code: string, secret = clientSecret) {
  const form = {
    grant_type: "authorization_code",
    code,
    redirect_uri: callback,
    code_verifier: verifier,
  };
  const response = await post("/oauth/token", form, secret);
  return { status: response.status, body: (await response.json()) as Tokens };
}

function post(path: string, form: Record<string, string>, secret = clientSecret) {
  const credentials = [clientId, secret].map(encodeURIComponent).join(":");
  return fetch(base + path, {
    method: "POST",
    headers: { authorization: `Basic ${Buffer.from(credentials).toString("base64")}` },
    body: new URLSearchParams(form),
  });
}

function userinfo(token: string) {
  return fetch(`${base}/userinfo`, { headers: { authorization: `Bearer ${token}` } });
}

function verify(idToken: string) {
  const keys = createRemoteJWKSet(new URL(`${base}/.well-known/jwks.json`));
  return jwtVerify(idToken, keys, { issuer: provider.issuer, audience: clientId, algorithms: ["RS256"] });
}
