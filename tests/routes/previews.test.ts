import { beforeAll, describe, expect, test } from "vitest";
import type { Viewer } from "~/accounts/permissions";
import { readHtml } from "../support/app/html";
import { origin } from "../support/app/open-app";
import { startWorker, type Worker } from "../support/app/worker";

const body = `<script>alert("1")</script> & 'so'\non. ${"Many words follow. ".repeat(12)}`.slice(0, 280);
let worker: Worker;
let author: Viewer;
let moderator: Viewer;
const ids = { shown: 0, hidden: 0, deleted: 0 };

beforeAll(async () => {
  worker = await startWorker({ vars: { SITE_NAME: "Agora", SITE_TAGLINE: "Where <Athens> talks" } });
  author = await worker.makeMember({ name: 'Ann "A" <b>' });
  moderator = await worker.makeMember({ role: "moderator" });
  ids.shown = (await worker.makePost({ author, body, at: Date.UTC(2026, 10, 1) })).id;
  ids.hidden = (await worker.makePost({ author, body: "Kept secret", hidden: true })).id;
  ids.deleted = (await worker.makePost({ author, body: "Gone words", deleted: true })).id;
});

/** What the page's head says, as a browser reads it: by the name of each `meta`, and the canonical address. */
async function readHead(path: string, as?: Viewer) {
  const [head = ""] = (await readHtml(await worker.fetch(path, { as }))).split("</head>");
  const metas = [...head.matchAll(/<meta (?:name|property)="([^"]+)" content="([^"]*)"\/>/g)];
  return {
    head,
    meta: Object.fromEntries(metas.map(([, name, content = ""]) => [name, decode(content)])),
    canonical: /<link rel="canonical" href="([^"]*)"/.exec(head)?.[1],
  };
}

const decode = (text: string) =>
  text
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#x27;", "'")
    .replaceAll("&amp;", "&");

test("a link to the site is shown with its name, and what it is", async () => {
  const { meta, canonical } = await readHead("/?utm_source=x");
  const description = "Where <Athens> talks. Anyone can read. Log in or join to post and report.";
  expect(meta).toMatchObject({
    description,
    "og:site_name": "Agora",
    "og:type": "website",
    "og:title": "Agora",
    "og:description": description,
    "og:url": `${origin}/`,
    "og:image": `${origin}/preview.png`,
    "og:image:width": "1200",
    "og:image:height": "630",
    "og:image:alt": "Agora",
    "twitter:card": "summary",
  });
  expect(canonical).toBe(`${origin}/`);
});

test("a link to a post is shown with its author and its first words in one line", async () => {
  const path = `/posts/${ids.shown}`;
  const { meta, canonical } = await readHead(path);
  const description = meta["og:description"] ?? "";
  expect(description).toMatch(/^<script>alert\("1"\)<\/script> & 'so' on\. Many words .* \w+\.?…$/);
  expect([...description].length).toBeLessThanOrEqual(200);
  expect(meta).toMatchObject({
    description,
    "og:type": "article",
    "og:title": 'Post by Ann "A" <b>',
    "og:url": origin + path,
    "article:published_time": "2026-11-01T00:00:00.000Z",
  });
  expect(canonical).toBe(origin + path);
});

test.each<[string, () => string, string]>([
  ["a member's page", () => `/Users/${author.id}/`, 'Posts by Ann "A" <b> on Agora.'],
  ["the rules", () => "/rules", "What isn't allowed on Agora, with examples."],
  ["transparency", () => "/transparency", "What the moderators of Agora decided and why, without names."],
])("%s has a description and one address", async (_, path, description) => {
  const { meta, canonical } = await readHead(path());
  expect(meta.description).toBe(description);
  expect(canonical).toBe(origin + path().toLowerCase().replace(/\/$/, ""));
});

test.each<[string, () => string, string]>([
  ["the feed", () => "/", "Older posts"],
  ["a member", () => `/users/${author.id}`, 'Older posts by Ann "A" <b>'],
])("older pages of %s have addresses and titles of their own", async (_, path, title) => {
  const { canonical, head, meta } = await readHead(`${path()}?before=${ids.shown}&x=1`);
  expect(canonical).toBe(`${origin}${path()}?before=${ids.shown}`);
  expect(meta["og:url"]).toBe(canonical);
  expect(meta["og:title"]).toBe(title);
  expect(decode(/<title>(.*?)<\/title>/.exec(head)?.[1] ?? "")).toBe(`${title} · Agora`);
});

test("the feed's and a member's page name their feeds, to everybody, and other pages name none", async () => {
  const feeds = (head: string) =>
    [...head.matchAll(/<link rel="alternate" type="([^"]+)" href="([^"]+)"/g)].map(([, type, href]) => [
      type,
      href,
    ]);
  for (const as of [undefined, author, moderator]) {
    for (const [path, feed] of [
      ["/", "/feed"],
      [`/?before=${ids.shown}`, "/feed"],
      [`/users/${author.id}`, `/users/${author.id}/feed`],
    ] as const)
      expect(feeds((await readHead(path, as)).head)).toEqual([
        ["application/atom+xml", `${feed}.xml`],
        ["application/feed+json", `${feed}.json`],
      ]);
    expect(feeds((await readHead("/rules", as)).head)).toEqual([]);
  }
});

describe("what is not public is in no preview", () => {
  test("a hidden post's, for those who still see it", async () => {
    for (const as of [author, moderator]) {
      const { head, meta } = await readHead(`/posts/${ids.hidden}`, as);
      expect(head).toContain("<title>Post by");
      expect(head).not.toContain("Kept secret");
      expect(Object.keys(meta).filter((name) => /^og:|description/.test(name))).toEqual([]);
    }
  });

  test("a hidden or deleted post's, for everybody else", async () => {
    for (const id of [ids.hidden, ids.deleted]) {
      const { head, canonical } = await readHead(`/posts/${id}`);
      expect(head).not.toMatch(/Kept secret|Gone words|og:|canonical/);
      expect(canonical).toBeUndefined();
    }
  });

  test("and members' pages have none, since other sites read as visitors", async () => {
    const { head } = await readHead(`/posts/${ids.shown}`, author);
    expect(head).not.toMatch(/og:|canonical|name="description"/);
  });

  test("what only some may open", async () => {
    for (const path of ["/moderation", "/moderation/log", "/notices"])
      expect((await readHead(path, moderator)).head).not.toMatch(/og:|canonical|name="description"/);
  });
});
