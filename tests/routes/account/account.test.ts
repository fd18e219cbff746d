import { beforeAll, describe, expect, test } from "vitest";
import type { Viewer } from "~/accounts/permissions";
import { ownReportOutcomes } from "~/moderation/reports/words";
import { day, minute } from "~/time/units";
import {
  blockMember,
  dismissCase,
  hidePost,
  ignoreReports,
  undoAct,
  warnAuthor,
  withdrawReport,
} from "../../support/acts/acts";
import { openPage, openSignedInBrowser } from "../../support/app/app-browser";
import { readPayload } from "../../support/app/payload";
import { startWorker, type Worker } from "../../support/app/worker";

let worker: Worker;
let admin: Viewer;
const grounds = { reason: "spam", note: "Why" } as const;

beforeAll(async () => {
  worker = await startWorker();
  admin = await worker.makeMember({ role: "admin", name: "Dee Cider" });
});

type Loaded = {
  account: unknown;
  before: string | null;
  reports: { postId: number; outcome: string; text: unknown }[];
};
async function load(as: Viewer, path = "/account") {
  const [name, query = ""] = path.split("?");
  const payload = await readPayload(await worker.fetch(`${name}.data?${query}`, { as }));
  return payload["routes/account/account"]!.data as Loaded;
}

describe("the reports that one made", () => {
  const decide = (id: number) => ({ postId: id, version: 0, ...grounds });

  test.each<[string, (post: { id: number; author: Viewer }, reporter: Viewer) => Promise<unknown>]>([
    ["open", async () => {}],
    ["post hidden", ({ id }) => hidePost(worker.db, admin, decide(id), Date.now())],
    ["author warned", ({ id }) => warnAuthor(worker.db, admin, decide(id), Date.now())],
    ["dismissed", ({ id }) => dismissCase(worker.db, admin, decide(id), Date.now())],
    ["withdrawn", ({ id }, reporter) => withdrawReport(worker.db, reporter, { postId: id }, Date.now())],
    [
      "author blocked",
      ({ author }) =>
        blockMember(worker.db, admin, { memberId: author.id, duration: "1d", ...grounds }, Date.now()),
    ],
    [
      "open",
      async ({ id }) => {
        await hidePost(worker.db, admin, decide(id), Date.now());
        await undoAct(worker.db, admin, { entryId: await worker.newestEntry() }, Date.now());
      },
    ],
  ])("say what became of them: %s", async (outcome, act) => {
    const post = await worker.makePost();
    const reporter = await worker.makeReport(post, { note: "My <note>" });
    await act(post, reporter);
    expect((await load(reporter)).reports).toMatchObject([{ postId: post.id, outcome }]);
    const { html } = await openPage(worker, "/account", reporter);
    const { label, sentence } = ownReportOutcomes[outcome as keyof typeof ownReportOutcomes];
    for (const words of [label, sentence, "My &lt;note&gt;", 'href="/rules#spam"'])
      expect(html).toContain(words);
    expect(html.includes("Withdraw</button>")).toBe(outcome === "open");
  });

  test("show the post while it is public, and never who decided", async () => {
    const post = await worker.makePost({ body: "Quoted <here>" });
    const reporter = await worker.makeReport(post);
    expect((await openPage(worker, "/account", reporter)).html).toContain("Quoted &lt;here&gt;");
    await hidePost(worker.db, admin, decide(post.id), Date.now());
    const { html } = await openPage(worker, "/account", reporter);
    expect(html).not.toContain("Quoted");
    expect(html).not.toContain(`href="/posts/${post.id}"`);
    expect(html).not.toContain(admin.name!);
  });

  test("are the same whether they are ignored or not", async () => {
    const [ignored, counted] = [await worker.makeMember(), await worker.makeMember()];
    await ignoreReports(worker.db, admin, { memberId: ignored.id, ignore: true, ...grounds }, Date.now());
    const post = await worker.makePost();
    const at = Date.now();
    for (const reporter of [ignored, counted]) await worker.makeReport(post, { reporter, at });
    expect((await load(ignored)).reports).toEqual((await load(counted)).reports);
    await dismissCase(worker.db, admin, decide(post.id), Date.now());
    expect((await load(ignored)).reports).toEqual((await load(counted)).reports);
  });

  test("are twenty to a page, newest first, with a way on that skips and repeats none", async () => {
    const reporter = await worker.makeMember();
    const expected: number[] = [];
    for (let count = 0; count < 45; count++) {
      const post = await worker.makePost();
      // Several of the same moment, across the end of a page.
      const at = Date.now() - 60 * day + Math.floor(count / 4) * 10 * 60 * minute;
      await worker.makeReport(post, { reporter, at });
      expected.unshift(post.id);
    }
    const found: number[] = [];
    let path: string | null = "/account";
    while (path) {
      const page: Loaded = await load(reporter, path);
      expect(page.reports.length).toBeLessThanOrEqual(20);
      expect(page.account === null).toBe(path !== "/account");
      found.push(...page.reports.map(({ postId }) => postId));
      path = page.before && `/account?before=${page.before}`;
    }
    expect(found).toEqual(expected);
    const { html } = await openPage(worker, "/account?before=1.1", reporter);
    expect(html).toContain("No older reports");
  });

  test("can be withdrawn from there, which leads back there", async () => {
    const post = await worker.makePost();
    const reporter = await worker.makeReport(post);
    const browser = await openSignedInBrowser(worker, reporter);
    const { at, html } = await browser.follow(`/posts/${post.id}/withdraw`, { form: { to: "/account" } });
    expect(at).toBe("/account");
    expect(html).toContain("Report withdrawn.");
    expect((await load(reporter)).reports).toMatchObject([{ outcome: "withdrawn" }]);
  });
});

test("somebody blocked keeps the page, but for withdrawing, which is a part of reporting", async () => {
  const post = await worker.makePost();
  const reporter = await worker.makeReport(post);
  await worker.block(reporter);
  const { status, html } = await openPage(worker, "/account", reporter);
  expect(status).toBe(200);
  for (const words of ["Refresh my profile", "Sign out everywhere", "Export my data", "Open"])
    expect(html).toContain(words);
  expect(html).not.toContain("Withdraw</button>");
});

test("names and addresses that the provider gives stay text, and in one direction", async () => {
  const member = await worker.makeMember({ name: "שלום <b>" });
  const { html } = await openPage(worker, "/account", member);
  expect(html).toContain("<bdi>שלום &lt;b&gt;</bdi>");
  expect(html).toContain(`<bdi>person-${member.id}@plaza.example</bdi>`);
});
