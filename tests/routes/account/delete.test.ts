import { eq } from "drizzle-orm";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import type { Viewer } from "~/accounts/permissions";
import { identities, members } from "~/db/tables/accounts.server";
import { blockedIdentities } from "~/db/tables/blocked-identities.server";
import {
  type AppBrowser,
  openAppBrowser,
  openPage,
  openSignedInBrowser,
} from "../../support/app/app-browser";
import { bindings } from "../../support/app/app-worker";
import { createProbe } from "../../support/app/d1-probe";
import { startForgingProvider } from "../../support/app/forging-provider";
import { readHtml, statusMessageIn, stripScripts } from "../../support/app/html";
import { startWorker } from "../../support/app/worker";
import { dump } from "../../support/database/state/dump";

const provider = await startForgingProvider(bindings.AUTH0_CLIENT_ID);
const probe = createProbe();
const worker = await startWorker({ probe, vars: { AUTH0_DOMAIN: provider.domain } });
afterAll(() => provider.close());

const sub = "auth0|leaving";
const deleted = "Your account is deleted.";
let browser: AppBrowser;

/** Signs in at the provider, as the same person each time. */
async function signIn(into = openAppBrowser(worker)) {
  const { away } = await into.follow("/auth/login", { form: { to: "/account" } });
  const nonce = away!.searchParams.get("nonce")!;
  const claims = { sub, nonce, name: "Nora Leaving", email: "nora@plaza.example", email_verified: true };
  const answer = {
    access_token: "the-access-token",
    token_type: "Bearer",
    expires_in: 600,
    scope: "openid profile email",
    id_token: await provider.idToken(claims),
  };
  provider.replyToToken({ status: 200, body: JSON.stringify(answer) });
  await into.follow(`/auth/callback?code=code&state=${away!.searchParams.get("state")}`);
  return into;
}

async function findViewer(): Promise<Viewer> {
  const [identity] = await worker.db.select().from(identities).where(eq(identities.subject, sub));
  const [row] = await worker.db.select().from(members).where(eq(members.id, identity!.memberId));
  return { id: row!.id, name: row!.name, role: row!.role, blocked: row!.blockedUntil !== null };
}

const press = (form: Record<string, string> = {}, by = browser) => by.visit("/account/delete", { form });
const memberRow = async ({ id }: Viewer) => (await worker.findMemberRow(id))!;

function expectSignedOut(response: Response) {
  expect(response.status).toBe(303);
  expect(response.headers.get("Clear-Site-Data")).toBe('"cache", "storage"');
  const to = new URL(response.headers.get("Location")!);
  expect([to.host, to.pathname]).toEqual([provider.domain, "/v2/logout"]);
  expect(to.searchParams.get("returnTo")).toBe(`${bindings.APP_ORIGIN}/`);
}

beforeEach(async () => {
  browser = await signIn();
  provider.replyToRevocation({ status: 200, body: "" });
  provider.takeRevocations();
});

test("the account leads to a page that says in numbers what goes and what stays, after the export", async () => {
  const viewer = await findViewer();
  const post = await worker.makePost({ author: viewer });
  await worker.makePost({ author: viewer });
  await worker.makeReport(await worker.makePost(), { reporter: viewer });
  expect(stripScripts((await browser.follow("/account")).html)).toMatch(
    /<a[^>]+href="\/account\/delete"[^>]*>Delete my account<\/a>/,
  );
  const before = await dump(worker.d1);
  const { html } = await openPage(worker, "/account/delete", viewer);
  const text = html.replaceAll(/<[^>]*>/g, " ").replaceAll(/\s+/g, " ");
  for (const words of [
    "Your 2 posts, deleted at once.",
    "Your notices. You&#x27;ll be logged out on",
    "1 report you made, without your name. Moderators can still decide the open one.",
    `There you&#x27;re “Deleted member ${viewer.id}”`,
  ])
    expect(text).toContain(words);
  expect(html.indexOf("/account/export")).toBeLessThan(html.indexOf(">Delete my account<"));
  expect(html).toMatch(/<form method="post" action="\/account\/delete".*Delete my account<\/button>/s);
  // To look changes nothing but the session that looked.
  expect((await dump(worker.d1)).length).toBeGreaterThanOrEqual(before.length);
  expect(await worker.findPostRow(post.id)).toMatchObject({ deletedAt: null });
});

