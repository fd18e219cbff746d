import { beforeAll, describe, expect, test } from "vitest";
import type { Viewer } from "~/accounts/permissions";
import { fillPattern, type Ids, listPages } from "../support/app/addresses";
import { createProbe } from "../support/app/d1-probe";
import { readHtml } from "../support/app/html";
import { notPages } from "../support/app/not-pages";
import { startWorker, type Worker } from "../support/app/worker";

const siteName = "Agora";
const probe = createProbe();
const pages = await listPages();
let worker: Worker;
let admin: Viewer;
let member: Viewer;
let ids: Ids;

beforeAll(async () => {
  worker = await startWorker({ probe, vars: { SITE_NAME: siteName } });
  admin = await worker.makeMember({ role: "admin" });
  member = await worker.makeMember();
  const post = await worker.makePost();
  const { author } = await worker.makePost({ hidden: true });
  const entry = (await worker.listEntries({ memberId: author.id })).at(-1)!.id;
  const appeal = await worker.makeAppeal(entry);
  ids = { post: post.id, member: member.id, entry, session: 1, appeal: appeal.id };
});

async function expectSiteName(response: Response) {
  const html = await readHtml(response);
  const found = /<title>([^<]*)<\/title>/.exec(html)?.[1]?.replaceAll("&#x27;", "'") ?? "";
  expect(found).toMatch(new RegExp(`(^| · )${siteName}$`));
  expect(html.match(/<title>/g)).toHaveLength(1);
  expect(html).not.toContain("Plaza");
  return found;
}

describe("the title of every page ends with the name of the site", () => {
  test.each(pages.filter((path) => !notPages.includes(path)))("%s", async (pattern) => {
    for (const as of [undefined, member, admin]) {
      const response = await worker.fetch(fillPattern(pattern, ids), { as });
      if (response.status !== 302) await expectSiteName(response);
    }
  });
});

describe("the title of an error says what happened, and where", () => {
  test.each<[number, string, () => Promise<Response>]>([
    [400, "This address doesn't work", () => worker.fetch("/?_data=root")],
    [403, "You don't have access", () => worker.fetch("/admin/users", { as: member })],
    [
      403,
      "This form came from another site",
      () => worker.fetch("/posts/new", { form: {}, headers: { Origin: "https://evil.example" } }),
    ],
    [404, "Page not found", () => worker.fetch("/nothing-here")],
    [404, "Page not found", () => worker.fetch("/nothing-here", { as: member })],
    [404, "This post isn't here", () => worker.fetch("/posts/999999", { as: member })],
    [405, "This doesn't work here", () => worker.fetch("/", { method: "DELETE" })],
    [
      413,
      "This is too long to send",
      () => worker.fetch("/posts/new", { as: member, form: { body: "x".repeat(20_000) } }),
    ],
    [
      415,
      "This form can't be read",
      () => worker.fetch("/posts/new", { as: member, method: "POST", headers: { "Content-Type": "a/b" } }),
    ],
  ])("%i: %s", async (status, words, request) => {
    const response = await request();
    expect(response.status).toBe(status);
    const found = await expectSiteName(response);
    expect(found).toBe(`${words} · ${siteName}`);
  });

  test.each([
    [503, "overloaded"],
    [500, "no such table: canary: SQLITE_ERROR"],
  ])("%i", async (status, message) => {
    for (const as of [undefined, member]) {
      probe.failWhen(() => ({ message, when: "before" }));
      const response = await worker.fetch("/", { as });
      probe.failWhen(() => null);
      expect(response.status).toBe(status);
      expect(await expectSiteName(response)).toContain(" · ");
    }
  });
});

test.each([
  ["Only moderators can open this page.", "/moderation", undefined],
  ["Only admins can open this page.", "/admin/users", undefined],
  ["Only moderators can do this.", "/moderation/bulk", {}],
])("who may not is told: %s", async (words, path, form) => {
  const response = await worker.fetch(path, { as: member, form });
  expect(response.status).toBe(403);
  expect(await readHtml(response)).toContain(words);
});
