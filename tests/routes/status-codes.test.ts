import { beforeAll, describe, expect, test } from "vitest";
import type { Viewer } from "~/accounts/permissions";
import { readHtml } from "../support/app/html";
import { sessionCookieHeader } from "../support/app/open-app";
import { startWorker, type Worker } from "../support/app/worker";

/** Who sends a request. `author` wrote the post that the address names. */
const viewerNames = ["visitor", "member", "author", "moderator", "admin", "blocked"] as const;
type ViewerName = (typeof viewerNames)[number];

let worker: Worker;
let viewers: Record<Exclude<ViewerName, "visitor">, Viewer>;
let blockedCookie: string;
let acts: Record<"hiding" | "block", number>;
let posts: Record<"visible" | "hidden" | "deleted" | "ofBlocked", number>;

beforeAll(async () => {
  worker = await startWorker();
  const { makeMember, makePost } = worker;
  viewers = {
    member: await makeMember(),
    author: await makeMember(),
    moderator: await makeMember({ role: "moderator" }),
    admin: await makeMember({ role: "admin" }),
    blocked: await makeMember(),
  };
  const { author } = viewers;
  posts = {
    visible: (await makePost({ author })).id,
    hidden: (await makePost({ hidden: true, author })).id,
    deleted: (await makePost({ deleted: true, author })).id,
    ofBlocked: (await makePost({ author: viewers.blocked })).id,
  };
  await worker.block(viewers.blocked);
  acts = {
    hiding: (await worker.findPostRow(posts.hidden))!.hiddenEntryId!,
    block: (await worker.findMemberRow(viewers.blocked.id))!.blockEntryId!,
  };
  blockedCookie = await sessionCookieHeader(await worker.makeSession(viewers.blocked));
});

async function fetchAs(path: string, viewer: ViewerName, form?: Record<string, string>) {
  if (viewer === "visitor") return worker.fetch(path, { form });
  if (viewer === "blocked") return worker.fetch(path, { form, headers: { Cookie: blockedCookie } });
  return worker.fetch(path, { form, as: viewers[viewer] });
}

/** One status for all, or one each in the order of `viewerNames`. 302 is always to sign in and return. */
type Statuses = [number, number, number, number, number, number];
const everybody = (status: number): Statuses => [status, status, status, status, status, status];
const members = (ok: number): Statuses => [302, ok, ok, ok, ok, 403];
/** Also while blocked. */
const account = (ok: number): Statuses => [302, ok, ok, ok, ok, ok];
const moderators = (ok: number): Statuses => [302, 403, 403, ok, ok, 403];
const admins = (ok: number): Statuses => [302, 403, 403, 403, ok, 403];