test("deletes, revokes the token, and leads out by Auth0 to a confirmation; signing in again makes a new member", async () => {
  const viewer = await findViewer();
  const post = await worker.makePost({ author: viewer, body: "Soon to be gone" });
  const other = await signIn();
  expectSignedOut(await press());
  const credentials = btoa(`${bindings.AUTH0_CLIENT_ID}:${bindings.AUTH0_CLIENT_SECRET}`);
  expect(provider.takeRevocations()).toEqual([
    { sent: "token=the-access-token", by: `Basic ${credentials}` },
  ]);
  const feed = await browser.follow("/");
  expect(statusMessageIn(feed.html)).toBe(deleted);
  expect(feed.html).not.toContain("Soon to be gone");
  expect((await worker.fetch(`/posts/${post.id}`)).status).toBe(404);
  expect((await other.visit("/account")).headers.get("Location")).toBe("/auth/login?to=%2Faccount");
  expect(await dump(worker.d1)).not.toMatch(/Nora Leaving|nora@plaza|auth0\|leaving/);

  await signIn(browser);
  const again = await findViewer();
  expect(again.id).toBeGreaterThan(viewer.id);
  expect(again.blocked).toBe(false);
  expect((await browser.follow(`/users/${again.id}`)).html).toContain("You haven&#x27;t posted yet");
});

test("their page says that they are gone, and names nobody; its feed is empty", async () => {
  const viewer = await findViewer();
  await worker.makePost({ author: viewer });
  await press();
  const response = await worker.fetch(`/users/${viewer.id}`);
  expect(response.status).toBe(200);
  const html = await readHtml(response);
  expect(html).toContain(`Deleted member ${viewer.id}`);
  expect(html).not.toContain("Nora");
  // Nothing is to come, neither for search engines nor for feed readers.
  expect(html).toContain('<meta name="robots" content="noindex"/>');
  expect(html).not.toContain('rel="alternate"');
  const feed = await worker.fetch(`/users/${viewer.id}/feed.json`);
  expect(await feed.text()).not.toContain("Nora");
});

test("everywhere else, too, moderators see a deleted member by number", async () => {
  const viewer = await findViewer();
  const post = await worker.makePost({ author: viewer });
  await worker.makeReport(post);
  await press();
  const admin = await worker.makeMember({ role: "admin" });
  const shown = `Deleted member ${viewer.id}`;
  for (const path of [
    "/moderation/log",
    `/moderation/log?q=%23${viewer.id}`,
    "/moderation",
    `/moderation/posts/${post.id}`,
    `/moderation/users/${viewer.id}`,
    `/admin/users/${viewer.id}`,
  ]) {
    const { status, html } = await openPage(worker, path, admin);
    expect([path, status, html.includes("Nora Leaving")]).toEqual([path, 200, false]);
    expect(html, path).toContain(shown);
  }
  expect((await openPage(worker, "/moderation/log", admin)).html).toContain("deleted their account");
  expect((await openPage(worker, "/admin/users?q=nora", admin)).html).toContain("No members found");
  expect((await openPage(worker, "/transparency", admin)).html).not.toContain("deleted their account");
});

test("a login service that revokes no such tokens is nothing to tell of", async () => {
  provider.replyToRevocation({ status: 400, body: JSON.stringify({ error: "unsupported_token_type" }) });
  await press();
  expect(statusMessageIn((await browser.follow("/")).html)).toBe(deleted);
});

