import { beforeAll, expect, test } from "vitest";
import type { Viewer } from "~/accounts/permissions";
import { openPage } from "../support/app/app-browser";
import { submitBlock, submitHide, submitWarning } from "../support/app/moderate";
import { startWorker, type Worker } from "../support/app/worker";

let worker: Worker;
let viewers: Record<string, Viewer>;
let pages: string[];

beforeAll(async () => {
  worker = await startWorker();
  const [member, moderator, peer, admin] = [
    await worker.makeMember(),
    await worker.makeMember({ role: "moderator" }),
    await worker.makeMember({ role: "moderator" }),
    await worker.makeMember({ role: "admin" }),
  ];
  const blocked = await worker.makeMember();
  viewers = { member, moderator, admin, "somebody blocked": { ...blocked, blocked: true } };
  const posts = [];
  for (const author of [member, moderator, peer, admin, blocked]) {
    const [visible, hidden, appealed, warned] = [
      await worker.makePost({ author }),
      await worker.makePost({ author }),
      await worker.makePost({ author }),
      await worker.makePost({ author }),
    ];
    for (const reporter of [member, moderator, peer].filter(({ id }) => id !== author.id))
      await worker.makeReport(visible, { reporter });
    const hider = author === moderator ? peer : moderator;
    await submitHide(worker, hidden, hider);
    await worker.makeAppeal(await submitHide(worker, appealed, hider));
    await worker.makeAppeal(await submitWarning(worker, warned, hider));
    posts.push(visible, hidden, appealed, warned);
  }
  await submitBlock(worker, blocked, moderator);
  await worker.makeAppeal(await worker.newestEntry());
  const ids = [member, moderator, peer, admin, blocked].map(({ id }) => id);
  pages = [
    "/",
    "/notices",
    "/rules",
    "/transparency",
    "/moderation",
    "/moderation?state=decided",
    "/moderation/posts",
    "/moderation/posts?state=all",
    "/moderation/appeals",
    "/moderation/log",
    "/admin",
    "/admin/users",
    ...ids.flatMap((id) => [`/users/${id}`, `/moderation/users/${id}`, `/admin/users/${id}`]),
    ...posts.flatMap(({ id }) => [`/posts/${id}`, `/posts/${id}/report`, `/posts/${id}/delete`]),
    ...posts.map(({ id }) => `/moderation/posts/${id}`),
  ];
});

/** The addresses of all links of the page, and those that its forms send to. */
function controlsOf(html: string) {
  const main = /<main.*<\/main>/s.exec(html)?.[0] ?? "";
  const addresses = (pattern: RegExp) =>
    [
      ...new Set([...main.matchAll(pattern)].map(([, address = ""]) => address.replaceAll("&amp;", "&"))),
    ].filter((address) => address.startsWith("/") && !address.startsWith("/auth/"));
  return {
    links: addresses(/<a [^>]*href="([^"#]*)/g),
    forms: addresses(
      /<(?:form [^>]*method="post"[^>]*action|form [^>]*action(?=[^>]*method="post")|button [^>]*formaction)="([^"]*)/gi,
    ),
  };
}

test.each(["member", "moderator", "admin", "somebody blocked"])(
  "what a page offers to %s is not answered with 403",
  async (who) => {
    const viewer = viewers[who]!;
    const refused: string[] = [];
    const seen = { links: new Set<string>(), forms: new Set<string>() };
    for (const path of pages) {
      const { status, html } = await openPage(worker, path, viewer);
      if (status !== 200) continue;
      const { links, forms } = controlsOf(html);
      for (const link of links.filter((each) => !seen.links.has(each))) {
        seen.links.add(link);
        if ((await worker.fetch(link, { as: viewer })).status === 403) refused.push(`${path}: link ${link}`);
      }
      // Last, and without fields, so that hardly any of them changes something.
      for (const form of forms) seen.forms.add(form);
    }
    expect(seen.links.size).toBeGreaterThan(3);
    for (const form of seen.forms)
      if ((await worker.fetch(form, { as: viewer, form: {} })).status === 403) refused.push(`form ${form}`);
    expect(refused).toEqual([]);
  },
);

test("Block is on the case of a member of lower rank, and of nobody else", async () => {
  const [author, peer] = [await worker.makeMember(), await worker.makeMember({ role: "moderator" })];
  const blocks = async (by: Viewer, as: Viewer) => {
    const post = await worker.makePost({ author: by });
    const { html } = await openPage(worker, `/moderation/posts/${post.id}`, as);
    return new RegExp(`href="/moderation/users/${by.id}\\?to=[^"]*"[^>]*>Block<`).test(html);
  };
  const { moderator, admin } = viewers;
  expect(await blocks(author, moderator!)).toBe(true);
  expect(await blocks(peer, moderator!)).toBe(false);
  expect(await blocks(peer, admin!)).toBe(true);
});
