import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type AppBrowser, openAppBrowser } from "../support/app/app-browser";
import { bindings } from "../support/app/app-worker";
import { startForgingProvider } from "../support/app/forging-provider";
import { startWorker, type Worker } from "../support/app/worker";

const limit = 5;
/** The binding counts by the minute of the clock, which may end meanwhile: then once as many pass. */
const enough = 2 * limit + 1;

let worker: Worker;
let provider: Awaited<ReturnType<typeof startForgingProvider>>;
let addresses = 0;
const newAddress = () => `198.51.100.${++addresses}`;

beforeAll(async () => {
  provider = await startForgingProvider(bindings.AUTH0_CLIENT_ID);
  worker = await startWorker({ vars: { AUTH0_DOMAIN: provider.domain }, writesPerMinute: limit });
});
afterAll(() => provider.close());

async function sendEnough(send: () => Promise<Response>) {
  const responses: Response[] = [];
  for (let count = 0; count < enough; count++) responses.push(await send());
  const refused = responses.filter(({ status }) => status === 429);
  return { refused, passed: responses.length - refused.length };
}

describe("forms over the limit", () => {
  test("of one address are a 429 that says when to try again, and those of another address are not", async () => {
    const from = (address: string) =>
      worker.fetch("/auth/login", { form: { to: "/" }, headers: { "CF-Connecting-IP": address } });
    const address = newAddress();
    const { refused } = await sendEnough(() => from(address));
    expect(refused.length).toBeGreaterThan(0);
    expect(refused[0]?.headers.get("Retry-After")).toBe("60");
    expect(await refused[0]?.text()).toContain("in a minute");
    expect((await from(newAddress())).status).toBe(302);
  });

  test("of one session are refused from every address", async () => {
    const member = await worker.makeMember();
    const { refused } = await sendEnough(() =>
      worker.fetch("/posts/new", {
        as: member,
        form: { body: "" },
        headers: { "CF-Connecting-IP": newAddress() },
      }),
    );
    expect(refused.length).toBeGreaterThan(0);
  });
});

describe("searches over the limit", () => {
  test("of one address are a 429, and its forms, other pages and the empty form of search are not", async () => {
    const headers = { "CF-Connecting-IP": newAddress() };
    const { refused } = await sendEnough(() => worker.fetch("/search?q=bread", { headers }));
    expect(refused.length).toBeGreaterThan(0);
    expect(refused[0]?.headers.get("Retry-After")).toBe("60");
    expect(await refused[0]?.text()).toContain("Too many searches in a minute");
    for (const path of ["/", "/search"]) expect((await worker.fetch(path, { headers })).status).toBe(200);
    expect((await worker.fetch("/auth/login", { form: { to: "/" }, headers })).status).toBe(302);
    const other = { "CF-Connecting-IP": newAddress() };
    expect((await worker.fetch("/search?q=bread", { headers: other })).status).toBe(200);
  });
});

describe("the callback", () => {
  const answerTo = async (browser: AppBrowser) => {
    const { away } = await browser.follow("/auth/login", {
      form: { to: "/notices" },
      headers: { "CF-Connecting-IP": newAddress() },
    });
    return `/auth/callback?code=made-up&state=${away!.searchParams.get("state")}`;
  };

  /** With the cookies of the beginning each time, as a script would, and a browser would not. */
  const replay = (browser: AppBrowser, path: string, headers: Record<string, string>) => {
    const copy = openAppBrowser(worker);
    for (const [name, value] of browser.cookies) copy.cookies.set(name, value);
    return copy.visit(path, { headers });
  };

  test.each(["", ".data"])("passes no more on to Auth0 than the limit of an address (%s)", async (suffix) => {
    const browser = openAppBrowser(worker);
    const path = (await answerTo(browser)).replace("?", `${suffix}?`);
    const headers = { "CF-Connecting-IP": newAddress() };
    const before = provider.tokenRequests();
    const { refused, passed } = await sendEnough(() => replay(browser, path, headers));
    expect(refused.length).toBeGreaterThan(0);
    expect(provider.tokenRequests() - before).toBe(passed);
    expect(refused[0]?.headers.get("Retry-After")).toBe("60");
  });

  test("is counted by address also for somebody signed in", async () => {
    const browser = openAppBrowser(worker);
    const path = await answerTo(browser);
    const address = newAddress();
    const { refused } = await sendEnough(async () => {
      const cookie = await worker.cookieOf(await worker.makeMember());
      browser.cookies.set("__Host-session", cookie.slice(cookie.indexOf("=") + 1));
      return replay(browser, path, { "CF-Connecting-IP": address });
    });
    expect(refused.length).toBeGreaterThan(0);
  });

  test("that was refused can be opened again later, and leads where it should", async () => {
    const browser = openAppBrowser(worker);
    const path = await answerTo(browser);
    const headers = { "CF-Connecting-IP": newAddress() };
    const { refused } = await sendEnough(() => replay(browser, path, headers));
    expect(await refused[0]?.text()).toContain('name="to" value="/notices"');
    const before = provider.tokenRequests();
    await browser.visit(path, { headers: { "CF-Connecting-IP": newAddress() } });
    expect(provider.tokenRequests()).toBe(before + 1);
  });
});
