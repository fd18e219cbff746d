import { beforeAll, describe, expect, test } from "vitest";
import type { Viewer } from "~/accounts/permissions";
import { openAppBrowser, openSignedInBrowser } from "../support/app/app-browser";
import { stripScripts } from "../support/app/html";
import { startWorker, type Worker } from "../support/app/worker";

let worker: Worker;
/** Where nobody has posted. */
let empty: Worker;
let member: Viewer;
let blocked: Viewer;
let newcomer: Viewer;
let moderator: Viewer;
beforeAll(async () => {
  [worker, empty] = await Promise.all([startWorker(), startWorker()]);
  newcomer = await empty.makeMember();
  moderator = await empty.makeMember({ role: "moderator" });
  [member, blocked] = [await worker.makeMember(), await worker.makeMember()];
  await worker.block(blocked);
});

/** The links of the page's content. */
async function linksAt(path: string, as: Viewer) {
  const { html, status } = await (await openSignedInBrowser(worker, as)).follow(path);
  return { status, links: linksIn(/<main\b[^>]*>(.*)<\/main>/s.exec(stripScripts(html))?.[1]) };
}

const linksIn = (html = "") => [...html.matchAll(/<a\b[^>]* href="([^"]*)"/g)].map(([, to]) => to);

test.each([
  [404, "/nothing-here"],
  [404, "/posts/999999"],
  [403, "/moderation"],
  [403, "/admin/users"],
])("a %i page offers one link on (%s)", async (status, path) => {
  expect(await linksAt(path, member)).toEqual({ status, links: ["/"] });
});

test("somebody blocked is led to their appeal instead", async () => {
  const { status, links } = await linksAt("/posts/new", blocked);
  expect(status).toBe(403);
  expect(links).toEqual(["/rules#spam", expect.stringMatching(/^\/appeals\/\d+$/)]);
});

describe("an empty list says so, and offers one link on", () => {
  const cases: [name: string, path: () => string, as: () => Viewer | null, title: string, to: string][] = [
    ["the feed, for a visitor", () => "/", () => null, "No posts yet", "/auth/login"],
    ["the feed, for a member", () => "/", () => newcomer, "No posts yet", "/posts/new"],
    ["older posts", () => "/?before=1", () => newcomer, "No older posts", "/"],
    [
      "one's own page",
      () => `/users/${newcomer.id}`,
      () => newcomer,
      "You haven&#x27;t posted yet",
      "/posts/new",
    ],
    ["a member's page", () => `/users/${moderator.id}`, () => newcomer, "No posts to show", "/"],
    [
      "a member's older posts",
      () => `/users/${moderator.id}?before=1`,
      () => newcomer,
      "No older posts",
      "/users/2",
    ],
    ["notices", () => "/notices", () => newcomer, "No notices yet", "/"],
    ["older notices", () => "/notices?before=1", () => newcomer, "No older notices", "/notices"],
    ["open appeals", () => "/moderation/appeals", () => moderator, "No open appeals", "/moderation"],
    [
      "decided appeals",
      () => "/moderation/appeals?state=decided",
      () => moderator,
      "No appeals decided yet",
      "/moderation/appeals",
    ],
    [
      "hidden posts",
      () => "/moderation/posts",
      () => moderator,
      "No hidden posts",
      "/moderation/posts?state=all",
    ],
    ["all posts", () => "/moderation/posts?state=all", () => moderator, "No posts yet", "/"],
    [
      "posts of somebody",
      () => "/moderation/posts?author=1",
      () => moderator,
      "No posts match these filters",
      "/moderation/posts",
    ],
    ["public acts", () => "/transparency", () => null, "No actions yet", "/rules"],
    ["older public acts", () => "/transparency?before=1.1", () => null, "Nothing older", "/transparency"],
  ];
  test.each(cases)("%s", async (_, path, as, title, to) => {
    const viewer = as();
    const browser = viewer ? await openSignedInBrowser(empty, viewer) : openAppBrowser(empty);
    const [, state = ""] = stripScripts((await browser.follow(path())).html).split('class="empty"');
    expect(state).toContain(title);
    expect(linksIn(state.split("</div>")[0])).toEqual([to]);
  });
});

describe("the end of a list, and of a post, offers one link on", () => {
  const ends: [name: string, path: (post: number) => string, as: () => Viewer | null, to: string][] = [
    ["the feed", () => "/", () => null, "#main"],
    ["older posts", (post) => `/?before=${post}`, () => null, "/"],
    ["a member's page", () => `/users/${member.id}`, () => null, "/"],
    ["a post", (post) => `/posts/${post}`, () => null, "/"],
    ["notices", () => "/notices", () => blocked, "/"],
    ["public acts", () => "/transparency", () => null, "#main"],
  ];
  test.each(ends)("%s", async (_, path, as, to) => {
    const [first, second] = [
      await worker.makePost({ author: member }),
      await worker.makePost({ author: member }),
    ];
    const viewer = as();
    const browser = viewer ? await openSignedInBrowser(worker, viewer) : openAppBrowser(worker);
    const { html } = await browser.follow(path(Math.max(first.id, second.id)));
    const [, end = ""] = stripScripts(html).split('class="next-page');
    expect(linksIn(end.split("</p>")[0])).toEqual([to]);
  });
});

test("what a member's page has nothing of for moderators says so, and leads on", async () => {
  const { html } = await (
    await openSignedInBrowser(empty, moderator)
  ).follow(`/moderation/users/${newcomer.id}?posts=hidden`);
  const after = (words: string) => linksIn(stripScripts(html).split(words)[1]?.split("</p>")[0]);
  expect(after("No notes yet.")).toEqual(["#remark"]);
  expect(after("No reports yet.")).toEqual(["/moderation"]);
  expect(after("None of their posts has been reported.")).toEqual(["#posts"]);
  expect(after("has no hidden posts.")).toEqual([`/moderation/users/${newcomer.id}#posts`]);
});
