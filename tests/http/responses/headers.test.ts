import { beforeAll, describe, expect, test } from "vitest";
import type { Viewer } from "~/accounts/permissions";
import { fillPattern, type Ids, listDocuments, listPages } from "../../support/app/addresses";
import { createProbe } from "../../support/app/d1-probe";
import { startWorker, type Worker } from "../../support/app/worker";

const probe = createProbe();
const pages = await listDocuments();
/** For programs: feeds, data and the manifest. */
const others = (await listPages()).filter((path) => !pages.includes(path));
let worker: Worker;
let admin: Viewer;
let member: Viewer;
let post: { id: number };
let hidden: { id: number };
let ids: Ids;

beforeAll(async () => {
  worker = await startWorker({ probe });
  admin = await worker.makeMember({ role: "admin" });
  member = await worker.makeMember();
  post = await worker.makePost({ body: "See https://example.com for more" });
  hidden = await worker.makePost({ hidden: true });
  await worker.makeReport(post, { reason: "other", note: "A note" });
  ids = { post: post.id, member: member.id, entry: 1, session: 1, appeal: 1 };
});

const decision = { reason: "spam", note: "", version: "0" };
const newKey = () => crypto.randomUUID();

/** One response of each kind. */
const responses: [number, string, () => Promise<Response>][] = [
  [200, "the feed", () => worker.fetch("/")],
  [200, "the feed of somebody signed in", () => worker.fetch("/", { as: member })],
  [200, "the data of a page", () => worker.fetch("/_root.data", { as: member })],
  [200, "the data of a visitor's page", () => worker.fetch(`/posts/${post.id}.data`)],
  [
    200,
    "the page that leads to Auth0",
    () => worker.fetch("/auth/login", { form: { to: "/" }, headers: { "Sec-Fetch-Mode": "navigate" } }),
  ],
  [200, "HEAD", () => worker.fetch("/", { method: "HEAD" })],
  [200, "the health check", () => worker.fetch("/healthz")],
  [202, "the data of a redirect", () => worker.fetch("/posts/new.data")],
  [302, "a page for members, to a visitor", () => worker.fetch("/posts/new")],
  [302, "the way to Auth0", () => worker.fetch("/auth/login", { form: { to: "/" } })],
  [303, "a form", () => worker.fetch("/posts/new", { as: member, form: { body: "Hello", key: newKey() } })],
  [400, "a callback without a state", () => worker.fetch("/auth/callback")],
  [400, "Remix 1's data", () => worker.fetch("/?_data=root")],
  [403, "another's page", () => worker.fetch("/admin/users", { as: member })],
  [
    403,
    "a form from elsewhere",
    () => worker.fetch("/posts/new", { form: {}, headers: { Origin: "https://evil.example" } }),
  ],
  [404, "nothing", () => worker.fetch("/nothing-here")],
  [404, "a post out of sight", () => worker.fetch(`/posts/${hidden.id}`)],
  [404, "the data of nothing", () => worker.fetch("/nothing-here.data")],
  [405, "a wrong method", () => worker.fetch("/", { method: "DELETE" })],
  [
    409,
    "a decision too late",
    () => worker.fetch(`/moderation/posts/${hidden.id}/hide`, { as: admin, form: decision }),
  ],
  [413, "too much", () => worker.fetch("/posts/new", { as: member, form: { body: "x".repeat(20_000) } })],
  [
    415,
    "JSON",
    () =>
      worker.fetch("/posts/new", {
        as: member,
        method: "POST",
        body: "{}",
        headers: { "Content-Type": "application/json" },
      }),
  ],
  [422, "an empty form", () => worker.fetch("/posts/new", { as: member, form: {} })],
];

const requiredHeaders = {
  "strict-transport-security": /^max-age=31536000/,
  "x-content-type-options": /^nosniff$/,
  "referrer-policy": /^strict-origin-when-cross-origin$/,
  "cross-origin-opener-policy": /^same-origin$/,
  "cross-origin-resource-policy": /^same-origin$/,
  "permissions-policy": /camera=\(\)/,
  "cache-control": /^private, no-store$/,
  "content-security-policy":
    /^default-src 'none'; .*style-src 'self';.*form-action 'self' http:\/\/localhost:4499;.*base-uri 'none'; frame-ancestors 'none'$/,
};

function expectHeaders({ headers }: Response, caching = requiredHeaders["cache-control"]) {
  for (const [name, value] of Object.entries({ ...requiredHeaders, "cache-control": caching }))
    expect([name, headers.get(name)]).toEqual([name, expect.stringMatching(value)]);
  expect(headers.get("content-security-policy")).not.toMatch(/unsafe|\*|data:/);
  expect(headers.has("x-scripts")).toBe(false);
}

