import { beforeAll, describe, expect, test } from "vitest";
import type { Viewer } from "~/accounts/permissions";
import { dismissCase } from "../../../support/acts/acts";
import { openPage } from "../../../support/app/app-browser";
import { startWorker, type Worker } from "../../../support/app/worker";

let worker: Worker;
let moderator: Viewer;
let author: Viewer;

beforeAll(async () => {
  worker = await startWorker();
  moderator = await worker.makeMember({ role: "moderator", name: "Mo" });
  author = await worker.makeMember({ role: "moderator", name: "Cara" });
});

async function makeCase(options: { author?: Viewer; body?: string; reason?: "spam" | "hate" } = {}) {
  const post = await worker.makePost(options);
  await worker.makeReport(post, { reason: options.reason, note: "Please look at this one" });
  return post;
}

describe("an address that asks for a case", () => {
  const queue = "/moderation?state=open&reason=spam&sort=oldest";
  /** The line about it, and the case that is shown. */
  async function ask(which: number | string, as = moderator) {
    const { status, html } = await openPage(worker, `${queue}&case=${which}`, as);
    expect(status).toBe(200);
    const line = /<p class="queue-missing">(.*?)<\/p>/s.exec(html)?.[1] ?? "";
    return {
      line: line.replaceAll("&#x27;", "'").replace(/<[^>]+>/g, ""),
      link: /href="([^"]+)"/.exec(line)?.[1] ?? null,
      panels: [...html.matchAll(/id="panel-(\d+)"/g)].map(([, id]) => Number(id)),
    };
  }

  test("of the list shows it alone, and its form alone", async () => {
    const [one, two] = [await makeCase(), await makeCase()];
    expect(await ask(two.id)).toEqual({ line: "", link: null, panels: [two.id] });
    expect(await ask(one.id)).toEqual({ line: "", link: null, panels: [one.id] });
  });

  test("that is decided, foreign or nonsense shows the first case, and says so", async () => {
    const first = (await ask("nonsense")).panels;
    expect(first).toHaveLength(1);
    const decided = await makeCase();
    await dismissCase(worker.db, moderator, { postId: decided.id, version: 0, note: "" }, Date.now());
    expect(await ask(decided.id)).toEqual({
      line: expect.stringContaining("Mo dismissed the reports on this post"),
      link: `/moderation/posts/${decided.id}`,
      panels: first,
    });
    const foreign = await makeCase({ reason: "hate" });
    expect(await ask(foreign.id)).toEqual({
      line: expect.stringContaining("isn't in this list"),
      link: `/moderation/posts/${foreign.id}`,
      panels: first,
    });
    const nonsense = await ask("nonsense");
    expect(nonsense).toMatchObject({ line: expect.stringContaining("isn't in this list"), link: null });
    const unreported = await worker.makePost();
    for (const which of [unreported.id, 999_999, -1, 0, "1e3", "", "1%00", "9".repeat(400)])
      expect(await ask(which)).toEqual(nonsense);
  });

  test("of an empty list promises no other case", async () => {
    const { html } = await openPage(worker, "/moderation?state=open&reason=illegal&case=999999", moderator);
    expect(html).toContain("No cases match these filters");
    expect(html).toContain("isn&#x27;t in this list.");
    expect(html).not.toContain("Here is the first one.");
  });

  test("about one's own post answers as one that never was, open or decided", async () => {
    const own = await makeCase({ author });
    const nothing = await ask(999_999, author);
    expect(await ask(own.id, author)).toEqual(nothing);
    await dismissCase(worker.db, moderator, { postId: own.id, version: 0, note: "" }, Date.now());
    expect(await ask(own.id, author)).toEqual(nothing);
    expect((await ask(own.id)).line).toContain("Mo dismissed");
  });
});

describe("how many cases are open", () => {
  /** Beside Moderation, beside the tab Open, in the figures and in the list. */
  async function count(as: Viewer) {
    const { html } = await openPage(worker, "/moderation?state=open", as);
    const figures = await openPage(worker, "/admin", as);
    const ids = new Set<string>();
    for (let at: string | undefined = "/moderation?state=open"; at;) {
      const page = await openPage(worker, at, as);
      for (const [, id] of page.html.matchAll(/id="case-(\d+)"/g)) ids.add(id!);
      const next: string | undefined = /<a [^>]*rel="next"[^>]*>/.exec(page.html)?.[0];
      at = next && /href="([^"]*)"/.exec(next)?.[1]?.replaceAll("&amp;", "&");
    }
    const tab = /<nav[^>]*aria-label="Moderation".*?<\/nav>/s.exec(html)?.[0] ?? "";
    const text = (part: string) => part.replace(/<[^>]+>/g, " ").replace(/\s+/g, " ");
    return {
      navigation: Number(/class="nav-count"[^>]*>(\d+)/.exec(html)?.[1] ?? 0),
      tab: Number(/Open\D*(\d+)/.exec(text(tab))?.[1] ?? 0),
      figures: Number(/Open cases\D*?(\d+)/.exec(text(figures.html))?.[1]),
      list: ids.size,
    };
  }
  const everywhere = (cases: number) => ({
    navigation: cases,
    tab: cases,
    figures: cases,
    list: cases,
  });

  test("is the same everywhere, and follows what happens", async () => {
    const { list } = await count(moderator);
    const post = await makeCase();
    expect(await count(moderator)).toEqual(everywhere(list + 1));
    await dismissCase(worker.db, moderator, { postId: post.id, version: 0, note: "" }, Date.now());
    expect(await count(moderator)).toEqual(everywhere(list));
  });

  test("leaves out the reader's own: who is reported sees no change", async () => {
    const [mine, others] = [await count(author), await count(moderator)];
    const own = await makeCase({ author });
    expect(await count(author)).toEqual(mine);
    expect(await count(moderator)).toEqual(everywhere(others.list + 1));
    await dismissCase(worker.db, moderator, { postId: own.id, version: 0, note: "" }, Date.now());
    expect(await count(author)).toEqual(mine);
    expect(await count(moderator)).toEqual(others);
  });
});

test("a page of twenty cases is at most 55 kB", async () => {
  const text = "People write in sentences of about this length, and in several of them. ".repeat(3).trim();
  for (let each = 0; each < 20; each++)
    await makeCase({ body: `${text} (${each})`, reason: each % 2 ? "spam" : "hate" });
  const response = await worker.fetch("/moderation", { as: moderator });
  const html = await response.text();
  expect(html.match(/id="case-\d+"/g)).toHaveLength(20);
  expect(new TextEncoder().encode(html).length).toBeLessThanOrEqual(55_000);
});
