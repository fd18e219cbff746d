import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import type { Viewer } from "~/accounts/permissions";
import { readHtml } from "../../support/app/html";
import { startWorker, type Worker } from "../../support/app/worker";

let worker: Worker;
let author: Viewer;
let member: Viewer;
let moderator: Viewer;

beforeAll(async () => {
  worker = await startWorker();
  author = await worker.makeMember({ name: "Mei Lin" });
  member = await worker.makeMember();
  moderator = await worker.makeMember({ role: "moderator" });
});

const address = (q: string, before?: number) =>
  `/search?${new URLSearchParams({ q, ...(before === undefined ? {} : { before: `${before}` }) }).toString()}`;
const read = async (q: string, as?: Viewer) => readHtml(await worker.fetch(address(q), { as }));

describe("the page", () => {
  test("has the form and says what can be typed, for a visitor without a script", async () => {
    const html = await (await worker.fetch("/search")).text();
    expect(html).toMatch(/<form[^>]* method="get" action="\/search" role="search"/);
    expect(html).toContain("bread from:mei");
    expect(html).not.toMatch(/<script(?! type="speculationrules")/);
    expect(html).toMatch(/<link rel="canonical" href="[^"]*\/search"/);
    expect(html).not.toContain("noindex");
  });

  test("marks what was found, keeps what was typed, and is not for search engines", async () => {
    await worker.makePost({ author, body: "Größer <b>& https://plaza.example/brot" });
    const html = await read("grosser brot");
    expect(html).toContain("<mark>Größer</mark> &lt;b&gt;&amp; ");
    expect(html).toContain("https://plaza.example/<mark>brot</mark></a>");
    expect(html).toContain('value="grosser brot"');
    expect(html).toContain("<title>grosser brot · Search · Plaza</title>");
    expect(html).toContain('<meta name="robots" content="noindex"/>');
    expect(html).toContain('<meta name="description" content="Search the posts on Plaza."/>');
    expect(html).not.toContain('rel="canonical"');
  });

  test("offers those signed in what they may do with a post, and comes back to the search", async () => {
    const { id } = await worker.makePost({ author, body: "controlled" });
    expect(await read("controlled")).not.toContain(`/posts/${id}/report`);
    const to = encodeURIComponent(`${address("controlled")}#post-${id}`);
    expect(await read("controlled", member)).toContain(`/posts/${id}/report?to=${to}`);
    expect(await read("controlled", author)).toContain(`/posts/${id}/delete`);
    expect(await read("controlled", moderator)).toContain(`/moderation/posts/${id}`);
  });
});

describe("posts that are not visible are found by nobody", () => {
  test.each(["hidden", "deleted", "blocked"])("%s", async (how) => {
    const by = await worker.makeMember();
    const body = `secret${how} words`;
    await worker.makePost({ author: by, body, hidden: how === "hidden", deleted: how === "deleted" });
    if (how === "blocked") await worker.block(by);
    for (const as of [undefined, member, moderator]) {
      const html = await read(`secret${how}`, as);
      expect(html).toContain("No posts found");
      expect(html).not.toContain("words</p>");
      expect(html).not.toContain("<article");
    }
  });
});

describe("older posts", () => {
  test("go on by the link, which keeps the search, to the end and back", async () => {
    for (let count = 0; count < 25; count++) await worker.makePost({ body: 'paged "50%" & more' });
    const first = await read('"paged" 50%');
    const [, next = ""] = /href="(\/search\?[^"]*before=\d+)"/.exec(first) ?? [];
    expect(first.match(/<article/g)).toHaveLength(20);
    const second = await readHtml(await worker.fetch(next.replaceAll("&amp;", "&")));
    expect(second.match(/<article/g)).toHaveLength(5);
    expect(second).not.toContain("Older posts");
    expect(second).toContain("Newest results</a>");
    const beyond = await readHtml(await worker.fetch(address("paged", 1)));
    expect(beyond).toContain("No older posts");
    expect(beyond).toContain("Newest results</a>");
  });
});

describe("whoever is named", () => {
  test("is linked, asked about where there are several, and said to be nobody", async () => {
    await worker.makePost({ author, body: "hers" });
    expect(await read("hers from:mei")).toMatch(
      new RegExp(`Posts by <a[^>]* href="/users/${author.id}"><bdi>Mei Lin</bdi>`),
    );
    const twin = await worker.makeMember({ name: "Mei Park" });
    const html = await read("hers from:mei");
    expect(html).toContain("Who do you mean?");
    expect(html).toContain(`href="/search?q=hers+from%3A%23${twin.id}"`);
    expect(html).not.toContain("<article");
    expect(await read("hers from:nobody-here")).toContain("No members found");
  });
});

describe("what cannot be searched for is said beside the field, with all that was typed", () => {
  test.each([
    ["x".repeat(1000), "Your search is 800 characters too long. The limit is 200."],
    ["*", "Type at least one letter, number or emoji."],
    ["from:a from:b", "Use from: only once."],
    ["from:***", "Type a name after from:"],
  ])("%s", async (q, message) => {
    const response = await worker.fetch(address(q));
    expect(response.status).toBe(200);
    const html = await readHtml(response);
    expect(html).toContain(message);
    expect(html).toContain(`value="${q}"`);
    expect(html).toContain('aria-invalid="true"');
  });
});

test.each([
  '"',
  '""',
  "*",
  "NEAR(",
  "AND OR NOT",
  "col:x",
  "-x",
  "\u202Eשלום",
  "\u0001\u0002",
  "%00",
  "🌻",
  "\uFFFD",
])("the search %j is a page, and at any cursor", async (q) => {
  for (const cursor of ["", "&before=0", "&before=-1", "&before=x", "&before=999999999999999", "&before=1e9"])
    for (const as of [undefined, member]) {
      const path = `/search?q=${q === "%00" ? q : encodeURIComponent(q)}${cursor}`;
      expect((await worker.fetch(path, { as })).status, path).toBe(200);
    }
});

test("bytes that are no text are a search too", async () => {
  for (const q of ["%ff%fe", "%ed%a0%80", "%", "%zz"])
    expect((await worker.fetch(`/search?q=${q}`)).status, q).toBe(200);
});

test("without the index, the answer is to come back later", async () => {
  const dropping = readFileSync("local/backup/drop-search.sql", "utf8").split("--> statement-breakpoint");
  await worker.d1.batch(dropping.map((statement) => worker.d1.prepare(statement)));
  const response = await worker.fetch(address("bread"));
  expect(response.status).toBe(503);
  expect(response.headers.get("Retry-After")).toBe("10");
});