/** No inline script or style, and nothing that shows how the page is made. */
function expectNoInternals(html: string) {
  expect(html).not.toMatch(/\sstyle=|<style/i);
  expect(html).not.toMatch(/<[^>]+\son\w+=/i);
  expect(html).not.toMatch(/entry\.worker|\bat \S+ \(|node_modules|D1_ERROR|SQLITE|select .* from/i);
}

describe("every response has the headers", () => {
  test.each(responses)("%i: %s", async (status, _, request) => {
    const response = await request();
    expect(response.status).toBe(status);
    expectHeaders(response);
    const text = await response.text();
    if (response.headers.get("Content-Type")?.startsWith("text/html")) expectNoInternals(text);
  });

  test.each([
    [503, "where the database does not answer", "overloaded"],
    [500, "where something broke", "no such table: canary: SQLITE_ERROR"],
  ])("%i: %s", async (status, _, message) => {
    probe.failWhen(() => ({ message, when: "before" }));
    try {
      for (const as of [undefined, member])
        for (const path of ["/", `/posts/${post.id}`, "/_root.data"]) {
          const response = await worker.fetch(path, { as });
          expect(response.status).toBe(status);
          expectHeaders(response);
          const text = await response.text();
          expect(text).not.toContain("canary");
          if (!path.endsWith(".data")) {
            expectNoInternals(text);
            expect(text).toMatch(/Reference: <code>[0-9a-f-]{36}<\/code>/);
          }
        }
    } finally {
      probe.stopFailing();
    }
  });
});

describe("every page", () => {
  const roles = { visitor: () => undefined, member: () => member, admin: () => admin };
  test.each(pages.flatMap((path) => Object.keys(roles).map((role) => [path, role] as const)))(
    "%s as %s has no inline style and no script without a nonce",
    async (path, role) => {
      const response = await worker.fetch(fillPattern(path, ids), {
        as: roles[role as keyof typeof roles](),
      });
      expect(response.status).toBeLessThan(500);
      expectHeaders(response);
      const html = await response.text();
      expectNoInternals(html);
      const nonce = /'nonce-([^']+)'/.exec(response.headers.get("content-security-policy")!)?.[1];
      const scripts = html.match(/<script[^>]*>/g) ?? [];
      if (nonce) for (const script of scripts) expect(script).toContain(`nonce="${nonce}"`);
      else for (const script of scripts) expect(script).toBe('<script type="speculationrules">');
      if (role === "visitor") expect(nonce).toBeUndefined();
    },
  );
});

describe("what is no page has the headers too, and may be kept where it is the same for everybody", () => {
  const kept: Record<string, RegExp> = { "/manifest.webmanifest": /^public, max-age=3600$/ };
  test.each(others)("%s", async (pattern) => {
    for (const as of [undefined, member, admin]) {
      const response = await worker.fetch(fillPattern(pattern, ids), { as });
      expect(response.status).toBeLessThan(400);
      const caching = pattern.includes("/feed.") ? /^no-cache$/ : kept[pattern];
      expectHeaders(response, caching);
      if (caching) expect(response.headers.getSetCookie()).toEqual([]);
    }
  });
});

describe("scripts", () => {
  const nonceOf = (response: Response) =>
    /script-src 'nonce-([^']+)' 'strict-dynamic';/.exec(
      response.headers.get("content-security-policy")!,
    )?.[1];

  test("of the signed in run by a nonce that is new each time", async () => {
    const seen = new Set<string | undefined>();
    for (let time = 0; time < 3; time++) {
      const response = await worker.fetch("/", { as: member });
      const html = await response.text();
      expect(html.match(/<script/g)?.length).toBeGreaterThan(1);
      seen.add(nonceOf(response));
    }
    expect(seen.size).toBe(3);
    expect(seen.has(undefined)).toBe(false);
  });

  test("are on no visitor's page, but for the speculation rules", async () => {
    for (const path of [
      "/",
      `/posts/${post.id}`,
      `/users/${member.id}`,
      "/auth/login",
      "/rules",
      "/transparency",
      "/nothing-here",
    ]) {
      const response = await worker.fetch(path);
      const html = await response.text();
      expect(html.match(/<script/g)).toHaveLength(1);
      expect(html).toContain('<script type="speculationrules">');
      expect(html).not.toContain("modulepreload");
      expect(response.headers.get("content-security-policy")).toContain(
        "script-src 'inline-speculation-rules';",
      );
    }
  });

  test("the rules never fetch a page of signing in ahead", async () => {
    const html = await (await worker.fetch("/")).text();
    const rules = JSON.parse(/speculationrules">(.*?)<\/script>/.exec(html)![1]!);
    expect(JSON.stringify(rules)).toContain('{"not":{"href_matches":"/auth/*"}}');
  });
});

test("no cookie is set but with every protection", async () => {
  const lines = (
    await Promise.all([
      worker.fetch("/auth/login", { form: { to: "/" } }),
      worker.fetch("/posts/new", { form: { body: "Typed", key: newKey() } }),
      worker.fetch("/posts/new", { as: member, form: { body: "Hello again", key: newKey() } }),
      worker.fetch("/", { headers: { Cookie: "__Host-session=garbage; __Host-flash=garbage" } }),
      worker.fetch("/auth/logout", { form: {}, headers: { Cookie: "__Host-attempt-1.x=y" } }),
    ])
  ).flatMap((response) => response.headers.getSetCookie());
  expect(lines.length).toBeGreaterThan(5);
  for (const line of lines) {
    expect(line).toMatch(/^__Host-/);
    for (const attribute of ["Path=/", "HttpOnly", "Secure", "SameSite=Lax"])
      expect(line).toContain(attribute);
    expect(line).not.toMatch(/Domain=/i);
  }
});