const pages: [string, () => string, Statuses][] = [
  ["the feed", () => "/", everybody(200)],
  ["older posts", () => "/?before=2", everybody(200)],
  ["a page beyond the last", () => "/?before=1", everybody(200)],
  ["the feed before nonsense", () => "/?before=%00nonsense", everybody(200)],
  ["the search", () => "/search", everybody(200)],
  ["a search", () => "/search?q=post", everybody(200)],
  ["a search by nonsense", () => "/search?q=%00%22NEAR(%22*&before=x", everybody(200)],
  ["a search that is too long", () => `/search?q=${"long-".repeat(200)}`, everybody(200)],
  ["a post", () => `/posts/${posts.visible}`, everybody(200)],
  ["a hidden post", () => `/posts/${posts.hidden}`, [404, 404, 200, 200, 200, 404]],
  ["a deleted post", () => `/posts/${posts.deleted}`, everybody(404)],
  ["a post of somebody blocked", () => `/posts/${posts.ofBlocked}`, [404, 404, 404, 200, 200, 200]],
  ["no such post", () => "/posts/999999", everybody(404)],
  ["a post with a name for a number", () => "/posts/one", everybody(404)],
  ["a post with a negative number", () => "/posts/-1", everybody(404)],
  ["a post with a huge number", () => "/posts/99999999999999999999", everybody(404)],
  ["a member", () => `/users/${viewers.author.id}`, everybody(200)],
  ["no such member", () => "/users/999999", everybody(404)],
  ["the form for a post", () => "/posts/new", members(200)],
  ["to delete one's post", () => `/posts/${posts.visible}/delete`, [302, 403, 200, 403, 403, 403]],
  ["to delete what is deleted", () => `/posts/${posts.deleted}/delete`, [302, 404, 404, 404, 404, 403]],
  ["to report a post", () => `/posts/${posts.visible}/report`, [302, 200, 403, 200, 200, 403]],
  ["to report a hidden post", () => `/posts/${posts.hidden}/report`, [302, 404, 404, 404, 404, 403]],
  ["to report a deleted post", () => `/posts/${posts.deleted}/report`, [302, 404, 404, 404, 404, 403]],
  ["to report no post", () => "/posts/999999/report", [302, 404, 404, 404, 404, 403]],
  ["the queue", () => "/moderation", moderators(200)],
  ["the queue by nonsense", () => "/moderation?state=x&reason=y&sort=z&before=1.x", moderators(200)],
  ["a case", () => `/moderation/posts/${posts.visible}`, moderators(200)],
  ["a case of no post", () => "/moderation/posts/999999", moderators(404)],
  ["a deleted post without a case", () => `/moderation/posts/${posts.deleted}`, moderators(200)],
  ["every post", () => "/moderation/posts?state=all", moderators(200)],
  ["a member, to moderators", () => `/moderation/users/${viewers.author.id}`, moderators(200)],
  ["no such member, to moderators", () => "/moderation/users/999999", moderators(404)],
  [
    "a member by nonsense",
    () => `/moderation/users/${viewers.author.id}?posts=x&before=x&to=%2F%2Fx`,
    moderators(200),
  ],
  ["the log", () => "/moderation/log", moderators(200)],
  ["the log by nonsense", () => "/moderation/log?actor=x&kind=y&since=z&post=-1&before=.", moderators(200)],
  ["an entry of nobody's", () => "/moderation/log?entry=999999", moderators(404)],
  ["the log by a name", () => "/moderation/log?name=%25%00+e&before=x", moderators(200)],
  ["to undo the hiding of a post", () => `/moderation/log/${acts.hiding}/undo?to=%2F%2Fx`, moderators(200)],
  ["to undo what was never done", () => "/moderation/log/999999/undo", moderators(404)],
  ["the notices", () => "/notices", account(200)],
  ["older notices before nonsense", () => "/notices?before=x", account(200)],
  ["to choose a name", () => "/welcome?to=%2F%2Fx", account(200)],
  ["to change one's name", () => "/account/name?to=%2Fnotices", account(200)],
  ["the hiding of a post", () => `/appeals/${acts.hiding}`, [302, 404, 200, 404, 404, 404]],
  ["a block", () => `/appeals/${acts.block}`, [302, 404, 404, 404, 404, 200]],
  ["the reasons for hiding a post", () => `/decisions/${acts.hiding}`, [302, 404, 200, 200, 200, 404]],
  ["the reasons for a block", () => `/decisions/${acts.block}`, [302, 404, 404, 200, 200, 200]],
  ["the reasons for what was never done", () => "/decisions/999999", [302, 404, 404, 404, 404, 404]],
  ["an act that there never was", () => "/appeals/999999", [302, 404, 404, 404, 404, 404]],
  ["the account", () => "/account", account(200)],
  ["older reports", () => "/account?before=1.1", account(200)],
  ["older reports before nonsense", () => "/account?before=%00x.1", account(200)],
  ["to delete one's account", () => "/account/delete", account(200)],
  ["the appeals", () => "/moderation/appeals", moderators(200)],
  ["the appeals by nonsense", () => "/moderation/appeals?state=x&before=1.y", moderators(200)],
  ["no such appeal", () => "/moderation/appeals/999999", moderators(404)],
  ["the figures", () => "/admin", moderators(200)],
  ["the figures of a period", () => "/admin?days=90", moderators(200)],
  ["the rules", () => "/rules", everybody(200)],
  ["what was done, to everybody", () => "/transparency", everybody(200)],
  ["what was done before", () => "/transparency?before=1700000000000.1", everybody(200)],
  ["what was done before nonsense", () => "/transparency?before=%00.x", everybody(200)],
  ["the members", () => "/admin/users", admins(200)],
  ["the members by a long name", () => `/admin/users?q=${"long-".repeat(30)}%25_`, admins(200)],
  ["a member, to admins", () => `/admin/users/${viewers.author.id}`, admins(200)],
  ["no such member, to admins", () => "/admin/users/999999", admins(404)],
  ["nothing", () => "/nothing-here", everybody(404)],
  ["nothing, deeper", () => "/posts/1/nothing", everybody(404)],
];

