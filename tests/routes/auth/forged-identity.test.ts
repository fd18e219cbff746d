import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openAppBrowser } from "../../support/app/app-browser";
import { dump } from "../../support/database/state/dump";
import { type Reply, startForgingProvider } from "../../support/app/forging-provider";
import { bindings } from "../../support/app/app-worker";
import { startWorker, type Worker } from "../../support/app/worker";

type Provider = Awaited<ReturnType<typeof startForgingProvider>>;
let worker: Worker;
let provider: Provider;
const providers: Provider[] = [];

async function startBoth() {
  const forging = await startForgingProvider(bindings.AUTH0_CLIENT_ID);
  providers.push(forging);
  return { forging, app: await startWorker({ vars: { AUTH0_DOMAIN: forging.domain } }) };
}

beforeAll(async () => {
  const both = await startBoth();
  provider = both.forging;
  worker = both.app;
});
afterAll(() => providers.forEach((each) => each.close()));

/** Signs in up to the callback; `reply` makes the reply of the token endpoint, from the nonce. */
async function trySignIn(
  reply: (nonce: string) => Promise<Reply> | Reply,
  { app = worker, forging = provider }: { app?: Worker; forging?: Provider } = {},
) {
  const browser = openAppBrowser(app);
  const { away } = await browser.follow("/auth/login", { form: { to: "/" } });
  const { searchParams } = away!;
  forging.replyToToken(await reply(searchParams.get("nonce")!));
  const response = await browser.visit(`/auth/callback?code=code&state=${searchParams.get("state")}`);
  return { response, browser, html: await response.text() };
}

const tokens = (idToken: unknown, more: Record<string, unknown> = {}): Reply => ({
  status: 200,
  body: JSON.stringify({
    access_token: "the-access-token",
    token_type: "Bearer",
    expires_in: 600,
    scope: "openid profile email",
    id_token: idToken,
    ...more,
  }),
});

const past = () => Math.floor(Date.now() / 1000) - 600;

const forgeries: [string, (nonce: string) => Promise<unknown>][] = [
  ["signed with another key", (nonce) => provider.idToken({ nonce }, "other")],
  ["of algorithm none", (nonce) => provider.idToken({ nonce }, "none")],
  [
    "signed with the client's secret",
    (nonce) => provider.idToken({ nonce }, { hmac: bindings.AUTH0_CLIENT_SECRET }),
  ],
  ["of another issuer", (nonce) => provider.idToken({ nonce, iss: "https://evil.example/" })],
  [
    "of the issuer without its slash",
    (nonce) => provider.idToken({ nonce, iss: provider.issuer.slice(0, -1) }),
  ],
  ["for another audience", (nonce) => provider.idToken({ nonce, aud: "another-app" })],
  ["without an audience", (nonce) => provider.idToken({ nonce, aud: undefined })],
  ["that has expired", (nonce) => provider.idToken({ nonce, exp: past() })],
  ["without an expiry", (nonce) => provider.idToken({ nonce, exp: undefined })],
  ["without its time of issue", (nonce) => provider.idToken({ nonce, iat: undefined })],
  ["without a nonce", () => provider.idToken({})],
  ["with another attempt's nonce", () => provider.idToken({ nonce: "of-another-attempt" })],
  ["without a subject", (nonce) => provider.idToken({ nonce, sub: undefined })],
  ["with an empty subject", (nonce) => provider.idToken({ nonce, sub: "" })],
  ["with a number as its subject", (nonce) => provider.idToken({ nonce, sub: 42 as never })],
  ["altered after signing", async (nonce) => alter(await provider.idToken({ nonce }))],
  ["that is no token", async () => "garbage"],
  ["that is missing", async () => undefined],
];

describe("an id_token", () => {
  test("that is valid signs in, so that each of the following fails for its fault alone", async () => {
    const { response, browser } = await trySignIn(async (nonce) => tokens(await provider.idToken({ nonce })));
    expect(response.status).toBe(302);
    expect(browser.cookies.has("__Host-session")).toBe(true);
  });

  test.each(forgeries)("%s signs nobody in", async (_, forge) => {
    const before = await dump(worker.d1);
    const { response, browser, html } = await trySignIn(async (nonce) => tokens(await forge(nonce)));
    expect(response.status).toBe(400);
    expect(html).toContain("nobody was logged in");
    expect([...browser.cookies.keys()]).not.toContain("__Host-session");
    expect(await dump(worker.d1)).toBe(before);
  });
});

