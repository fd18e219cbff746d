import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import type { Viewer } from "~/accounts/permissions";
import { sessions } from "~/db/tables/accounts.server";
import { day } from "~/time/units";
import { type AppBrowser, openSignedInBrowser } from "../../support/app/app-browser";
import { bindings } from "../../support/app/app-worker";
import { createProbe } from "../../support/app/d1-probe";
import { statusMessageIn, stripScripts } from "../../support/app/html";
import { startWorker } from "../../support/app/worker";

const probe = createProbe();
const worker = await startWorker({ probe });
const firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:144.0) Gecko/20100101 Firefox/144.0";
let member: Viewer;
/** Two browsers of the member, the second of which is Firefox on Linux. */
let here: AppBrowser;
let there: AppBrowser;
let ids: number[];

const listSessions = (of: Viewer) =>
  worker.db.select().from(sessions).where(eq(sessions.memberId, of.id)).orderBy(sessions.id);

beforeEach(async () => {
  member = await worker.makeMember();
  here = await openSignedInBrowser(worker, member);
  there = await openSignedInBrowser(worker, member);
  ids = (await listSessions(member)).map(({ id }) => id);
  await worker.db.update(sessions).set({ device: firefox }).where(eq(sessions.id, ids[1]!));
});

const end = (browser: AppBrowser, id: number) => browser.visit(`/account/sessions/${id}/end`, { form: {} });
const isSignedIn = async (browser: AppBrowser) => (await browser.visit("/notices")).status === 200;

test("lists where one is logged in, this device first and without End", async () => {
  const html = stripScripts((await here.follow("/account")).html).replaceAll(/<(?!form|button)[^>]*>/g, "");
  expect(html).toMatch(/Unknown device This device.*Firefox on Linux/s);
  const forms = html.match(/action="\/account\/sessions\/\d+\/end"/g);
  expect(forms).toEqual([`action="/account/sessions/${ids[1]}/end"`]);
});

test("leaves out sessions that have run out", async () => {
  await worker.db
    .update(sessions)
    .set({ lastSeenAt: Date.now() - 15 * day })
    .where(eq(sessions.id, ids[1]!));
  expect((await here.follow("/account")).html).not.toContain("Firefox on Linux");
});

test("End ends that session alone: its next request is a visitor's", async () => {
  expect([await isSignedIn(here), await isSignedIn(there)]).toEqual([true, true]);
  const { at, html } = await here.follow(`/account/sessions/${ids[1]}/end`, { form: {} });
  expect([at, statusMessageIn(html)]).toEqual(["/account", "Firefox on Linux logged out."]);
  expect([await isSignedIn(here), await isSignedIn(there)]).toEqual([true, false]);
  expect((await listSessions(member)).map(({ id }) => id)).toEqual([ids[0]]);
});

test("nobody ends another's session, one that has ended, or one that never was", async () => {
  const other = await worker.makeMember({ role: "admin" });
  const theirs = await openSignedInBrowser(worker, other);
  expect((await end(theirs, ids[1]!)).status).toBe(404);
  expect(await isSignedIn(there)).toBe(true);
  await end(here, ids[1]!);
  for (const id of [ids[1]!, 999_999]) expect((await end(here, id)).status).toBe(404);
  for (const path of ["one", "-1", "0"])
    expect((await here.visit(`/account/sessions/${path}/end`, { form: {} })).status).toBe(404);
});

function expectSignedOut(response: Response) {
  expect(response.status).toBe(303);
  expect(response.headers.get("Clear-Site-Data")).toBe('"cache", "storage"');
  const to = new URL(response.headers.get("Location")!);
  expect([to.host, to.pathname]).toEqual([bindings.AUTH0_DOMAIN, "/v2/logout"]);
  expect(to.searchParams.get("returnTo")).toBe(`${bindings.APP_ORIGIN}/`);
}

test("to end the present session is to log out", async () => {
  expectSignedOut(await end(here, ids[0]!));
  expect([...here.cookies.keys()]).not.toContain("__Host-session");
  expect(statusMessageIn((await here.follow("/")).html)).toBe("You&#x27;re logged out.");
  expect([await isSignedIn(here), await isSignedIn(there)]).toEqual([false, true]);
});

describe("Sign out everywhere", () => {
  const everywhere = (form = {}) => here.visit("/account/sign-out-everywhere", { form });

  test("ends all sessions of the member, and nobody else's", async () => {
    const other = await openSignedInBrowser(worker, await worker.makeMember());
    expectSignedOut(await everywhere());
    expect(statusMessageIn((await here.follow("/")).html)).toBe("You&#x27;re logged out everywhere.");
    expect(await listSessions(member)).toEqual([]);
    expect([await isSignedIn(here), await isSignedIn(there), await isSignedIn(other)]).toEqual([
      false,
      false,
      true,
    ]);
  });

  test("pressed twice, asks to log in", async () => {
    const cookies = new Map(here.cookies);
    await everywhere();
    for (const [name, value] of cookies) here.cookies.set(name, value);
    const again = await everywhere();
    expect(again.headers.get("Location")).toBe("/auth/login?to=%2Faccount");
  });

  test("is not done to whoever logged in meanwhile in another tab", async () => {
    const response = await everywhere({ viewer: String(member.id + 1) });
    expect(response.status).toBe(403);
    expect(await response.text()).toContain("Nothing was sent");
    expect(await listSessions(member)).toHaveLength(2);
  });

  test("is done in full or not at all where D1 fails", async () => {
    probe.failWhen((_, [sql]) =>
      sql!.startsWith("delete") ? { message: "D1 DB is overloaded.", when: "before" } : null,
    );
    const response = await everywhere();
    probe.stopFailing();
    expect(response.status).toBe(503);
    expect(response.headers.has("Clear-Site-Data")).toBe(false);
    expect(await isSignedIn(here)).toBe(true);
    expect(await listSessions(member)).toHaveLength(2);
  });
});

test("whose answer is lost, ending a session is done once all the same", async () => {
  probe.failWhen((call, [sql]) =>
    sql!.startsWith("delete") && call < 4 ? { message: "Network connection lost.", when: "after" } : null,
  );
  const response = await end(here, ids[1]!);
  probe.stopFailing();
  expect(response.status).toBe(303);
  expect((await listSessions(member)).map(({ id }) => id)).toEqual([ids[0]]);
});