const forms: [string, string, () => string, Statuses][] = [
  // The form has an invalid field, so that whoever may use it gets a 422 and nothing is done.
  ["a post", "/posts/new", () => "/posts/new", members(422)],
  ["a report", "/posts/:id/report", () => `/posts/${posts.visible}/report`, [302, 422, 403, 422, 422, 403]],
  [
    "a report of a hidden post",
    "/posts/:id/report",
    () => `/posts/${posts.hidden}/report`,
    [302, 404, 404, 404, 404, 403],
  ],
  ["a name", "/welcome", () => "/welcome", [302, 422, 422, 422, 422, 422]],
  ["another name", "/account/name", () => "/account/name", [302, 422, 422, 422, 422, 422]],
  ["an appeal", "/appeals/:id", () => `/appeals/${acts.hiding}`, [302, 404, 422, 404, 404, 404]],
  [
    "an appeal against a block",
    "/appeals/:id",
    () => `/appeals/${acts.block}`,
    [302, 404, 404, 404, 404, 422],
  ],
  ["hiding", "/moderation/posts/:id", () => `/moderation/posts/${posts.visible}/hide`, moderators(422)],
  ["a warning", "/moderation/posts/:id", () => `/moderation/posts/${posts.visible}/warn`, moderators(422)],
  ["unhiding", "/moderation/posts/:id", () => `/moderation/posts/${posts.hidden}/unhide`, moderators(422)],
  [
    "dismissing",
    "/moderation/posts/:id",
    () => `/moderation/posts/${posts.visible}/dismiss`,
    moderators(422),
  ],
  ["hiding no post", "/moderation/posts/:id", () => "/moderation/posts/999999/hide", moderators(404)],
  ["a block", "/moderation/users/:id", () => `/moderation/users/${viewers.member.id}/block`, moderators(422)],
  ["a block of nobody", "/moderation/users/:id", () => "/moderation/users/999999/block", moderators(404)],
  [
    "a block of a moderator",
    "/moderation/users/:id",
    () => `/moderation/users/${viewers.moderator.id}/block`,
    [302, 403, 403, 403, 422, 403],
  ],
  [
    "a block of an admin",
    "/moderation/users/:id",
    () => `/moderation/users/${viewers.admin.id}/block`,
    [302, 403, 403, 403, 403, 403],
  ],
  [
    "an unblock",
    "/moderation/users/:id",
    () => `/moderation/users/${viewers.blocked.id}/unblock`,
    moderators(422),
  ],
  ["a role", "/admin/users/:id", () => `/admin/users/${viewers.member.id}/role`, admins(422)],
  ["a role of one's own", "/admin/users/:id", () => `/admin/users/${viewers.admin.id}/role`, admins(403)],
  ["a role of nobody", "/admin/users/:id", () => "/admin/users/999999/role", admins(404)],
];

