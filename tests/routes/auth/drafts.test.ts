import { beforeAll, describe, expect, test } from "vitest";
import type { Viewer } from "~/accounts/permissions";
import { sessions } from "~/db/tables/accounts.server";
import { type AppBrowser, openAppBrowser, openSignedInBrowser } from "../../support/app/app-browser";
import { statusMessageIn, stripScripts, textareaValue } from "../../support/app/html";
import { sessionCookieHeader } from "../../support/app/open-app";
import { startWithProvider } from "../../support/app/worker-with-provider";

const { worker, signIn } = await startWithProvider();
const text = "Typed by a visitor: canary";
const newKey = () => crypto.randomUUID();
let people = 0;
const newPerson = () => ({ name: `Person ${++people}`, email: `person-${people}@drafts.example` });

async function typeAsVisitor(browser: AppBrowser, body = text) {
  const { at } = await browser.follow("/posts/new", { form: { body, key: newKey() } });
  expect(at).toBe("/auth/login?to=%2Fposts%2Fnew");
}

async function typedText(browser: AppBrowser) {
  const { html } = await browser.follow("/posts/new");
  return textareaValue(stripScripts(html), "body");
}

/** As a block or an operator would: the browser does not learn of it. */
const endSessions = () => worker.db.delete(sessions);

describe("what a visitor typed", () => {
  test("is in the form of the first who signs in, however often they look", async () => {
    const browser = openAppBrowser(worker);
    await typeAsVisitor(browser);
    await signIn(browser, newPerson(), { to: "/posts/new" });
    for (let time = 0; time < 2; time++) expect(await typedText(browser)).toBe(text);
  });

  test("is shown to no second person, also where the first went elsewhere", async () => {
    for (const to of ["/posts/new", "/notices"]) {
      const browser = openAppBrowser(worker);
      await typeAsVisitor(browser);
      await signIn(browser, newPerson(), { to });
      await endSessions();
      const { html } = await browser.follow("/auth/login?to=%2Fposts%2Fnew");
      expect(html).not.toContain("What you typed is kept");
      await signIn(browser, newPerson(), { to: "/posts/new" });
      expect(await typedText(browser)).toBe("");
    }
  });

  test("is shown to no second person who signs in over the first", async () => {
    const browser = openAppBrowser(worker);
    await typeAsVisitor(browser);
    await signIn(browser, newPerson(), { to: "/posts/new" });
    await signIn(browser, newPerson(), { to: "/posts/new" });
    expect(await typedText(browser)).toBe("");
  });

  test("is there for the first when their session ends and they come back", async () => {
    const [browser, person] = [openAppBrowser(worker), newPerson()];
    await typeAsVisitor(browser);
    await signIn(browser, person, { to: "/notices" });
    await endSessions();
    await signIn(browser, person, { to: "/posts/new" });
    expect(await typedText(browser)).toBe(text);
  });

  test("belongs to whom it was shown, however they are signed in", async () => {
    const [first, second] = [await worker.makeMember(), await worker.makeMember()];
    const browser = openAppBrowser(worker);
    await typeAsVisitor(browser);
    await presentSession(browser, first);
    expect(await typedText(browser)).toBe(text);
    await presentSession(browser, second);
    expect(await typedText(browser)).toBe("");
  });

  test("fits into a cookie when it belongs to somebody, too", async () => {
    const browser = openAppBrowser(worker);
    await typeAsVisitor(browser, "💩".repeat(440));
    await signIn(browser, newPerson(), { to: "/posts/new" });
    expect(`__Host-draft=${browser.cookies.get("__Host-draft")}`.length).toBeLessThan(4_096);
    expect(await typedText(browser)).toBe("💩".repeat(440));
  });
});

describe("logging out clears what waits for the next page", () => {
  let member: Viewer;
  beforeAll(async () => {
    member = await worker.makeMember();
  });

  test("a text that was typed before logging in", async () => {
    for (const isShown of [true, false]) {
      const browser = openAppBrowser(worker);
      await typeAsVisitor(browser);
      await presentSession(browser, member);
      if (isShown) expect(await typedText(browser)).toBe(text);
      await browser.visit("/auth/logout", { form: {} });
      expect([...browser.cookies.keys()]).toEqual(["__Host-flash"]);
      await presentSession(browser, await worker.makeMember());
      expect(await typedText(browser)).toBe("");
    }
  });

  test("and a message about the last form", async () => {
    const browser = await openSignedInBrowser(worker, member);
    await browser.visit("/posts/new", { form: { body: "Said and gone", key: newKey() } });
    expect(browser.cookies.has("__Host-flash")).toBe(true);
    await browser.visit("/auth/logout", { form: {} });
    const copy = openAppBrowser(worker);
    for (const [name, value] of browser.cookies) copy.cookies.set(name, value);
    expect(statusMessageIn((await browser.follow("/")).html)).toBe("You&#x27;re logged out.");
    await presentSession(copy, member);
    expect(statusMessageIn((await copy.follow("/")).html)).toBe("");
  });
});

async function presentSession(browser: AppBrowser, member: Viewer) {
  const header = await sessionCookieHeader(await worker.makeSession(member));
  browser.cookies.set("__Host-session", header.slice(header.indexOf("=") + 1));
}
