import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Viewer } from "~/accounts/permissions";
import { draftCookie, flashCookie } from "~/http/cookies.server";
import { fillPattern, listPages } from "../../support/app/addresses";
import { bindings } from "../../support/app/app-worker";
import { createProbe } from "../../support/app/d1-probe";
import { startWorker, type Worker } from "../../support/app/worker";

const probe = createProbe();
let worker: Worker;
let author: Viewer;
let moderator: Viewer;
let post: { id: number };

beforeAll(async () => {
  worker = await startWorker({ probe, vars: { CACHE_SECONDS: "60" } });
  author = await worker.makeMember({ name: "Ada Lovelace" });
  moderator = await worker.makeMember({ role: "moderator", name: "Grace Hopper" });
  post = await worker.makePost({ author });
  for (const as of [author, moderator]) await worker.fetch("/", { as });
});
beforeEach(forget);

/** As after any form of a member. */
async function forget() {
  const { status } = await worker.fetch("/notices/read", { as: moderator, form: {} });
  expect(status).toBe(303);
}

const statusOf = (response: Response) => response.headers.get("Cache-Status");
const ask = (path: string, headers: Record<string, string> = {}) => worker.fetch(path, { headers });

/** What visitors share, with an entry for each. */
const shared = () => [
  "/",
  `/?before=${post.id + 1}`,
  `/posts/${post.id}`,
  `/users/${author.id}`,
  `/users/${author.id}?before=${post.id + 1}`,
  "/rules",
  "/transparency",
  "/feed.xml",
  "/feed.json",
  `/users/${author.id}/feed.xml`,
  `/users/${author.id}/feed.json`,
];

test("what visitors share is read once, and then is the same bytes without asking D1", async () => {
  for (const path of shared()) {
    const made = await ask(path);
    expect([made.status, statusOf(made), made.headers.get("Age")], path).toEqual([
      200,
      "plaza; fwd=miss; ttl=60",
      "0",
    ]);
    const { result: again, calls } = await probe.record(() => ask(path));
    expect(calls, path).toEqual([]);
    expect(statusOf(again), path).toMatch(/^plaza; hit; ttl=\d+$/);
    expect(await again.text(), path).toBe(await made.text());
    const headersOf = (response: Response) =>
      [...response.headers].filter(([name]) => !["age", "cache-status", "date"].includes(name));
    expect(headersOf(again), path).toEqual(headersOf(made));
  }
});

test("nothing else is kept", async () => {
  const ids = { post: post.id, member: author.id, entry: 1, session: 1, appeal: 1 };
  const kept = shared().filter((path) => !path.includes("?"));
  for (const pattern of await listPages()) {
    const path = fillPattern(pattern, ids);
    const response = await ask(path);
    expect(statusOf(response) !== null, path).toBe(kept.includes(path));
  }
  for (const path of ["/posts/999999", "/users/999999", "/users/999999/feed.xml", "/?_data=root"]) {
    const response = await ask(path);
    expect([response.status, statusOf(response)], path).toEqual([path.includes("_data") ? 400 : 404, null]);
  }
  for (const path of [`/posts/0${post.id}`, `/posts/${post.id}/`, "//", "/_root.data", "/search?q=a"])
    expect(statusOf(await ask(path)), path).toBeNull();
  expect(statusOf(await worker.fetch("/", { method: "HEAD" }))).toBeNull();
});

describe("who has a cookie of ours is not answered from it, and leaves nothing in it", () => {
  test("a member, before and after a visitor", async () => {
    for (const path of shared()) {
      const signedIn = await worker.fetch(path, { as: moderator });
      expect(statusOf(signedIn), path).toBeNull();
      const visitor = await ask(path);
      expect(statusOf(visitor), path).toContain("fwd=miss");
      const text = await visitor.text();
      expect(text, path).not.toContain("Grace Hopper");
      expect(text, path).not.toContain("Log out");
      if (path.includes("feed.")) continue;
      expect(await (await worker.fetch(path, { as: moderator })).text(), path).toContain("Log out");
    }
  });

  test("a message, a draft, an ended session, or what is no session at all", async () => {
    const cookies = [
      await flashCookie(bindings).serialize({ message: "You're logged out." }),
      await draftCookie(bindings).serialize([]),
      "__Host-session=ended",
      "__Host-session=",
      "__Host-attempt-1=x",
      "theme=dark; __Host-flash=x",
    ];
    for (const cookie of cookies) {
      const response = await ask("/", { Cookie: cookie.split("; Max")[0]! });
      expect([response.status, statusOf(response)], cookie).toEqual([200, null]);
    }
    const visitor = await ask("/");
    expect(statusOf(visitor)).toContain("fwd=miss");
    expect(await visitor.text()).not.toContain("logged out");
    expect(statusOf(await ask("/", { Cookie: "theme=dark" }))).toContain("hit");
  });
});

test("what is added to an address makes no entry, and changes no byte", async () => {
  const plain = await (await ask("/")).text();
  for (const query of [
    "?utm_source=a",
    "?before=x",
    "?before=-1&before=7",
    "?q=%22&BEFORE=1",
    "?",
    "?index",
  ]) {
    const response = await ask(`/${query}`);
    expect(statusOf(response), query).toContain("hit");
    expect(await response.text(), query).toBe(plain);
  }
  await forget();
  const made = await ask("/?utm_source=a");
  expect(statusOf(made)).toContain("fwd=miss");
  expect(await made.text()).toBe(plain);
  expect(statusOf(await ask("/"))).toContain("hit");
  expect(statusOf(await ask(`/posts/${post.id}?before=1`))).toContain("fwd=miss");
  expect(statusOf(await ask(`/posts/${post.id}`))).toContain("hit");
});

