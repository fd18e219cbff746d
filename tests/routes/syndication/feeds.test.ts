import { parseAtomFeed, parseJsonFeed } from "feedsmith";
import { beforeAll, describe, expect, test } from "vitest";
import type { Viewer } from "~/accounts/permissions";
import { origin } from "../../support/app/open-app";
import { startWorker, type Worker } from "../../support/app/worker";
import { findAtomErrors, findJsonFeedErrors } from "../../support/syndication/validate";

/** Whatever markup, quotes, scripts and lines people may type. */
const typed = [
  "<script>alert(1)</script> & \"quotes\" 'too' ]]> <!-- --> <?xml?>",
  "مرحبا بالعالم https://plaza.example/؟",
  "First line\nsecond line\n\nhttps://plaza.example/?a=1&b=2 🏳️‍🌈 👩‍👩‍👧",
];

let worker: Worker;
let author: Viewer;
let quiet: Viewer;

beforeAll(async () => {
  worker = await startWorker({ vars: { SITE_NAME: "Agora & <Co>", SITE_TAGLINE: 'Where "Athens" talks' } });
  author = await worker.makeMember({ name: "Ann \"A\" <b> & 'c'" });
  quiet = await worker.makeMember({ name: "Quiet" });
  for (let count = 0; count < 22; count++) await worker.makePost();
  for (const body of typed) await worker.makePost({ author, body });
});

const read = async (path: string) => (await worker.fetch(path)).text();
const bodyOf = async (path: string, as?: Viewer) => (await worker.fetch(path, { as })).text();

describe("every feed is valid", () => {
  const feeds: [string, () => string][] = [
    ["everybody's", () => "/feed"],
    ["a member's", () => `/users/${author.id}/feed`],
    ["of somebody who wrote nothing", () => `/users/${quiet.id}/feed`],
  ];
  test.each(feeds)("as Atom, by the schema of RFC 4287: %s", async (_, path) => {
    expect(await findAtomErrors(await read(`${path()}.xml`))).toEqual([]);
    expect(await findAtomErrors(await read(`${path()}.xml?before=3`))).toEqual([]);
  });
  test.each(feeds)("as JSON Feed, by the JSON schema of version 1.1: %s", async (_, path) => {
    expect(findJsonFeedErrors(await read(`${path()}.json`))).toEqual([]);
    expect(findJsonFeedErrors(await read(`${path()}.json?before=3`))).toEqual([]);
  });
});

describe("a reader finds in it what was typed", () => {
  const newest = typed.at(-1)!;

  test("in Atom", async () => {
    const feed = parseAtomFeed(await read("/feed.xml"));
    const [entry] = feed.entries ?? [];
    expect(feed).toMatchObject({
      title: { value: "Agora & <Co>" },
      subtitle: { value: 'Where "Athens" talks' },
    });
    expect(feed.entries).toHaveLength(20);
    expect(entry).toMatchObject({
      title: { value: "First line second line https://plaza.example/?a=1&b=2 🏳️‍🌈 👩‍👩‍👧" },
      authors: [{ name: author.name, uri: `${origin}/users/${author.id}` }],
      links: [{ rel: "alternate", href: expect.stringMatching(`^${origin}/posts/\\d+$`) }],
    });
    expect(entry?.content).toMatchObject({
      type: "html",
      value:
        '<p dir="auto">First line<br>second line<br><br><a href="https://plaza.example/?a=1&amp;b=2" rel="nofollow ugc noopener">https://plaza.example/?a=1&amp;b=2</a> 🏳️‍🌈 👩‍👩‍👧</p>',
    });
    expect(entry?.updated).toBe(entry?.published);
    expect(feed.updated).toBe(entry?.updated);
  });

  test("in JSON Feed", async () => {
    const feed = parseJsonFeed(await read("/feed.json"));
    expect(feed).toMatchObject({
      title: "Agora & <Co>",
      home_page_url: `${origin}/`,
      feed_url: `${origin}/feed.json`,
    });
    expect(feed.items?.slice(0, 3).map(({ content_text }) => content_text)).toEqual([...typed].reverse());
    expect(feed.items?.[0]).toMatchObject({
      authors: [{ name: author.name, url: `${origin}/users/${author.id}` }],
      content_text: newest,
    });
  });

  test("a member's is theirs alone", async () => {
    const feed = parseAtomFeed(await read(`/users/${author.id}/feed.xml`));
    expect(feed.title?.value).toBe(`${author.name} · Agora & <Co>`);
    expect(feed.authors).toEqual([{ name: author.name, uri: `${origin}/users/${author.id}` }]);
    expect(feed.entries).toHaveLength(3);
    const json = parseJsonFeed(await read(`/users/${author.id}/feed.json`));
    expect(json.items?.map(({ id }) => id)).toEqual(feed.entries?.map(({ id }) => id));
  });

  test("the posts before its own, at the address that it names", async () => {
    for (const path of ["/feed.json", "/feed.xml"]) {
      const first = await read(path);
      const next = /[^"]*\?before=\d+/.exec(first)?.[0].replace(origin, "") ?? "";
      expect(next.startsWith(path)).toBe(true);
      const second = await read(next);
      const links = (text: string) => [...text.matchAll(/\/posts\/(\d+)"/g)].map(([, id]) => Number(id));
      expect(links(second)).toHaveLength(5);
      expect(Math.max(...links(second))).toBeLessThan(Math.min(...links(first)));
      expect(second).not.toContain(`?before=${Math.min(...links(second))}`);
      expect(second).toContain(`${origin}${next}"`);
    }
  });
});

describe("it is the same for everybody", () => {
  test("whoever is signed in, and with a cookie that is none", async () => {
    const blocked = await worker.makeMember();
    const cookie = await worker.cookieOf(blocked);
    await worker.block(blocked);
    const moderator = await worker.makeMember({ role: "moderator" });
    for (const path of ["/feed.xml", "/feed.json", `/users/${author.id}/feed.xml`]) {
      const seen = await bodyOf(path);
      for (const as of [author, moderator]) expect(await bodyOf(path, as)).toBe(seen);
      for (const Cookie of [cookie, "__Host-session=garbage; __Host-flash=garbage"]) {
        const response = await worker.fetch(path, { headers: { Cookie } });
        expect(await response.text()).toBe(seen);
        expect(response.headers.getSetCookie()).toEqual([]);
      }
    }
  });

  test("by GET and HEAD, and by nothing else", async () => {
    for (const [path, type] of [
      ["/feed.xml", "application/atom+xml; charset=utf-8"],
      ["/feed.json", "application/feed+json; charset=utf-8"],
    ] as const) {
      const [get, head] = [await worker.fetch(path), await worker.fetch(path, { method: "HEAD" })];
      expect([get.status, head.status]).toEqual([200, 200]);
      for (const { headers } of [get, head]) expect(headers.get("Content-Type")).toBe(type);
      expect(head.headers.get("ETag")).toBe(get.headers.get("ETag"));
      const post = await worker.fetch(path, { form: {} });
      expect([post.status, post.headers.get("Allow")]).toEqual([405, "GET, HEAD"]);
    }
  });

  test("and there is none where there is no member", async () => {
    for (const path of ["/users/999999/feed.xml", "/users/999999/feed.json", "/users/x/feed.xml"]) {
      const response = await worker.fetch(path);
      expect(response.status).toBe(404);
      expect(response.headers.get("Content-Type")).toBe("text/plain; charset=utf-8");
      expect(await response.text()).toMatch(/ It may have been removed, or the address may be mistyped\.\n$/);
    }
  });
});
