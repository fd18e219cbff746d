import { beforeAll, describe, expect, test } from "vitest";
import type { Viewer } from "~/accounts/permissions";
import { openAppBrowser, type AppBrowser } from "../support/app/app-browser";
import { findControl, stripScripts, textareaValue } from "../support/app/html";
import { prepareAction } from "../support/app/prepare-action";
import { startWorker, type Worker } from "../support/app/worker";

let worker: Worker;
beforeAll(async () => {
  worker = await startWorker();
});

async function logIn(browser: AppBrowser, member: Viewer) {
  const [name = "", value = ""] = (await worker.cookieOf(member)).split(/=(.*)/s);
  browser.cookies.set(name, value);
}

/** Sends a form without a session, logs in as the member, and gives the page to which one returns. */
async function sendThenLogIn(path: string, form: Record<string, string>, member: Viewer) {
  const browser = openAppBrowser(worker);
  const { at, html: login, status } = await browser.follow(path, { form });
  expect([path, status, at]).toEqual([path, 200, expect.stringMatching(/^\/auth\/login\?to=/)]);
  await logIn(browser, member);
  const to = new URL(at, "http://plaza.example").searchParams.get("to")!;
  const page = await browser.follow(to);
  expect([path, page.status]).toEqual([path, 200]);
  return { browser, login, to, html: stripScripts(page.html) };
}

describe("a form that is sent without a session comes back whole after logging in", () => {
  const words = "字".repeat(400);

  test.each([
    ["/posts/:id/report", "note"],
    ["/moderation/posts/:id/hide", "note"],
    ["/moderation/posts/:id/unhide", "note"],
    ["/moderation/posts/:id/dismiss", "note"],
    ["/moderation/users/:id/block", "note"],
    ["/moderation/users/:id/unblock", "note"],
    ["/moderation/users/:id/ignore-reports", "note"],
    ["/admin/users/:id/role", "note"],
  ])("%s: note and reason", async (pattern, name) => {
    const { admin, path, form } = await prepareAction(worker, pattern);
    const sent = { ...form, to: `${path.slice(0, path.lastIndexOf("/"))}`, note: words, reason: "hate" };
    const { login, html } = await sendThenLogIn(path, sent, admin);
    expect(login).toContain("What you typed is kept");
    expect(html).toContain(words);
    expect(textareaValue(html.slice(html.indexOf(words) - 300), name)).toBe(words);
    expect(html).toMatch(/<input type="radio" name="reason"[^>]* checked=""[^>]* value="hate"/);
  });

  test("a note about a member", async () => {
    const { admin, path, form } = await prepareAction(worker, "/moderation/users/:id/notes");
    const { html } = await sendThenLogIn(path, { ...form, note: words }, admin);
    expect(html).toContain(words);
  });

  test("several cases, at the queue with its filter: ticks, reason and note", async () => {
    const admin = await worker.makeMember({ role: "admin" });
    const [one, two] = [await worker.makePost(), await worker.makePost()];
    for (const post of [one, two]) await worker.makeReport(post, { reason: "violence" });
    const to = "/moderation?state=open&reason=violence";
    const form = { case: `${two.id}:1`, verdict: "hide", reason: "hate", note: words, to };
    const version = (await worker.d1
      .prepare("select version from cases where post_id = ?")
      .bind(two.id)
      .first<{ version: number }>())!.version;
    form.case = `${two.id}:${version}`;
    const page = await sendThenLogIn("/moderation/bulk", form, admin);
    expect(page.to).toBe(to);
    expect(findControl(page.html, "case", form.case)).toContain("checked");
    expect(findControl(page.html, "case", `${one.id}:${version}`)).not.toContain("checked");
    expect(page.html).toContain(words);
    expect(page.html).toMatch(/<option[^>]*(value="hate"[^>]*selected|selected[^>]*value="hate")/);
  });

  test("an appeal of as many letters of three bytes as a form may hold", async () => {
    const { author } = await worker.makePost({ hidden: true });
    const entry = (await worker.listEntries({ memberId: author.id })).at(-1)!.id;
    for (const body of ["字".repeat(1_000), "字".repeat(1_780)]) {
      const { html } = await sendThenLogIn(`/appeals/${entry}`, { body }, author);
      expect(textareaValue(html, "body")).toBe(body);
    }
  });

  test("an undo, at the page that showed its button; nothing was typed, so nothing is promised", async () => {
    const { admin, path } = await prepareAction(worker, "/moderation/log/:id/undo");
    const { login, to } = await sendThenLogIn(path, { to: "/moderation?sort=oldest" }, admin);
    expect(to).toBe("/moderation?sort=oldest");
    expect(login).not.toContain("What you typed is kept");
  });
});

describe("a draft", () => {
  const form = () => ({ body: "Typed before signing in: canary", key: crypto.randomUUID() });

  test("is not shown to anybody but for whom the form was made", async () => {
    const [author, other] = [await worker.makeMember(), await worker.makeMember()];
    const sent = { ...form(), viewer: String(author.id) };
    const shown = await sendThenLogIn("/posts/new", sent, other);
    expect(textareaValue(shown.html, "body")).toBe("");
    await logIn(shown.browser, author);
    const own = await shown.browser.follow("/posts/new");
    expect(textareaValue(stripScripts(own.html), "body")).toBe("Typed before signing in: canary");
  });

  test("is encrypted, and is erased when its form is sent and no other", async () => {
    const [author, post] = [await worker.makeMember(), await worker.makePost()];
    const count = async () =>
      (await worker.d1.prepare("select count(*) as n, group_concat(sealed) as all_sealed from drafts").first<{
        n: number;
        all_sealed: string;
      }>())!;
    const { browser } = await sendThenLogIn("/posts/new", form(), author);
    const before = await count();
    expect(before.all_sealed).not.toContain("canary");
    await browser.visit(`/posts/${post.id}/report`, { form: { reason: "spam", note: "" } });
    expect((await count()).n).toBe(before.n);
    expect((await browser.visit("/posts/new", { form: form() })).status).toBe(303);
    expect((await count()).n).toBe(before.n - 1);
    expect(browser.cookies.has("__Host-draft")).toBe(false);
  });

  test("that is forged is none", async () => {
    const browser = openAppBrowser(worker);
    await logIn(browser, await worker.makeMember());
    browser.cookies.set("__Host-draft", "made-up.signature");
    expect((await browser.follow("/posts/new")).status).toBe(200);
  });
});
