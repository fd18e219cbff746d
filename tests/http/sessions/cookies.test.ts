import { beforeAll, expect, test } from "vitest";
import { openAppBrowser, openSignedInBrowser } from "../../support/app/app-browser";
import { stripScripts } from "../../support/app/html";
import { startWorker, type Worker } from "../../support/app/worker";

let worker: Worker;
beforeAll(async () => {
  worker = await startWorker();
});

const bytes = (text: string) => new TextEncoder().encode(text).length;

test("the result of a bulk decision fits the cookie, whatever the names in it, and is shown", async () => {
  const colleague = await worker.makeMember({ role: "moderator", name: "字".repeat(80) });
  const posts = await Promise.all(Array.from({ length: 40 }, () => worker.makePost()));
  for (const post of posts) await worker.makeReport(post);
  const form = (ids: number[]): [string, string][] => [
    ...ids.map((id): [string, string] => ["case", `${id}:0`]),
    ["verdict", "hide"],
    ["reason", "spam"],
    ["note", ""],
  ];
  const decided = posts.slice(0, 39).map(({ id }) => id);
  expect((await worker.fetch("/moderation/bulk", { as: colleague, form: form(decided) })).status).toBe(303);

  const late = await openSignedInBrowser(worker, await worker.makeMember({ role: "moderator" }));
  const response = await worker.fetch("/moderation/bulk", {
    headers: { Cookie: [...late.cookies].map((pair) => pair.join("=")).join("; ") },
    form: form(posts.map(({ id }) => id)),
  });
  expect(response.status).toBe(303);
  const [cookie = ""] = response.headers.getSetCookie().filter((line) => line.startsWith("__Host-flash="));
  expect(bytes(cookie)).toBeLessThanOrEqual(4_096);
  late.cookies.set("__Host-flash", /=([^;]*)/.exec(cookie)![1]!);
  const { html } = await late.follow("/moderation");
  expect(stripScripts(html)).toContain("1 post hidden, 39 skipped.");
  const listed = [...stripScripts(html).matchAll(/<li><a[^>]*>“<bdi>A post/g)].length;
  expect(listed).toBeGreaterThan(0);
  expect(stripScripts(html)).toContain(`${40 - listed} more are not listed here.`);
  expect(stripScripts(html)).toContain(`${"字".repeat(80)} hid this post`);
});

test("an address as long as addresses may be is where one returns to after an act", async () => {
  const to = `/search?q=${"x".repeat(7_900)}`;
  const moderator = await worker.makeMember({ role: "moderator" });
  const post = await worker.makePost();
  const hidden = await worker.fetch(`/moderation/posts/${post.id}/hide`, {
    as: moderator,
    form: { reason: "spam", note: "", version: "0", to },
  });
  expect(hidden.headers.get("Location")).toBe(to);
});

test.each([
  ["2 000 bytes", `/search?q=${"x".repeat(1_990)}`, `/search?q=${"x".repeat(1_990)}`],
  // What a cookie cannot hold is shorter: the page, without what was asked of it.
  ["8 000 bytes", `/search?q=${"x".repeat(7_900)}`, "/search"],
  ["2 000 bytes that are escaped", `/search?q=${'"'.repeat(1_990)}`, "/search"],
  ["a path of 8 000 bytes", `/${"x".repeat(7_900)}`, "/"],
])("logging in leads back: %s", async (_, to, returnTo) => {
  const login = await worker.fetch(`/auth/login?to=${encodeURIComponent(to)}`);
  expect(login.status).toBe(200);
  const browser = openAppBrowser(worker);
  const begun = await browser.visit("/auth/login", { form: { to } });
  expect(begun.status).toBe(302);
  for (const cookie of begun.headers.getSetCookie()) expect(bytes(cookie)).toBeLessThanOrEqual(4_096);
  const state = new URL(begun.headers.get("Location")!).searchParams.get("state");
  const cancelled = await browser.follow(`/auth/callback?state=${state}&error=access_denied`);
  expect(cancelled.html).toContain(`name="to" value="${returnTo}"`);
});
