import { beforeAll, describe, expect, test } from "vitest";
import type { Viewer } from "~/accounts/permissions";
import { openAppBrowser, openSignedInBrowser } from "../support/app/app-browser";
import { findControl, stripScripts, readHtml, statusMessageIn, textareaValue } from "../support/app/html";
import { startWorker, type Worker } from "../support/app/worker";

let worker: Worker;
let moderator: Viewer;
beforeAll(async () => {
  worker = await startWorker();
  moderator = await worker.makeMember({ role: "moderator" });
});

const newKey = () => crypto.randomUUID();

test("a message that was not shown yet gives way to the next form, also where that one is refused", async () => {
  const browser = await openSignedInBrowser(worker, await worker.makeMember());
  expect((await browser.visit("/posts/new", { form: { body: "Hello", key: newKey() } })).status).toBe(303);
  const refused = await browser.follow("/posts/new", { form: { body: " ", key: newKey() } });
  expect([refused.status, statusMessageIn(refused.html)]).toEqual([422, ""]);
  expect(statusMessageIn((await browser.follow("/")).html)).toBe("");
});

describe("a message about what was done is shown once", () => {
  const acts: [
    string,
    () => Promise<{ as: Viewer; path: string; form: Record<string, string>; at: string; message: RegExp }>,
  ][] = [
    [
      "a post",
      async () => ({
        as: await worker.makeMember(),
        path: "/posts/new",
        form: { body: "Hello there", key: newKey() },
        at: "/",
        message: /Posted\./,
      }),
    ],
    [
      "its deletion",
      async () => {
        const { id, author } = await worker.makePost();
        return { as: author, path: `/posts/${id}/delete`, form: {}, at: "/", message: /Post deleted/ };
      },
    ],
    [
      "a report",
      async () => {
        const { id } = await worker.makePost();
        const form = { reason: "spam", note: "" };
        return { as: moderator, path: `/posts/${id}/report`, form, at: `/posts/${id}`, message: /Thank you/ };
      },
    ],
    [
      "a report, where it was made",
      async () => {
        const { id } = await worker.makePost();
        const at = `/?before=${id + 1}#post-${id}`;
        const form = { reason: "spam", note: "", to: at };
        return { as: moderator, path: `/posts/${id}/report`, form, at, message: /Thank you/ };
      },
    ],
    [
      "its withdrawal, where it was made",
      async () => {
        const { id } = await worker.makePost();
        const as = await worker.makeMember();
        await worker.makeReport({ id }, { reporter: as });
        const form = { to: `/#post-${id}` };
        return { as, path: `/posts/${id}/withdraw`, form, at: form.to, message: /Report withdrawn/ };
      },
    ],
    [
      "a report, away from here",
      async () => {
        const { id } = await worker.makePost();
        const form = { reason: "spam", note: "", to: "https://evil.example" };
        return { as: moderator, path: `/posts/${id}/report`, form, at: `/posts/${id}`, message: /Thank you/ };
      },
    ],
    [
      "a decision, at the case",
      async () => {
        const { id } = await worker.makePost();
        const form = { reason: "spam", note: "", version: "0", to: "https://evil.example" };
        const path = `/moderation/posts/${id}`;
        return { as: moderator, path: `${path}/hide`, form, at: path, message: /post hidden/ };
      },
    ],
    [
      "a decision, where it was made",
      async () => {
        const { id } = await worker.makePost();
        const form = { reason: "spam", note: "", version: "0", to: "/moderation?sort=oldest" };
        return {
          as: moderator,
          path: `/moderation/posts/${id}/hide`,
          form,
          at: "/moderation?sort=oldest",
          message: /post hidden/,
        };
      },
    ],
    [
      "a block",
      async () => {
        const { id } = await worker.makeMember();
        const path = `/moderation/users/${id}`;
        const form = { reason: "spam", note: "", duration: "7d" };
        return { as: moderator, path: `${path}/block`, form, at: path, message: /is blocked/ };
      },
    ],
  ];

  test.each(acts)("%s", async (_, make) => {
    const { as, path, form, at, message } = await make();
    const browser = await openSignedInBrowser(worker, as);
    const response = await browser.visit(path, { form });
    expect([response.status, response.headers.get("Location")]).toEqual([303, at]);
    const page = await browser.follow(at);
    expect(page.status).toBe(200);
    expect(page.html).toMatch(/<div[^>]*role="status"[^>]*id="status"[^>]*tabindex="-1"/i);
    expect(stripScripts(page.html)).toMatch(message);
    expect(statusMessageIn((await browser.follow(at)).html)).toBe("");
  });
});