describe("where Auth0 fails", () => {
  test.each<[string, Reply]>([
    ["502", { status: 502, body: "Bad gateway" }],
    ["429", { status: 429, body: '{"error":"too_many_requests"}' }],
    ["a page instead of JSON", { status: 200, body: "<html>Maintenance</html>" }],
    ["null", { status: 200, body: "null" }],
    ["401 with garbage", { status: 401, body: "garbage" }],
  ])("with %s, nobody can sign in and everybody can read", async (_, reply) => {
    const before = await dump(worker.d1);
    const { response, html } = await trySignIn(() => reply);
    expect(response.status).toBe(503);
    expect(response.headers.get("Retry-After")).toMatch(/^\d+$/);
    expect(html).toContain("You can still read");
    expect((await worker.fetch("/")).status).toBe(200);
    expect(await dump(worker.d1)).toBe(before);
  });

  test.each<[string, Record<string, unknown>]>([
    ["no access token", { access_token: undefined }],
    ["a scope that is no text", { scope: 5 }],
    ["a lifetime that is no number", { expires_in: "soon" }],
  ])("with an incomplete response (%s), it is never a 500", async (_, more) => {
    const { response } = await trySignIn(async (nonce) => tokens(await provider.idToken({ nonce }), more));
    expect([302, 400, 503]).toContain(response.status);
  });
});

// With a Worker that has not fetched the keys before.
describe("where Auth0 does not give its keys", () => {
  let both: Awaited<ReturnType<typeof startBoth>>;
  beforeAll(async () => {
    both = await startBoth();
  });

  test.each<[string, Reply]>([
    ["502", { status: 502, body: "Bad gateway" }],
    ["garbage", { status: 200, body: "<html>" }],
    ["no keys", { status: 200, body: "{}" }],
  ])("with %s, nobody is signed in, and Retry-After says when to try again", async (_, reply) => {
    const { forging, app } = both;
    forging.replyToKeys(reply);
    const { response, browser } = await trySignIn(
      async (nonce) => tokens(await forging.idToken({ nonce })),
      both,
    );
    expect(response.status).toBe(503);
    expect(response.headers.has("Retry-After")).toBe(true);
    expect([...browser.cookies.keys()]).not.toContain("__Host-session");
    expect((await app.fetch("/")).status).toBe(200);
  });

  test("a request for tokens or keys without a response fails after five seconds, and the feed is still served", async () => {
    const { forging, app } = both;
    forging.replyToKeys("hang");
    const started = performance.now();
    const attempts = [
      trySignIn(() => "hang"),
      trySignIn(async (nonce) => tokens(await forging.idToken({ nonce })), both),
    ];
    await Promise.all([provider.hanging(), forging.hanging()]);
    for (const each of [worker, app]) expect((await each.fetch("/")).status).toBe(200);
    for (const { response } of await Promise.all(attempts)) {
      expect(response.status).toBe(503);
      expect(response.headers.get("Retry-After")).toBe("30");
    }
    // Only a lower bound: how much later depends on the machine.
    expect(performance.now() - started).toBeGreaterThan(4_500);
  });

  test("signing in recovers by itself", async () => {
    const { forging } = both;
    forging.replyToKeys("valid");
    const { response } = await trySignIn(async (nonce) => tokens(await forging.idToken({ nonce })), both);
    expect(response.status).toBe(302);
  });
});

/** The same token with another subject. */
function alter(token: string): string {
  const [head, claims, signature] = token.split(".") as [string, string, string];
  const altered = { ...JSON.parse(Buffer.from(claims, "base64url").toString()), sub: "auth0|somebody-else" };
  return [head, Buffer.from(JSON.stringify(altered)).toString("base64url"), signature].join(".");
}
