import { beforeAll, describe, expect, test } from "vitest";
import { displayName } from "~/accounts/names/member-name";
import { fillPattern, type Ids, listActions, listPages } from "../../support/app/addresses";
import { openPage, openSignedInBrowser } from "../../support/app/app-browser";
import { findControl, readHtml, stripScripts, textareaValue } from "../../support/app/html";
import { prepareAction } from "../../support/app/prepare-action";
import { startWorker, type Worker } from "../../support/app/worker";
import { dump } from "../../support/database/state/dump";

const actions = (await listActions()).filter((pattern) => !pattern.startsWith("/auth/"));

let worker: Worker;
beforeAll(async () => {
  worker = await startWorker();
});

describe.each(actions)("a form for %s", (pattern) => {
  test("that was made for somebody else changes nothing, names who is signed in, and is kept", async () => {
    const { admin, path, form } = await prepareAction(worker, pattern);
    await worker.cookieOf(admin);
    // Without script, the text may wait in a draft for its author.
    const without = ["sessions.last_seen_at", "drafts"];
    const before = await dump(worker.d1, { without });
    const viewer = String(admin.id + 1000);
    const response = await worker.fetch(`${path}.data`, { as: admin, form: { ...form, viewer } });
    expect(response.status).toBe(403);
    const text = await response.text();
    expect(text).toContain(`You're now logged in as ${displayName(admin)}.`);
    expect(text).toContain("a note");
    expect((await worker.fetch(path, { as: admin, form: { ...form, viewer } })).status).toBe(403);
    expect(await dump(worker.d1, { without })).toBe(before);
  });

  test("that was made for who sends it is carried out as if it named nobody", async () => {
    const [one, two] = [await prepareAction(worker, pattern), await prepareAction(worker, pattern)];
    const named = await worker.fetch(one.path, {
      as: one.admin,
      form: { ...one.form, viewer: String(one.admin.id) },
    });
    const unnamed = await worker.fetch(two.path, { as: two.admin, form: two.form });
    expect(named.status).toBe(unnamed.status);
  });

  test("with a field stay, as a script would once have sent it, is an ordinary form", async () => {
    const [one, two] = [await prepareAction(worker, pattern), await prepareAction(worker, pattern)];
    const staying = await worker.fetch(one.path, { as: one.admin, form: { ...one.form, stay: "yes" } });
    const ordinary = await worker.fetch(two.path, { as: two.admin, form: two.form });
    expect(staying.status).toBe(ordinary.status);
    expect(staying.status).toBeLessThan(500);
    expect(staying.headers.has("Location")).toBe(ordinary.headers.has("Location"));
  });
});

test("without script the form comes back with its text, and is sent as who is signed in now", async () => {
  const [one, two] = [await worker.makeMember(), await worker.makeMember({ name: "Mateo Rivera" })];
  const form = { body: "Whose words?", key: crypto.randomUUID(), viewer: String(one.id) };
  const response = await worker.fetch("/posts/new", { as: two, form });
  expect(response.status).toBe(403);
  const html = await readHtml(response);
  expect(html).toMatch(/role="alert".*You&#x27;re now logged in as Mateo Rivera\./s);
  expect(textareaValue(html, "body")).toBe("Whose words?");
  expect(findControl(html, "viewer")).toContain(`value="${two.id}"`);
  const again = await worker.fetch("/posts/new", { as: two, form: { ...form, viewer: String(two.id) } });
  expect(again.status).toBe(303);
});

test("without script, who may not see the page is told who is signed in, and the text waits for its author", async () => {
  const [moderator, member] = [
    await worker.makeMember({ role: "moderator" }),
    await worker.makeMember({ name: "Jonas Weber" }),
  ];
  const { id } = await worker.makePost();
  const path = `/moderation/posts/${id}/hide`;
  const browser = await openSignedInBrowser(worker, member);
  const form = { reason: "spam", note: "My careful note", version: "0", viewer: String(moderator.id) };
  const refused = await browser.follow(path, { form });
  expect(refused.status).toBe(403);
  expect(stripScripts(refused.html)).toMatch(/<h1[^>]*>You&#x27;re now logged in as Jonas Weber<\/h1>/);
  expect(refused.html).toContain("What you typed is kept for ten minutes");
  await browser.visit("/auth/logout", { form: {} });
  const session = await openSignedInBrowser(worker, moderator);
  browser.cookies.set("__Host-session", session.cookies.get("__Host-session")!);
  const { html } = await browser.follow(`/moderation/posts/${id}`);
  expect(textareaValue(stripScripts(html), "note")).toBe("My careful note");
});

test("every form of every page names the member for whom it was made", async () => {
  const admin = await worker.makeMember({ role: "admin" });
  const post = await worker.makePost();
  await worker.makeReport(post);
  const own = await worker.makePost({ author: admin });
  const { author } = await worker.makePost({ hidden: true });
  const entry = (await worker.listEntries({ memberId: author.id })).at(-1)!.id;
  const ids: Ids = { post: post.id, member: author.id, entry, session: 1, appeal: 1 };
  const paths = [...(await listPages()).map((path) => fillPattern(path, ids)), `/posts/${own.id}/delete`];
  let forms = 0;
  for (const path of paths) {
    const { html } = await openPage(worker, path, admin);
    for (const [form] of html.matchAll(/<form[^>]* method="post".*?<\/form>/gs)) {
      if (form.includes('action="/auth/')) continue;
      forms++;
      expect(form, path).toContain(`name="viewer" value="${admin.id}"`);
    }
  }
  expect(forms).toBeGreaterThan(10);
});
