import { beforeEach, expect, test } from "vitest";
import { demoAccounts } from "../../../local/identity-provider/accounts";
import { type AppBrowser, openAppBrowser } from "../../support/app/app-browser";
import { statusMessageIn } from "../../support/app/html";
import { startWithProvider } from "../../support/app/worker-with-provider";

const [jonas, priya] = ["Jonas Weber", "Priya Nair"].map((name) =>
  demoAccounts.find((account) => account.name === name)!,
);
const { worker, provider, signIn } = await startWithProvider();
let browser: AppBrowser;

beforeEach(async () => {
  browser = openAppBrowser(worker);
  await signIn(browser, { account: jonas!.subject });
});

const logOut = () => browser.follow("/auth/logout", { form: {} });
const messageAt = async (path: string) => statusMessageIn((await browser.follow(path)).html);
const said = "You&#x27;re logged out.";

test("who comes back from Auth0 is told that they're logged out, once", async () => {
  const { away } = await logOut();
  expect(away?.origin).toBe(new URL(provider.issuer).origin);
  const returnTo = new URL(away!.searchParams.get("returnTo")!);
  expect(await messageAt(returnTo.pathname)).toBe(said);
  expect(await messageAt("/")).toBe("");
});

test("it takes the place of a message that was not shown yet", async () => {
  await browser.visit("/posts/new", { form: { body: "Before I go", key: crypto.randomUUID() } });
  await logOut();
  expect(await messageAt("/")).toBe(said);
});

test("whoever logs in next is not told, be it another or the same", async () => {
  for (const { subject } of [priya!, jonas!]) {
    await logOut();
    const { status, html } = await signIn(browser, { account: subject });
    expect([status, statusMessageIn(html)]).toEqual([200, ""]);
    expect(await messageAt("/")).toBe("");
  }
});

test("a page that is fetched ahead does not take the message", async () => {
  await logOut();
  const response = await browser.visit("/", { headers: { "Sec-Purpose": "prefetch" } });
  expect(response.status).toBe(503);
  expect(await messageAt("/")).toBe(said);
});