async function expectStatuses(path: string, statuses: Statuses, to: string, form?: Record<string, string>) {
  for (const [index, viewer] of viewerNames.entries()) {
    const response = await fetchAs(path, viewer, form);
    expect([viewer, response.status]).toEqual([viewer, statuses[index]]);
    const html = await readHtml(response);
    if (response.status === 302)
      expect(response.headers.get("Location")).toBe(`/auth/login?to=${encodeURIComponent(to)}`);
    else expect(html).toMatch(/<title>[^<]+<\/title>/);
    if (response.status >= 400 && response.status !== 422) expect(html).toContain(`Error ${response.status}`);
    if (response.status === 403 && viewer === "blocked") expect(html).toContain("You&#x27;re blocked");
  }
}

describe("a page", () => {
  test.each(pages)("%s", async (_, path, statuses) => {
    await expectStatuses(path(), statuses, path());
  });
});

describe("a form with a fault in it", () => {
  test.each(forms)("%s", async (_, pattern, path, statuses) => {
    const id = /\d+/.exec(path())?.[0] ?? "";
    const form = {
      body: "",
      reason: "no such reason",
      note: "A note".repeat(100),
      version: "x",
      role: "king",
      duration: "9d",
    };
    await expectStatuses(path(), statuses, pattern.replace(":id", id), form);
  });
});

test("of the account, everything but the export is a page; visitors log in, and come back to the account", async () => {
  for (const path of ["refresh", "sign-out-everywhere", "sessions/1/end"])
    expect((await fetchAs(`/account/${path}`, "visitor", {})).headers.get("Location")).toBe(
      "/auth/login?to=%2Faccount",
    );
  expect((await fetchAs("/account/delete", "visitor", {})).headers.get("Location")).toBe(
    "/auth/login?to=%2Faccount%2Fdelete",
  );
  expect((await fetchAs("/account/export", "visitor")).headers.get("Location")).toBe(
    "/auth/login?to=%2Faccount%2Fexport",
  );
  for (const viewer of ["member", "moderator", "admin", "blocked"] as const) {
    expect((await fetchAs("/account/export", viewer)).status).toBe(200);
    // Without a token, which the makers of tests have none of.
    expect((await fetchAs("/account/refresh", viewer, {})).status).toBe(409);
    expect((await fetchAs("/account/sessions/999999/end", viewer, {})).status).toBe(404);
    for (const path of ["refresh", "sign-out-everywhere", "sessions/1/end"])
      expect((await fetchAs(`/account/${path}`, viewer)).status).toBe(405);
  }
});

test("deleting another's post is forbidden to every rank, and one's own hidden one is not", async () => {
  for (const viewer of ["member", "moderator", "admin"] as const)
    expect((await fetchAs(`/posts/${posts.visible}/delete`, viewer, {})).status).toBe(403);
  expect((await worker.findPostRow(posts.visible))?.deletedAt).toBeNull();
  const own = await worker.makePost({ author: viewers.author, hidden: true });
  expect((await fetchAs(`/posts/${own.id}/delete`, "author", {})).status).toBe(303);
});

test("a moderator decides about nobody's post but others'", async () => {
  const own = await worker.makePost({ author: viewers.moderator });
  const form = { reason: "spam", note: "", version: "0" };
  expect((await fetchAs(`/moderation/posts/${own.id}`, "moderator")).status).toBe(403);
  for (const act of ["hide", "unhide", "warn", "dismiss"])
    expect((await fetchAs(`/moderation/posts/${own.id}/${act}`, "moderator", form)).status).toBe(403);
  expect((await worker.findPostRow(own.id))?.hiddenEntryId).toBeNull();
});

test("a role in another form is ignored", async () => {
  await fetchAs("/posts/new", "member", {
    body: "Hello",
    key: crypto.randomUUID(),
    role: "admin",
    authorId: "1",
  });
  expect((await fetchAs("/admin/users", "member")).status).toBe(403);
});
