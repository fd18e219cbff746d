import { beforeAll, describe, expect, test } from "vitest";
import type { Viewer } from "~/accounts/permissions";
import { posts as postRows } from "~/db/tables/posts.server";
import { day } from "~/time/units";
import { readHtml } from "../support/app/html";
import { startWorker, type Worker } from "../support/app/worker";

let worker: Worker;
beforeAll(async () => {
  worker = await startWorker();
});

const open = async (path: string, as?: Viewer) => readHtml(await worker.fetch(path, { as }));
const idsOn = (html: string) =>
  [...html.matchAll(/<article[^>]* id="post-(\d+)"/g)].map(([, id]) => Number(id));

describe("what a visitor sees", () => {
  test("is a button to log in that comes back here, and no form for anything else", async () => {
    const post = await worker.makePost();
    for (const path of ["/", `/posts/${post.id}`, `/users/${post.author.id}`]) {
      const html = await open(path);
      const forms = html.match(/<form\b.*?<\/form>/gs) ?? [];
      expect(forms).toHaveLength(1);
      expect(forms[0]).toMatch(/method="post" action="\/auth\/login"/);
      expect(forms[0]).toContain(`name="to" value="${path}"`);
      expect(forms[0]).toContain(">Log in</button>");
      expect(html).not.toMatch(/>(Report|Delete|Hide|Unhide|Moderation|Admin|Log out)</);
    }
  });

  test("holds no trace of who is signed in elsewhere", async () => {
    const member = await worker.makeMember({ name: "Canary Person" });
    await open("/", member);
    expect(await open("/")).not.toContain("Canary Person");
  });
});

describe("controls", () => {
  test("are those of one's own rank and relation to the post", async () => {
    const author = await worker.makeMember();
    const post = await worker.makePost({ author });
    const controls = async (as: Viewer) =>
      [
        ...(await open(`/posts/${post.id}`, as)).matchAll(
          /<a class="[^"]*button[^"]*"[^>]*>([A-Z]\w+)<\/a>/g,
        ),
      ].map(([, name]) => name);
    expect(await controls(author)).toEqual(["Delete"]);
    expect(await controls(await worker.makeMember())).toEqual(["Report"]);
    expect(await controls(await worker.makeMember({ role: "moderator" }))).toEqual(["Report", "Hide"]);
  });
});

describe("what is out of sight", () => {
  test("a hidden post is seen, and marked, by its author and moderators alone", async () => {
    const author = await worker.makeMember();
    const post = await worker.makePost({ author, body: "Hidden words", hidden: true });
    const moderator = await worker.makeMember({ role: "moderator" });
    const [member, visitor] = [await worker.makeMember(), undefined];
    for (const [as, path, seen] of [
      [author, `/posts/${post.id}`, true],
      [author, `/users/${author.id}`, true],
      [author, "/", false],
      [moderator, `/posts/${post.id}`, true],
      [moderator, "/moderation/posts", true],
      [moderator, "/", false],
      [member, `/posts/${post.id}`, false],
      [member, `/users/${author.id}`, false],
      [visitor, `/posts/${post.id}`, false],
      [visitor, `/users/${author.id}`, false],
      [visitor, "/", false],
    ] as const) {
      const html = await open(path, as);
      expect([path, html.includes("Hidden words")]).toEqual([path, seen]);
      if (seen) expect(html).toContain("Hidden by a moderator");
    }
  });

  test("nothing of it is in the page's data either", async () => {
    const post = await worker.makePost({ body: "Hidden words two", hidden: true });
    const member = await worker.makeMember();
    for (const path of [`/posts/${post.id}.data`, `/users/${post.author.id}.data`, "/_root.data"])
      expect(await (await worker.fetch(path, { as: member })).text()).not.toContain("Hidden words two");
  });

  test.each([true, false])(
    "a deleted post is gone for all but moderators; reported: %s",
    async (reported) => {
      const words = `Deleted words, reported: ${reported}`;
      const author = await worker.makeMember();
      const post = await worker.makePost({ author, body: words });
      if (reported) await worker.makeReport(post);
      await worker.fetch(`/posts/${post.id}/delete`, { as: author, form: {} });
      const moderator = await worker.makeMember({ role: "moderator" });
      for (const as of [author, moderator, undefined])
        for (const path of ["/", `/posts/${post.id}`, `/users/${author.id}`])
          expect(await open(path, as)).not.toContain(words);
      for (const path of [`/moderation/posts/${post.id}`, `/moderation/users/${author.id}`]) {
        const found = await open(path, moderator);
        expect(found).toContain(words);
        expect(found).toContain("Deleted by its author");
      }
      const list = await open("/moderation/posts?state=all", moderator);
      expect(list.includes(words)).toBe(reported);
    },
  );
});

