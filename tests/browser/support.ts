import { randomUUID } from "node:crypto";
import {
  type APIRequestContext,
  type BrowserContext,
  type BrowserContextOptions,
  expect,
  type Locator,
  type Page,
  test as base,
} from "@playwright/test";
import type { ReportReason } from "~/db/vocabulary";
import { type DemoAccount, demoAccounts } from "../../local/identity-provider/accounts";
import { type Plaza, serveBundle } from "./plaza";

export { expect, type Locator, type Page };

type Person = {
  name: string;
  email: string;
  page: Page;
};

/** A test that runs only where pages are live. */
export const javascript = { tag: "@javascript" };

export type People = {
  /** Somebody who has not signed in. */
  openVisitor: () => Promise<Page>;
  /** A new member of this name, in a browser of their own. */
  signInNew: (name: string) => Promise<Person>;
  /** A new moderator: the moderation limit counts what they do in this test alone. */
  signInModerator: (name: string) => Promise<Person>;
  /** Someone of the demo, in a browser of their own. */
  signInAs: (name: string, device?: BrowserContextOptions) => Promise<Page>;
};

type Shared = {
  plaza: Plaza;
  /** What keeps someone of the demo signed in, made once. */
  stateOf: (account: DemoAccount) => Promise<StorageState>;
  /** A page of someone of the demo, or of a visitor, that stays open from test to test, for those that only look. */
  keepPage: (name: string | null) => Promise<Page>;
};
type StorageState = Awaited<ReturnType<BrowserContext["storageState"]>>;
type OpenPage = (options?: BrowserContextOptions) => Promise<Page>;

/** What browsers complained about in the present test: a worker runs one at a time. */
const complaints: string[] = [];

/** Everybody has a browser of their own; a complaint in any of them fails the test. */
export const test = base.extend<People & { openPage: OpenPage; complaints: void }, Shared>({
  plaza: [
    async ({}, use) => {
      const plaza = await serveBundle();
      await use(plaza);
      await plaza.close();
    },
    { scope: "worker" },
  ],
  baseURL: ({ plaza }, use) => use(plaza.origin),
  stateOf: [
    async ({ plaza, playwright }, use) => {
      const states = new Map<string, StorageState>();
      await use(async ({ subject }) => {
        const known = states.get(subject);
        if (known) return known;
        const request = await playwright.request.newContext({ baseURL: plaza.origin });
        await signIn(request, { account: subject });
        const state = await request.storageState();
        await request.dispose();
        states.set(subject, state);
        return state;
      });
    },
    { scope: "worker" },
  ],
  keepPage: [
    async ({ plaza, browser, stateOf }, use) => {
      const pages = new Map<string | null, Page>();
      await use(async (name) => {
        const known = pages.get(name);
        if (known) return known;
        const storageState = name === null ? undefined : await stateOf(findAccount(name));
        const context = await browser.newContext({ baseURL: plaza.origin, storageState });
        watch(context);
        const page = await context.newPage();
        pages.set(name, page);
        return page;
      });
      for (const page of pages.values()) await page.context().close();
    },
    { scope: "worker" },
  ],
  complaints: [
    async ({}, use) => {
      await use();
      expect(complaints.splice(0), "what browsers complained about").toEqual([]);
    },
    { auto: true },
  ],
  openPage: async ({ browser }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async (options) => {
      const context = await browser.newContext(options);
      contexts.push(context);
      watch(context);
      return context.newPage();
    });
    await Promise.all(contexts.map((context) => context.close()));
  },
  openVisitor: async ({ openPage }, use) => use(() => openPage()),
  signInNew: async ({ openPage }, use) =>
    use(async (name) => {
      const page = await openPage();
      const email = `${randomUUID().slice(0, 13)}@browser.example`;
      await signIn(page.request, { name, email });
      return { name, email, page };
    }),
  signInModerator: async ({ signInNew, plaza }, use) =>
    use(async (name) => {
      const person = await signInNew(name);
      await plaza.makeModerator(person.email);
      return person;
    }),
  signInAs: async ({ openPage, stateOf }, use) =>
    use(async (name, device) => {
      return openPage({ ...device, storageState: await stateOf(findAccount(name)) });
    }),
});

function findAccount(name: string): DemoAccount {
  const account = demoAccounts.find((each) => each.name === name);
  if (!account) throw new Error(`${name} is not among the demo accounts`);
  return account;
}

/** Signs in over the same addresses as people do, but draws no page; signing-in.test.ts goes page by page. */
async function signIn(request: APIRequestContext, person: Record<string, string>) {
  for (;;) {
    const asked = await submit(request, "/auth/login", { to: "/" });
    const feed = await request.post(asked.url(), { form: person });
    // Plaza waits five seconds for the provider, which a busy machine may need for itself.
    if (feed.status() === 503) continue;
    expect(await feed.text()).toContain("Log out");
    return;
  }
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
  const feed = await submit(page.request, "/posts/new", { body: words, key: randomUUID() });
  const [before] = (await feed.text()).split(words.slice(-8));
  return before!.match(/\/posts\/\d+/g)!.at(-1)!;
}

/** Has a report on the post at this address. How it is filled in: `report`. */
export const makeReport = (page: Page, address: string, reason: ReportReason, note = "") =>
  submit(page.request, `${address}/report`, { reason, note });

/** Sends a form as a browser would, but draws no page; gives the page it led to. */
async function submit(request: APIRequestContext, address: string, form: Record<string, string>) {
  const response = await request.post(address, { headers: { "Sec-Fetch-Site": "same-origin" }, form });
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
function watch(context: BrowserContext) {
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
