import { randomUUID } from "node:crypto";
import {
  test as base,
  type BrowserContext,
  type BrowserContextOptions,
  expect,
  type Locator,
  type Page,
} from "@playwright/test";
import type { ReportReason } from "../../app/moderation/reasons";
import { demoAccounts } from "../../local/accounts";

export { expect, type Locator, type Page };

type Person = {
  name: string;
  email: string;
  page: Page;
};

/** A test that runs only where pages are live. */
export const javascript = { tag: "@javascript" };

type People = {
  /** Somebody who has not signed in. */
  openVisitor: () => Promise<Page>;
  /** A new member of this name, in a browser of their own. */
  signInNew: (name: string) => Promise<Person>;
  /** Someone of the demo, in a browser of their own. */
  signInAs: (name: string, device?: BrowserContextOptions) => Promise<Page>;
};

/** Everybody has a browser of their own; a complaint in any of them fails the test. */
export const test = base.extend<People & { openPage: (device?: BrowserContextOptions) => Promise<Page> }>({
  openPage: async ({ browser }, use) => {
    const contexts: BrowserContext[] = [];
    const complaints: string[] = [];
    await use(async (device) => {
      const context = await browser.newContext(device);
      contexts.push(context);
      watch(context, complaints);
      return context.newPage();
    });
    await Promise.all(contexts.map((context) => context.close()));
    expect(complaints, "what browsers complained about").toEqual([]);
  },
  openVisitor: async ({ openPage }, use) => use(() => openPage()),
  signInNew: async ({ openPage }, use) =>
    use(async (name) => {
      const page = await openPage();
      const email = `${randomUUID().slice(0, 13)}@browser.example`;
      await signIn(page, { name, email });
      return { name, email, page };
    }),
  signInAs: async ({ openPage }, use) =>
    use(async (name, device) => {
      const page = await openPage(device);
      const account = demoAccounts.find((each) => each.name === name);
      await signIn(page, { account: account!.subject });
      return page;
    }),
});

/** Signs in over the same addresses as people do, but draws no page; signing-in.test.ts goes page by page. */
async function signIn(page: Page, person: Record<string, string>) {
  const asked = await submit(page, "/auth/login", { to: "/" });
  const feed = await page.request.post(asked.url(), { form: person });
  expect(await feed.text()).toContain("Log out");
}

/** From a page with the button Log in, through the provider's form, back to where one came from. */
export async function giveNameAndEmail(page: Page, { name, email }: { name: string; email: string }) {
  await page.getByRole("button", { name: "Log in" }).first().click();
  await page.getByLabel("Name").fill(name);
  await page.getByLabel("Email").fill(email);
  await page.getByRole("button", { name: "Sign in as new person" }).click();
  await expectSignedIn(page);
}

async function expectSignedIn(page: Page) {
  await expect(page.getByRole("button", { name: "Log out" })).toBeVisible();
  await becomesLive(page);
}

/** Opens an address; with JavaScript, waits until the page is live. */
export async function visit(page: Page, address: string) {
  const response = await page.goto(address);
  await becomesLive(page);
  return response!.status();
}

/** Resolves when the page's own script has taken over, which visitors' pages do not have. */
async function becomesLive(page: Page) {
  if ((await page.locator("script[type=module]").count()) === 0) return;
  if (!(await runsScripts(page))) return;
  await page.waitForFunction(() => Object.keys(document.body).some((key) => key.startsWith("__reactFiber")));
}

const runsScripts = (page: Page) => page.evaluate(() => matchMedia("(scripting: enabled)").matches);

/** A post by words that stand in it. */
export function post(page: Page, words: string): Locator {
  return page.getByRole("article").filter({ hasText: words });
}

/** A control by its name, be it drawn as a link or as a button. */
export function control(scope: Page | Locator, name: string): Locator {
  const named = { name, exact: true };
  return scope.getByRole("link", named).or(scope.getByRole("button", named));
}

/** Words that no other post holds. */
export const unique = (words: string) => `${words} ${randomUUID().slice(0, 8)}`;

/** Has a post in the feed, by words that end as `unique` makes them; gives its address. Written there: posting.test.ts. */
export async function publish(page: Page, words: string): Promise<string> {
  const feed = await submit(page, "/posts/new", { body: words, key: randomUUID() });
  const [before] = (await feed.text()).split(words.slice(-8));
  return before!.match(/\/posts\/\d+/g)!.at(-1)!;
}

/** Has a report on the post at this address. How it is filled in: `report`. */
export const makeReport = (page: Page, address: string, reason: ReportReason, note = "") =>
  submit(page, `${address}/report`, { reason, note });

/** Sends a form as a browser would, but draws no page; gives the page it led to. */
async function submit(page: Page, address: string, form: Record<string, string>) {
  const origin = test.info().project.use.baseURL!;
  const response = await page.request.post(address, { headers: { origin }, form });
  expect(response.ok(), `${address} answers ${response.status()}`).toBe(true);
  return response;
}

/** The permalink of a post. */
export async function addressOf(article: Locator): Promise<string> {
  return (await article.locator("a:has(time)").getAttribute("href"))!;
}

export const status = (page: Page) => page.getByRole("status");

/** Reports the post at this address. */
export async function report(page: Page, address: string, reason: string, note = "") {
  await visit(page, address);
  await control(page, "Report").click();
  await page.getByRole("radio", { name: reason }).check();
  await page.getByLabel("Note").fill(note);
  await page.getByRole("button", { name: "Send report" }).click();
}

/** Errors, warnings and broken rules of the page's security policy; a refused form is none of these. */
function watch(context: BrowserContext, complaints: string[]) {
  context.on("weberror", (error) => complaints.push(String(error.error())));
  context.on("console", (message) => {
    const isRefusal = message
      .text()
      .startsWith("Failed to load resource: the server responded with a status of 4");
    if (["error", "warning"].includes(message.type()) && !isRefusal) complaints.push(message.text());
  });
  context.on("response", (response) => {
    const isPart = !["document", "fetch"].includes(response.request().resourceType());
    if (response.status() >= (isPart ? 400 : 500))
      complaints.push(`${response.status()} for ${response.url()}`);
  });
}