describe("the feed's pages", () => {
  test("show each post once and skip none, also while others are written", async () => {
    const authors = await Promise.all([worker.makeMember(), worker.makeMember()]);
    const rows = Array.from({ length: 55 }, (_, index) => ({
      authorId: authors[index % 2]!.id,
      body: `Paged ${index}`,
      createdAt: Date.now() - day * 40,
      formKey: `paged-${index}`,
      // Some are deleted.
      deletedAt: index % 9 === 4 ? 1 : null,
    }));
    const made: number[] = [];
    for (let at = 0; at < rows.length; at += 11) {
      const inserted = await worker.db
        .insert(postRows)
        .values(rows.slice(at, at + 11))
        .returning();
      made.push(...inserted.filter(({ deletedAt }) => deletedAt === null).map(({ id }) => id));
    }
    const seen: number[] = [];
    let path: string | undefined = "/";
    for (let page = 0; path && page < 20; page++) {
      const html: string = await open(path);
      const ids = idsOn(html);
      expect(ids.length).toBeLessThanOrEqual(20);
      seen.push(...ids);
      path = /href="(\/\?before=\d+)"[^>]*rel="next"|rel="next"[^>]*href="(\/\?before=\d+)"/
        .exec(html)
        ?.slice(1)
        .find(Boolean);
      // Another post is written between the pages.
      await worker.makePost();
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toEqual([...seen].sort((a, b) => b - a));
    expect(seen.filter((id) => made.includes(id))).toEqual([...made].sort((a, b) => b - a));
  });
});

describe("markup that people type is shown as they typed it", () => {
  const payloads = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "</textarea><script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "javascript:alert(1) [x](javascript:alert(1))",
    "http://a.example/\"onmouseover=alert(1) https://b.example/'><b>",
    "<!--><script>alert(1)</script>",
    "{{7*7}} ${7*7} %3Cscript%3E",
    "\u2028\u2029</title>",
  ];
  /** No tags except React's own, and no attribute that runs a script. */
  function expectHarmless(html: string, scripts: number) {
    expect(html.match(/<script\b/g) ?? []).toHaveLength(scripts);
    // All quotation marks are React's: typed ones are escaped.
    const tags = html.replaceAll(/"[^"]*"/g, '""');
    expect(tags).not.toMatch(/<(img|script src|iframe|object)\b/i);
    expect(tags).not.toMatch(/<[^>]*\son\w+\s*=/i);
    expect(html).not.toMatch(/(href|action|src)="(?!https?:|\/|#)[^"]/i);
  }

  test.each(payloads)("%s", async (payload) => {
    const admin = await worker.makeMember({ role: "admin" });
    const author = await worker.makeMember({ name: payload.slice(0, 60) });
    const post = await worker.makePost({ author, body: payload });
    await worker.makeReport(post, { reason: "other", note: payload });
    for (const path of ["/", `/posts/${post.id}`, `/users/${author.id}`]) {
      const html = await (await worker.fetch(path)).text();
      expectHarmless(html, 1);
    }
    const q = encodeURIComponent(payload);
    for (const path of [
      `/moderation/posts/${post.id}?to=${q}`,
      `/moderation/users/${author.id}?to=${q}`,
      `/admin/users?q=${q}`,
      `/posts/${post.id}/report?to=${q}`,
    ]) {
      const response = await worker.fetch(path, { as: admin });
      expect([path, response.status]).toEqual([path, 200]);
      const html = await response.text();
      // All scripts are Remix's, with a nonce; the data in them cannot close them.
      for (const [tag] of html.matchAll(/<script\b[^>]*>/g)) expect(tag).toContain("nonce=");
      expectHarmless(await readHtml(new Response(html)), 0);
    }
    const again = await worker.fetch("/posts/new", {
      as: admin,
      form: { body: payload + "x".repeat(300), key: "a-key-of-8" },
    });
    expect(again.status).toBe(422);
    expectHarmless(await readHtml(again), 0);
    for (const path of [`/nothing/${q}`, `/auth/login?to=${q}`, `/auth/callback?error=${q}&state=`])
      expectHarmless(await (await worker.fetch(path)).text(), 1);
  });
});
