import { beforeAll, expect, test } from "vitest";
import type { Viewer } from "~/accounts/permissions";
import { minute } from "~/time/units";
import { withdrawReport } from "../../../support/acts/acts";
import { openPage } from "../../../support/app/app-browser";
import { startWorker, type Worker } from "../../../support/app/worker";

let worker: Worker;
let moderator: Viewer;
let posts: { id: number; reporters: Viewer[] }[];

beforeAll(async () => {
  worker = await startWorker();
  moderator = await worker.makeMember({ role: "moderator" });
  posts = [];
  const reporters = await Promise.all(Array.from({ length: 50 }, () => worker.makeMember()));
  for (let count = 0; count < 45; count++) {
    const post = await worker.makePost();
    const by = [reporters[count]!, ...(count < 5 ? [reporters[count + 5]!] : [])];
    for (const reporter of by) await worker.makeReport(post, { reporter, at: Date.now() - 20 * minute });
    posts.push({ ...post, reporters: by });
  }
});

const first = "/moderation?state=open&sort=most-reported";
const hint = /The order has changed since the first page.*?<a [^>]*href="([^"]*)"/s;
const changed = (html: string) => hint.exec(html)?.[1]?.replaceAll("&amp;", "&") ?? null;
const next = (html: string) => {
  const link = /<a [^>]*rel="next"[^>]*>/.exec(html)?.[0] ?? "";
  return /href="([^"]*)"/.exec(link)?.[1]?.replaceAll("&amp;", "&") ?? "";
};
const open = async (path: string) => (await openPage(worker, path, moderator)).html;

/** The addresses of the second page and the third, if nothing happens in between. */
async function walk() {
  const one = await open(first);
  const two = await open(next(one));
  expect([changed(one), changed(two)]).toEqual([null, null]);
  const three = await open(next(two));
  expect([changed(three), next(three)]).toEqual([null, ""]);
  return [next(one), next(two)];
}

const moves: Record<string, () => Promise<unknown>> = {
  "a report came in": () => worker.makeReport(posts[40]!),
  "a report was withdrawn": () => {
    const { id, reporters } = posts[1]!;
    return withdrawReport(worker.db, reporters[0]!, { postId: id }, Date.now());
  },
  "a dismissal was undone": async () => {
    const path = `/moderation/posts/${posts[2]!.id}`;
    await worker.fetch(`${path}/dismiss`, { as: moderator, form: { note: "", version: "0" } });
    const undo = `/moderation/log/${await worker.newestEntry()}/undo`;
    expect((await worker.fetch(undo, { as: moderator, form: {} })).status).toBe(303);
  },
};

test.each(Object.entries(moves))(
  "most reported first: further pages say that the order has changed when %s, and lead to the first",
  async (_, move) => {
    const [two = "", three = ""] = await walk();
    await move();
    for (const page of [two, three]) {
      const html = await open(page);
      expect(changed(html)).toBe(first);
      if (next(html)) expect(changed(await open(next(html)))).toBe(first);
    }
    expect(changed(await open(first))).toBeNull();
  },
);

const acts: Record<string, () => Promise<unknown>> = {
  "a role was assigned and that undone": async () => {
    const admin = await worker.makeMember({ role: "admin" });
    const { id } = await worker.makeMember();
    await worker.fetch(`/admin/users/${id}/role`, { as: admin, form: { role: "moderator", note: "" } });
    const undo = `/moderation/log/${await worker.newestEntry()}/undo`;
    expect((await worker.fetch(undo, { as: admin, form: {} })).status).toBe(303);
  },
  "a block that had closed no case was lifted": async () => {
    const { author } = await worker.makePost();
    const form = { reason: "spam", note: "", duration: "7d" };
    await worker.fetch(`/moderation/users/${author.id}/block`, { as: moderator, form });
    const unblock = `/moderation/users/${author.id}/unblock`;
    expect((await worker.fetch(unblock, { as: moderator, form: { note: "" } })).status).toBe(303);
  },
  "somebody whose reports are ignored reported a post": async () => {
    const reporter = await worker.makeMember();
    const form = { reason: "spam", note: "" };
    const ignore = `/moderation/users/${reporter.id}/ignore-reports`;
    await worker.fetch(ignore, { as: moderator, form: { ...form, ignore: "yes" } });
    const report = `/posts/${posts[43]!.id}/report`;
    expect((await worker.fetch(report, { as: reporter, form })).status).toBe(303);
  },
};

test.each(Object.entries(acts))("nothing is said when %s: no case was opened or moved", async (_, act) => {
  const [two = ""] = await walk();
  await act();
  expect(changed(await open(two))).toBeNull();
});

test("reports on one's own posts, and what becomes of them, change nothing", async () => {
  const [two = ""] = await walk();
  const before = await open(two);
  const own = await worker.makePost({ author: moderator });
  const reporter = await worker.makeReport(own);
  await withdrawReport(worker.db, reporter, { postId: own.id }, Date.now());
  expect(changed(await open(two))).toBeNull();
  expect(next(await open(two))).toBe(next(before));
});

test("so does a page without the mark of the first; lists whose cases keep their places say nothing", async () => {
  const page = next(await open(first)).replace(/&since=[^&]*/, "");
  expect(changed(await open(page))).toBe(first);
  const oldest = next(await open("/moderation?state=open"));
  await worker.makeReport(posts[42]!);
  expect(changed(await open(oldest))).toBeNull();
});
