import { beforeAll, describe, expect, test } from "vitest";
import type { Viewer } from "~/accounts/permissions";
import { openPage } from "../../support/app/app-browser";
import { findControl, readHtml } from "../../support/app/html";
import { submitBlock, submitHide } from "../../support/app/moderate";
import { startWorker, type Worker } from "../../support/app/worker";

let worker: Worker;
let admin: Viewer;
beforeAll(async () => {
  worker = await startWorker();
  admin = await worker.makeMember({ role: "admin" });
});

const newestEntry = () =>
  worker.d1.prepare("select kind, reason, note from log order by id desc limit 1").first();

type Prepared = { path: string; form?: Record<string, string> };

const takingAway: [string, () => Promise<Prepared>][] = [
  [
    "hide",
    async () => ({
      path: `/moderation/posts/${(await worker.makePost()).id}/hide`,
      form: { version: "0" },
    }),
  ],
  [
    "warn",
    async () => ({
      path: `/moderation/posts/${(await worker.makePost()).id}/warn`,
      form: { version: "0" },
    }),
  ],
  ["warn in bulk", async () => ({ path: "/moderation/bulk", form: await bulk("warn") })],
  ["hide in bulk", async () => ({ path: "/moderation/bulk", form: await bulk("hide") })],
  [
    "block",
    async () => ({
      path: `/moderation/users/${(await worker.makeMember()).id}/block`,
      form: { duration: "7d" },
    }),
  ],
  ["reset name", async () => ({ path: `/moderation/users/${(await worker.makeMember()).id}/reset-name` })],
  [
    "ignore reports",
    async () => ({ path: `/moderation/users/${(await worker.makeMember()).id}/ignore-reports` }),
  ],
];

const givingBack: [string, () => Promise<Prepared>][] = [
  ["dismiss", async () => ({ path: await reported("dismiss"), form: { version: "0" } })],
  ["dismiss in bulk", async () => ({ path: "/moderation/bulk", form: await bulk("dismiss") })],
  [
    "unhide",
    async () => {
      const post = await worker.makePost();
      await submitHide(worker, post, admin);
      return { path: `/moderation/posts/${post.id}/unhide`, form: { version: "1" } };
    },
  ],
  [
    "unblock",
    async () => {
      const member = await worker.makeMember();
      await submitBlock(worker, member, admin);
      return { path: `/moderation/users/${member.id}/unblock` };
    },
  ],
  [
    "heed reports",
    async () => {
      const path = `/moderation/users/${(await worker.makeMember()).id}/ignore-reports`;
      await worker.fetch(path, { as: admin, form: { reason: "spam", note: "" } });
      return { path, form: { ignore: "no" } };
    },
  ],
  [
    "role",
    async () => ({
      path: `/admin/users/${(await worker.makeMember()).id}/role`,
      form: { role: "moderator" },
    }),
  ],
];

async function reported(act: string) {
  const post = await worker.makePost();
  await worker.makeReport(post);
  return `/moderation/posts/${post.id}/${act}`;
}

async function bulk(verdict: string) {
  const post = await worker.makePost();
  await worker.makeReport(post);
  return { verdict, case: `${post.id}:0` };
}

describe("what takes something away wants a reason", () => {
  test.each(takingAway)("%s", async (_, prepare) => {
    const { path, form } = await prepare();
    const response = await worker.fetch(path, { as: admin, form: { ...form, note: "Why" } });
    expect(response.status).toBe(422);
    expect(await readHtml(response)).toContain("Choose a reason.");
    const done = await worker.fetch(path, { as: admin, form: { ...form, reason: "hate", note: "Why" } });
    expect(done.status).toBe(303);
    expect(await newestEntry()).toMatchObject({ reason: "hate", note: "Why" });
  });
});

describe("what gives back or leaves alone wants none, and may have a note", () => {
  test.each(givingBack)("%s", async (_, prepare) => {
    const { path, form = {} } = await prepare();
    const response = await worker.fetch(path, { as: admin, form: { ...form, note: "Why" } });
    expect(response.status).toBe(303);
    expect(await newestEntry()).toMatchObject({ reason: null, note: "Why" });
  });

  test.each(givingBack)("%s ignores a reason that is sent, whatever it is", async (_, prepare) => {
    const { path, form = {} } = await prepare();
    const response = await worker.fetch(path, { as: admin, form: { ...form, reason: "other", note: "" } });
    expect(response.status).toBe(303);
    expect(await newestEntry()).toMatchObject({ reason: null, note: "" });
  });
});

test("a dismissal says in the log and in public that no rule was broken", async () => {
  const path = await reported("dismiss");
  await worker.fetch(path, { as: admin, form: { version: "0", note: "" } });
  for (const page of ["/moderation/log", "/transparency"])
    expect((await openPage(worker, page, admin)).html).toMatch(
      /(dismissed the reports|Reports dismissed).{0,400}? · No rule broken/s,
    );
});

describe("the form says who reads the note, and asks for a reason only where one is wanted", () => {
  test("a case that is open, one that nobody reported, and one that is hidden", async () => {
    const open = await openPage(worker, (await reported("dismiss")).replace("/dismiss", ""), admin);
    expect(open.html).toMatch(/the author reads it.*Dismiss: the reporters do/);
    const post = await worker.makePost();
    const address = `/moderation/posts/${post.id}`;
    expect((await openPage(worker, address, admin)).html).toContain("The author reads it");
    await submitHide(worker, post, admin);
    const { html } = await openPage(worker, address, admin);
    expect(html).toContain("Only moderators read it");
    expect(findControl(html, "reason")).toBe("");
  });

  test("a block, an unblocking, and a role", async () => {
    const member = await worker.makeMember();
    const address = `/moderation/users/${member.id}`;
    expect((await openPage(worker, address, admin)).html).toContain("The member reads this");
    await submitBlock(worker, member, admin);
    for (const page of [address, `/admin/users/${member.id}`])
      expect((await openPage(worker, page, admin)).html).toContain("Only moderators read this");
  });
});

test("no form offers a reason that is no rule", async () => {
  const { id } = await worker.makePost();
  const { html } = await openPage(worker, `/moderation/posts/${id}`, admin);
  expect(html).toContain("Harassment");
  expect(html).not.toContain("Mistake");
  expect(await worker.d1.prepare("select count(*) as n from rules where key = 'mistake'").first()).toEqual({
    n: 0,
  });
});

describe("the note of a dismissal", () => {
  test("is read by those who reported, and not by the author", async () => {
    const post = await worker.makePost();
    const reporter = await worker.makeReport(post);
    await worker.fetch(`/moderation/posts/${post.id}/dismiss`, {
      as: admin,
      form: { version: "0", note: "It is a quotation" },
    });
    expect((await openPage(worker, "/notices", reporter)).html).toContain("It is a quotation");
    expect((await openPage(worker, "/notices", post.author)).html).not.toContain("It is a quotation");
  });

  test("of an unhiding is for moderators alone", async () => {
    const post = await worker.makePost();
    await submitHide(worker, post, admin);
    await worker.fetch(`/moderation/posts/${post.id}/unhide`, {
      as: admin,
      form: { version: "1", note: "Between us" },
    });
    expect((await openPage(worker, "/notices", post.author)).html).not.toContain("Between us");
    expect((await openPage(worker, `/moderation/posts/${post.id}`, admin)).html).toContain("Between us");
  });
});