describe("where the login service fails at revoking", () => {
  test.each([
    ["fails", { status: 500, body: "" }],
    ["refuses", { status: 401, body: JSON.stringify({ error: "invalid_client" }) }],
    ["doesn't answer", "hang"],
  ] as const)("and %s, the account is deleted, and that is said", async (_, reply) => {
    provider.replyToRevocation(reply);
    const viewer = await findViewer();
    expectSignedOut(await press());
    expect(await memberRow(viewer)).toMatchObject({ name: null });
    expect(statusMessageIn((await browser.follow("/")).html)).toMatch(
      /^Your account is deleted\. The login service didn&#x27;t revoke/,
    );
  });
});

test("the last admin is refused with the reason, and sees no button", async () => {
  const viewer = await findViewer();
  await worker.db.update(members).set({ role: "member" }).where(eq(members.role, "admin"));
  await worker.db.update(members).set({ role: "admin" }).where(eq(members.id, viewer.id));
  const page = stripScripts((await browser.follow("/account/delete")).html);
  expect(page).toContain("You&#x27;re the only admin. Make somebody else an admin first");
  expect(page).not.toContain(">Delete my account<");
  const response = await press();
  expect(response.status).toBe(409);
  expect(stripScripts(await response.text())).toContain("You&#x27;re the only admin.");
  expect(await memberRow(viewer)).toMatchObject({ erasedAt: null, role: "admin" });
  expect(provider.takeRevocations()).toEqual([]);
  await worker.makeMember({ role: "admin" });
  expectSignedOut(await press());
});

test("pressed twice, is done once and says so; anybody else logs in", async () => {
  const viewer = await findViewer();
  const form = { viewer: String(viewer.id) };
  const cookies = new Map(browser.cookies);
  expectSignedOut(await press(form));
  for (const [name, value] of cookies) browser.cookies.set(name, value);
  expectSignedOut(await press(form));
  expect(statusMessageIn((await browser.follow("/")).html)).toBe(deleted);
  expect(await worker.listEntries({ memberId: viewer.id })).toHaveLength(1);
  const stranger = openAppBrowser(worker);
  const { id } = await worker.makeMember();
  for (const other of ["", "x", "999999", String(id)])
    expect((await press({ viewer: other }, stranger)).headers.get("Location")).toBe(
      "/auth/login?to=%2Faccount%2Fdelete",
    );
});

test("is not done to whoever logged in meanwhile in another tab", async () => {
  const viewer = await findViewer();
  const response = await press({ viewer: String(viewer.id + 1) });
  expect(response.status).toBe(403);
  expect(await response.text()).toContain("Nothing was sent");
  expect(await memberRow(viewer)).toMatchObject({ erasedAt: null });
});

describe("what is sent in another tab afterwards", () => {
  let viewer: Viewer;
  const send = (path: string, typed: Record<string, string>) =>
    browser.visit(path, { form: { ...typed, viewer: String(viewer.id) } });
  beforeEach(async () => {
    viewer = await findViewer();
    await press();
  });

  test("is refused, and what was typed is there to be copied", async () => {
    const post = await worker.makePost();
    for (const [path, typed, words] of [
      ["/posts/new", { body: "Written\n<too> late", key: crypto.randomUUID() }, "Written"],
      [`/posts/${post.id}/report`, { reason: "spam", note: "A note too late" }, "A note too late"],
      ["/appeals/1", { body: "An appeal too late" }, "An appeal too late"],
      ["/account/name", { name: "Noor Too Late" }, "Noor Too Late"],
    ] as [string, Record<string, string>, string][]) {
      const response = await send(path, typed);
      expect([path, response.status]).toEqual([path, 403]);
      const html = stripScripts(await response.text());
      expect(html).toContain("You&#x27;ve deleted this account");
      expect(html).toContain("What you typed");
      expect(html).toContain(words);
      expect(html).not.toContain("<too>");
    }
    expect(await worker.listReports(post.id)).toEqual([]);
  });

  test("leads away from a page that shows what is gone, where nothing was typed", async () => {
    for (const [path, page] of [
      ["/account/refresh", "%2Faccount"],
      ["/account/sign-out-everywhere", "%2Faccount"],
      ["/notices/read", "%2Fnotices"],
    ]) {
      const response = await send(path!, {});
      expect([path, response.status]).toEqual([path, 302]);
      expect(response.headers.get("Location")).toBe(`/auth/login?to=${page}`);
    }
  });

  test("waits for whom they sign in as next, for ten minutes", async () => {
    await send("/posts/new", { body: "Written too late", key: crypto.randomUUID() });
    await signIn(browser);
    expect((await findViewer()).id).not.toBe(viewer.id);
    expect((await browser.follow("/posts/new")).html).toContain("Written too late");
  });
});

