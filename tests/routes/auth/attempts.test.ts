import { describe, expect, test } from "vitest";
import { demoAccounts } from "../../../local/identity-provider/accounts";
import { openBrowser } from "../../local/identity-provider/http-browser";
import { type AppBrowser, openAppBrowser } from "../../support/app/app-browser";
import { startWithProvider } from "../../support/app/worker-with-provider";

const [amara, mateo] = demoAccounts as [(typeof demoAccounts)[number], (typeof demoAccounts)[number]];
const { worker, begin, signIn } = await startWithProvider();

const countSessions = async () => {
  const row = await worker.d1.prepare("select count(*) as n from sessions").first<{ n: number }>();
  return row!.n;
};
const cookieBytes = ({ cookies }: AppBrowser) =>
  [...cookies].reduce((bytes, [name, value]) => bytes + name.length + value.length + 3, 0);

describe("attempts to log in that were not finished", () => {
  test("a hundred leave no more cookies than three, and the newest three can be finished", async () => {
    const browser = openAppBrowser(worker);
    const callbacks: string[] = [];
    for (let attempt = 0; attempt < 96; attempt++)
      await browser.visit("/auth/login", { form: { to: `/users/${attempt}` } });
    for (const to of ["/users/1", "/users/2", "/users/3", "/users/4"])
      callbacks.push((await begin(browser, { account: amara.subject }, { to })).callback);
    expect(browser.cookies.size).toBe(3);
    expect(cookieBytes(browser)).toBeLessThan(2_000);

    const [pushedOut, ...newest] = callbacks;
    expect((await openCopy(browser).visit(pushedOut!)).status).toBe(400);
    for (const callback of newest) expect((await openCopy(browser).visit(callback)).status).toBe(302);
  });

  test("go by their age, in whatever order the browser sends them", async () => {
    const browser = openAppBrowser(worker);
    const attempts = [];
    for (const to of ["/users/1", "/users/2", "/users/3"])
      attempts.push(await begin(browser, { account: amara.subject }, { to }));
    const reversed = openAppBrowser(worker);
    for (const [name, value] of [...browser.cookies].reverse()) reversed.cookies.set(name, value);
    await reversed.visit("/auth/login", { form: { to: "/" } });
    const statuses = [];
    for (const { callback } of attempts) statuses.push((await openCopy(reversed).visit(callback)).status);
    expect(statuses).toEqual([400, 302, 302]);
  });

  test("with addresses as long as they may be leave room for all other cookies", async () => {
    const browser = openAppBrowser(worker);
    for (let attempt = 0; attempt < 5; attempt++)
      await browser.visit("/auth/login", { form: { to: `/?${"x".repeat(510)}` } });
    for (const [name, value] of browser.cookies) expect(name.length + value.length).toBeLessThan(4_096);
    // Servers refuse more than 16 KiB of headers.
    expect(cookieBytes(browser)).toBeLessThan(8_192);
  });
});

describe("two tabs in which one logs in", () => {
  test.each([
    ["in the order in which they were opened", [0, 1]],
    ["in the other order", [1, 0]],
  ])("each lead to their own address, %s", async (_, order) => {
    const browser = openAppBrowser(worker);
    const at = openBrowser();
    const tabs = [];
    for (const to of ["/users/1?before=5", "/notices"])
      tabs.push({ to, ...(await begin(browser, { account: amara.subject }, { to, at })) });
    for (const index of order) {
      const { to, callback } = tabs[index]!;
      expect((await browser.visit(callback)).headers.get("Location")).toBe(to);
    }
  });

  test("offer their own address again after one was cancelled", async () => {
    const browser = openAppBrowser(worker);
    const first = await begin(browser, { cancel: "yes" }, { to: "/users/1" });
    await begin(browser, { account: amara.subject }, { to: "/notices" });
    const { html } = await browser.follow(first.callback);
    expect(html).toContain('name="to" value="/users/1"');
  });
});

describe("a callback opened again by somebody signed in", () => {
  test("leads on to where they were going, and begins no second session", async () => {
    const browser = openAppBrowser(worker);
    const { callback } = await begin(browser, { account: amara.subject }, { to: "/notices" });
    await browser.visit(callback);
    const [session, before] = [browser.cookies.get("__Host-session"), await countSessions()];
    for (let time = 0; time < 2; time++) {
      const response = await browser.visit(callback);
      expect([response.status, response.headers.get("Location")]).toEqual([302, "/notices"]);
    }
    expect(browser.cookies.get("__Host-session")).toBe(session);
    expect(await countSessions()).toBe(before);
  });

  test.each(["?code=x&state=unknown", "?code=x", "", "?error=access_denied", "?state=%2F%2Fevil.example"])(
    "and not begun here (%s) leads to the feed",
    async (query) => {
      const browser = openAppBrowser(worker);
      await signIn(browser, { account: mateo.subject }, { to: "/notices" });
      const response = await browser.visit(`/auth/callback${query}`);
      expect([response.status, response.headers.get("Location")]).toEqual([302, "/"]);
    },
  );

  test("does not outlive signing out", async () => {
    const browser = openAppBrowser(worker);
    const { callback } = await begin(browser, { account: amara.subject }, { to: "/notices" });
    await browser.visit(callback);
    await browser.visit("/auth/logout", { form: {} });
    expect([...browser.cookies.keys()]).toEqual(["__Host-flash"]);
    const { status, html } = await browser.follow(callback);
    expect(status).toBe(400);
    expect(html).toContain('name="to" value="/"');
  });
});

test("an attempt of which the cookie is altered or is another's is none", async () => {
  const browser = openAppBrowser(worker);
  const own = await begin(browser, { account: amara.subject }, { to: "/notices" });
  const [[ownName, ownValue]] = [...browser.cookies] as [[string, string]];
  const other = openAppBrowser(worker);
  await begin(other, { account: mateo.subject });
  const [[, otherValue]] = [...other.cookies] as [[string, string]];
  for (const value of [otherValue, `${ownValue}x`, `A${ownValue}`, "", "garbage"]) {
    const forged = openAppBrowser(worker);
    forged.cookies.set(ownName, value);
    const { status, html } = await forged.follow(own.callback);
    expect(status).toBe(400);
    expect(html).not.toContain("/notices");
    expect(forged.cookies.has("__Host-session")).toBe(false);
  }
});

function openCopy({ cookies }: AppBrowser): AppBrowser {
  const copy = openAppBrowser(worker);
  for (const [name, value] of cookies) copy.cookies.set(name, value);
  return copy;
}
