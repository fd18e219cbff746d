import { beforeAll, describe, expect, test } from "vitest";
import type { Viewer } from "~/accounts/permissions";
import { sendAppeal } from "~/moderation/appeals/send-appeal.server";
import { openAppBrowser, type AppBrowser } from "../support/app/app-browser";
import { findControl, stripScripts, textareaValue } from "../support/app/html";
import { prepareAction } from "../support/app/prepare-action";
import { sessionCookieHeader } from "../support/app/open-app";
import { startWorker, type Worker } from "../support/app/worker";

let worker: Worker;
beforeAll(async () => {
  worker = await startWorker();
});

async function logIn(browser: AppBrowser, member: Viewer) {
  const cookie = await sessionCookieHeader(await worker.makeSession(member));
  const [name = "", value = ""] = cookie.split(/=(.*)/s);
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
    ["/moderation/posts/:id/warn", "note"],
    ["/moderation/posts/:id/dismiss", "note"],
    ["/moderation/users/:id/block", "note"],
    ["/moderation/users/:id/reset-name", "note"],
    ["/moderation/users/:id/ignore-reports", "note"],
  ])("%s: note and reason", async (pattern, name) => {
    const { admin, path, form } = await prepareAction(worker, pattern);
    const sent = { ...form, to: `${path.slice(0, path.lastIndexOf("/"))}`, note: words, reason: "hate" };
    const { login, html } = await sendThenLogIn(path, sent, admin);
    expect(login).toContain("What you typed is kept");
    expect(html).toContain(words);
    expect(textareaValue(html.slice(html.indexOf(words) - 300), name)).toBe(words);
    expect(html).toMatch(/<input type="radio" name="reason"[^>]* checked=""[^>]* value="hate"/);
  });

  test.each(["/moderation/posts/:id/unhide", "/moderation/users/:id/unblock", "/admin/users/:id/role"])(
    "%s: the note",
    async (pattern) => {
      const { admin, path, form } = await prepareAction(worker, pattern);
      const sent = { ...form, to: `${path.slice(0, path.lastIndexOf("/"))}`, note: words };
      const { html } = await sendThenLogIn(path, sent, admin);
      expect(textareaValue(html.slice(html.indexOf(words) - 300), "note")).toBe(words);
    },
  );

  test.each([
    ["/moderation/users/:id/block", "duration", "30d"],
    ["/admin/users/:id/role", "role", "admin"],
  ])("%s: %s", async (pattern, name, value) => {
    const { admin, path, form } = await prepareAction(worker, pattern);
    const { html } = await sendThenLogIn(path, { ...form, [name]: value }, admin);
    expect(html).toMatch(
      new RegExp(`name="${name}"[^>]* checked="" value="${value}"|<option value="${value}" selected=""`),
    );
  });

  test("a reply to an appeal, also where a colleague has answered it meanwhile", async () => {
    for (const isDecided of [false, true]) {
      const { author } = await worker.makePost({ hidden: true });
      const entryId = (await worker.listEntries({ memberId: author.id })).at(-1)!.id;
      await sendAppeal(worker.db, author, { entryId, body: "My side of it" }, Date.now());
      const { id } = (await worker.d1.prepare("select max(id) as id from appeals").first<{ id: number }>())!;
      const [admin, colleague] = [
        await worker.makeMember({ role: "admin" }),
        await worker.makeMember({ role: "admin" }),
      ];
      const path = `/moderation/appeals/${id}/uphold`;
      if (isDecided)
        expect((await worker.fetch(path, { as: colleague, form: { note: "No" } })).status).toBe(303);
      const to = "/moderation/appeals?state=open&before=9.9";
      const { html } = await sendThenLogIn(path, { note: words, to }, admin);
      expect(textareaValue(html, "note")).toBe(words);
      expect(html).toContain(to.replaceAll("&", "&amp;"));
    }
  });

  test("those of several tabs, each into its own form", async () => {
    const [member, post] = [await worker.makeMember(), await worker.makePost()];
    const browser = openAppBrowser(worker);
    await browser.follow("/posts/new", { form: { body: "A post", key: crypto.randomUUID() } });
    await browser.follow(`/posts/${post.id}/report`, { form: { reason: "spam", note: "A report" } });
    await browser.follow("/posts/new", { form: { body: "The post again", key: crypto.randomUUID() } });
    await logIn(browser, member);
    const read = async (path: string, name: string) =>
      textareaValue(stripScripts((await browser.follow(path)).html), name);
    expect(await read("/posts/new", "body")).toBe("The post again");
    expect(await read(`/posts/${post.id}/report`, "note")).toBe("A report");
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

  test("that names nobody is the first member's who signs in, and is not promised to a second", async () => {
    const [first, second] = [await worker.makeMember(), await worker.makeMember()];
    const { browser, html } = await sendThenLogIn("/posts/new", form(), first);
    expect(textareaValue(html, "body")).toBe("Typed before signing in: canary");
    browser.cookies.delete("__Host-session");
    const login = await browser.follow("/auth/login?to=%2Fposts%2Fnew");
    expect(login.html).not.toContain("What you typed is kept");
    await logIn(browser, second);
    const shown = await browser.follow("/posts/new");
    expect(textareaValue(stripScripts(shown.html), "body")).toBe("");
  });

  test("is erased when its member signs out, and not when somebody else does", async () => {
    const [author, other] = [await worker.makeMember(), await worker.makeMember()];
    const signOut = async (member: Viewer, viewer: Viewer) => {
      const sent = { ...form(), viewer: String(viewer.id) };
      const { browser } = await sendThenLogIn("/posts/new", sent, member);
      await browser.visit("/auth/logout", { form: {} });
      await logIn(browser, author);
      return textareaValue(stripScripts((await browser.follow("/posts/new")).html), "body");
    };
    expect(await signOut(other, author)).toBe("Typed before signing in: canary");
    expect(await signOut(author, author)).toBe("");
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

  test("is erased when its form is sent by another of its buttons, and not by another form of the page", async () => {
    const [moderator, post] = [await worker.makeMember({ role: "moderator" }), await worker.makePost()];
    await worker.makeReport(post);
    const page = `/moderation/posts/${post.id}`;
    const note = { note: "a canary of a note" };
    const { browser } = await sendThenLogIn(
      `${page}/hide`,
      { ...note, reason: "spam", version: "0" },
      moderator,
    );
    await browser.visit(`${page}/claim`, { form: {} });
    expect((await browser.follow(page)).html).toContain("canary");
    expect((await browser.visit(`${page}/dismiss`, { form: { ...note, version: "0" } })).status).toBe(303);
    expect(browser.cookies.has("__Host-draft")).toBe(false);
  });

  test("that is forged is none", async () => {
    const browser = openAppBrowser(worker);
    await logIn(browser, await worker.makeMember());
    browser.cookies.set("__Host-draft", "made-up.signature");
    expect((await browser.follow("/posts/new")).status).toBe(200);
  });
});