test("where a post is hidden, and where it is put back, that is seen at once", async () => {
  const [path, asFeed] = [`/posts/${post.id}`, "/feed.json"];
  const hidden = await worker.makePost({ author });
  const pages = ["/", asFeed, `/users/${author.id}`, `/users/${author.id}/feed.xml`];
  const shown = async (page: string) => (await (await ask(page)).text()).includes(`/posts/${hidden.id}`);
  await forget();
  for (const page of pages) expect(await shown(page), page).toBe(true);
  const form = { reason: "spam", note: "", version: "0" };
  const sent = await worker.fetch(`/moderation/posts/${hidden.id}/hide`, { as: moderator, form });
  expect(sent.status).toBe(303);
  for (const page of pages) expect(await shown(page), page).toBe(false);
  expect((await ask(`/posts/${hidden.id}`)).status).toBe(404);
  const back = { note: "", version: "1" };
  await worker.fetch(`/moderation/posts/${hidden.id}/unhide`, { as: moderator, form: back });
  for (const page of [...pages, path]) expect((await ask(page)).status, page).toBe(200);
  for (const page of pages) expect(await shown(page), page).toBe(true);
});

test("nobody keeps it empty by what is refused, or without being signed in", async () => {
  await ask("/");
  const refused: Parameters<typeof worker.fetch>[] = [
    ["/posts/new", { form: { body: "Words" } }],
    ["/posts/new", { as: author, form: { body: "" } }],
    ["/posts/new", { as: author, form: { body: "Words" }, headers: { Origin: "https://evil.example" } }],
    [`/moderation/posts/${post.id}/hide`, { as: author, form: { reason: "spam", version: "0" } }],
    ["/auth/login", { form: {} }],
    ["/auth/callback?code=x&state=y", {}],
    ["/account", { headers: { Cookie: "__Host-session=ended" } }],
  ];
  for (const request of refused) {
    const { status } = await worker.fetch(...request);
    expect(statusOf(await ask("/")), `${request[0]}: ${status}`).toContain("hit");
  }
});

test("those who ask while it is being made wait for it", async () => {
  const { result, calls } = await probe.record(() => Promise.all(Array.from({ length: 20 }, () => ask("/"))));
  expect(calls).toHaveLength(1);
  const texts = await Promise.all(result.map((response) => response.text()));
  expect(new Set(texts).size).toBe(1);
  const statuses = result.map(statusOf);
  expect(statuses.filter((status) => status?.includes("fwd=miss; ttl"))).toHaveLength(1);
  expect(statuses.every((status) => /hit|collapsed|fwd=miss/.test(status ?? ""))).toBe(true);
});

test("what was read before something was written is not kept, nor given to those who ask later", async () => {
  const doomed = await worker.makePost({ author });
  let release = () => {};
  const held = new Promise<null>((resolve) => (release = () => resolve(null)));
  let early: Promise<Response> | undefined;
  await new Promise<void>((read) => {
    probe.failWhen((call) => {
      if (call > 0) return null;
      read();
      return held;
    });
    early = ask("/");
  });
  const deleted = await worker.fetch(`/posts/${doomed.id}/delete`, { as: author, form: {} });
  expect(deleted.status).toBe(303);
  const late = ask("/");
  // Answered while the first still waits, or just after.
  await ask("/rules");
  release();
  expect((await early)?.status).toBe(200);
  expect(await (await late).text()).not.toContain(`/posts/${doomed.id}"`);
  probe.stopFailing();
  expect(await (await ask("/")).text()).not.toContain(`/posts/${doomed.id}"`);
});

test("what the isolate no longer holds, the data centre still does", async () => {
  const made = await ask("/");
  // As many as are held, and one more.
  for (let before = 1; before <= 100; before++) await ask(`/?before=${before}`);
  const { result: again, calls } = await probe.record(() => ask("/"));
  expect(calls).toEqual([]);
  expect(statusOf(again)).toContain("hit");
  expect(await again.text()).toBe(await made.text());
});

test("an error is kept by nobody, nor given to those who wait", async () => {
  probe.failWhen(() => ({ message: "D1 DB is overloaded.", when: "before" }));
  const failed = await Promise.all(Array.from({ length: 5 }, () => ask("/")));
  for (const response of failed) expect([response.status, statusOf(response)]).toEqual([503, null]);
  probe.stopFailing();
  expect((await ask("/")).status).toBe(200);
});

test("a reader that has a feed already is told so from it", async () => {
  const made = await ask("/feed.xml");
  const etag = made.headers.get("ETag")!;
  const { result: known, calls } = await probe.record(() => ask("/feed.xml", { "If-None-Match": etag }));
  expect([known.status, known.headers.get("ETag"), await known.text(), calls.length]).toEqual([
    304,
    etag,
    "",
    0,
  ]);
  await forget();
  // It is made for all, not for the one who knows it.
  expect((await ask("/feed.xml", { "If-None-Match": etag })).status).toBe(304);
  const whole = await ask("/feed.xml");
  expect([whole.status, statusOf(whole)?.includes("hit"), await whole.text()]).toEqual([
    200,
    true,
    await made.text(),
  ]);
});