test("the blocked can delete their account, read that the block outlives it, and are met by it", async () => {
  const viewer = await findViewer();
  await worker.block(viewer);
  const before = await memberRow(viewer);
  browser = await signIn();
  expect(stripScripts((await browser.follow("/account/delete")).html)).toContain("Your block, until");
  expectSignedOut(await press());
  expect(await worker.db.select().from(blockedIdentities)).toMatchObject([
    { blockedUntil: before.blockedUntil, blockEntryId: before.blockEntryId },
  ]);
  browser = await signIn();
  const again = await findViewer();
  expect(again.blocked).toBe(true);
  const refused = await browser.visit("/posts/new", { form: { body: "Hello", key: crypto.randomUUID() } });
  expect(refused.status).toBe(403);
  expect(await refused.text()).toContain("A moderator has blocked your account until");
  const entryId = (await memberRow(again)).blockEntryId!;
  expect((await browser.follow(`/appeals/${entryId}`)).html).toContain("Send appeal");
  await worker.makeAppeal(entryId);
  const admin = await worker.makeMember({ role: "admin" });
  const log = (await openPage(worker, "/moderation/log", admin)).html.replaceAll(/<[^>]*>/g, "");
  expect(log).toMatch(/Plaza kept Nora Leaving.*blocked, as they were when they deleted an earlier account/);
  const appealList = (await openPage(worker, "/moderation/appeals", admin)).html.replaceAll(/<[^>]*>/g, "");
  expect(appealList).toMatch(
    /Plaza kept the account blocked until .*, as it was when they deleted an earlier one/,
  );
  await press({}, await signIn());
  await worker.db.delete(blockedIdentities);
});

describe("where D1 fails at any call", () => {
  const overloaded = "D1 DB is overloaded.";
  const lost = "Network connection lost.";

  test.each([
    { message: overloaded, when: "before" },
    { message: overloaded, when: "after" },
    { message: lost, when: "before" },
    { message: lost, when: "after" },
  ] as const)(
    "$when it is executed ($message), nothing is half done, and pressing again is safe",
    async (fault) => {
      for (let call = 0, isOver = false; !isOver; call++) {
        const member = await worker.makeMember();
        await worker.makePost({ author: member });
        const of = await openSignedInBrowser(worker, member);
        const form = { viewer: String(member.id) };
        probe.failWhen((index) => (index === call ? fault : null));
        const { status } = await press(form, of);
        probe.stopFailing();
        isOver = probe.calls().length <= call;
        // A connection that is lost is tried again at once.
        expect([call, status]).toEqual([call, isOver || fault.message === lost ? 303 : 503]);
        const row = await memberRow(member);
        expect(row.postsKept).toBe(row.erasedAt === null ? 1 : 0);
        expectSignedOut(await press(form, of));
        expect(await memberRow(member)).toMatchObject({ name: null, postsKept: 0 });
        const entries = await worker.listEntries({ memberId: member.id });
        expect(entries.map(({ kind }) => kind)).toEqual(["account.deleted"]);
      }
    },
  );
});