describe("a text typed by somebody who has to sign in first", () => {
  test("waits, sealed, and is in the form afterwards, until it is posted", async () => {
    const member = await worker.makeMember();
    const browser = openAppBrowser(worker);
    const body = "Typed before signing in: <canary> & 💩";
    const { at, html } = await browser.follow("/posts/new", { form: { body, key: newKey() } });
    expect(at).toBe("/auth/login?to=%2Fposts%2Fnew");
    expect(html).toContain("What you typed is kept");
    expect(atob(browser.cookies.get("__Host-draft")!.split(".")[0]!.replace(/%3D/g, "="))).not.toContain(
      "canary",
    );

    const [name = "", value = ""] = (await worker.cookieOf(member)).split(/=(.*)/s);
    browser.cookies.set(name, value);
    const page = await browser.follow("/posts/new");
    expect(textareaValue(stripScripts(page.html), "body")).toBe(body);
    const key = /value="([^"]+)"/.exec(findControl(page.html, "key"))![1]!;
    expect((await browser.visit("/posts/new", { form: { body, key } })).status).toBe(303);
    expect(browser.cookies.has("__Host-draft")).toBe(false);
  });

  test("a report's note waits at its own form and at no other", async () => {
    const [member, post, other] = [
      await worker.makeMember(),
      await worker.makePost(),
      await worker.makePost(),
    ];
    const browser = openAppBrowser(worker);
    const { at } = await browser.follow(`/posts/${post.id}/report`, {
      form: { reason: "hate", note: "My note" },
    });
    expect(at).toBe(`/auth/login?to=${encodeURIComponent(`/posts/${post.id}/report`)}`);
    const [name = "", value = ""] = (await worker.cookieOf(member)).split(/=(.*)/s);
    browser.cookies.set(name, value);
    expect(textareaValue((await browser.follow(`/posts/${other.id}/report`)).html, "note")).toBe("");
    const { html } = await browser.follow(`/posts/${post.id}/report`);
    expect(textareaValue(html, "note")).toBe("My note");
    expect(findControl(html, "reason", "hate")).toContain("checked");
  });
});

describe("repeated forms", () => {
  test("the same form twice, also at once, is one post", async () => {
    const member = await worker.makeMember();
    const form = { body: "Once", key: newKey() };
    const responses = await Promise.all(
      Array.from({ length: 5 }, () => worker.fetch("/posts/new", { as: member, form })),
    );
    expect(responses.map(({ status }) => status)).toEqual([303, 303, 303, 303, 303]);
    const html = await readHtml(await worker.fetch(`/users/${member.id}`));
    expect(html.match(/<article/g)).toHaveLength(1);
  });

  test("a second report changes nothing and says so", async () => {
    const [member, post] = [await worker.makeMember(), await worker.makePost()];
    const browser = await openSignedInBrowser(worker, member);
    const form = { reason: "spam", note: "" };
    await browser.follow(`/posts/${post.id}/report`, { form });
    const { html, status } = await browser.follow(`/posts/${post.id}/report`, {
      form: { ...form, reason: "hate" },
    });
    expect(status).toBe(200);
    expect(html).toContain("You&#x27;ve already reported this post");
    const { results } = await worker.d1
      .prepare("select reports, reasons from cases where post_id = ?")
      .bind(post.id)
      .all();
    expect(results).toEqual([{ reports: 1, reasons: '{"spam":1}' }]);
  });

  test("a report within a day of a dismissal gets the message that moderators looked at it", async () => {
    const post = await worker.makePost();
    await worker.makeReport(post);
    await worker.fetch(`/moderation/posts/${post.id}/dismiss`, {
      as: moderator,
      form: { note: "", version: "0" },
    });
    const browser = await openSignedInBrowser(worker, await worker.makeMember());
    const { html } = await browser.follow(`/posts/${post.id}/report`, { form: { reason: "spam", note: "" } });
    expect(html).toContain("Moderators have reviewed this post and kept it.");
  });
});
