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
import type { RuleKey } from "~/db/vocabulary";
import { type DemoAccount, demoAccounts } from "../../local/identity-provider/accounts";
import { type Plaza, serveBundle } from "./plaza";

export { expect, type Locator, type Page };

type AccountLinks = {
  name: string;
  email: string;
  page: Page;
};

/** Tags a test that runs only in the project with JavaScript. */
export const javascript = { tag: "@javascript" };
/** Tags a test that runs only in the project without. */
export const withoutScript = { tag: "@without-script" };

export type Fixtures = {
  /** A page for somebody who has not signed in. */
  openVisitor: () => Promise<Page>;
  /** A new member with this name, in a browser context of their own. */
  signInNew: (name: string) => Promise<AccountLinks>;
  /** A new moderator, so that the moderation limit counts only the acts of this test. */
  signInModerator: (name: string) => Promise<AccountLinks>;
  /** A demo account, in a browser context of its own. */
  signInAs: (name: string, device?: BrowserContextOptions) => Promise<Page>;
};

type WorkerFixtures = {
  /** See `serveBundle`. */
  providerForwards: boolean;
  /** See `serveBundle`. */
  demoAlone: boolean;
  plaza: Plaza;
  /** The storage state of a demo account that is signed in, made once. */
  storageStateOf: (account: DemoAccount) => Promise<StorageState>;
  /** A page of a demo account, or of a visitor, shared by tests that only read. */
  sharedPage: (name: string | null) => Promise<Page>;
};
type StorageState = Awaited<ReturnType<BrowserContext["storageState"]>>;
type OpenPage = (options?: BrowserContextOptions) => Promise<Page>;

/** Errors of the browsers in the present test: a worker runs one test at a time. */
const browserErrors: string[] = [];

/** Everybody has a browser context of their own; an error in any of them fails the test. */
export const test = base.extend<
  Fixtures & { openPage: OpenPage; browserErrors: void; tolerate: RegExp | null },
  WorkerFixtures
>({
  // Errors that a test provokes, such as those of being offline.
  tolerate: [null, { option: true }],
  providerForwards: [false, { option: true, scope: "worker" }],
  demoAlone: [false, { option: true, scope: "worker" }],
  plaza: [
    async ({ providerForwards, demoAlone }, use) => {
      const plaza = await serveBundle({ providerForwards, demoAlone });
      await use(plaza);
      await plaza.close();
    },
    { scope: "worker" },
  ],
  baseURL: ({ plaza }, use) => use(plaza.origin),
  storageStateOf: [
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
  sharedPage: [
    async ({ plaza, browser, storageStateOf }, use) => {
      const pages = new Map<string | null, Page>();
      await use(async (name) => {
        const known = pages.get(name);
        if (known) return known;
        const storageState = name === null ? undefined : await storageStateOf(findAccount(name));
        const context = await browser.newContext({ baseURL: plaza.origin, storageState });
        await collectErrors(context);
        const page = await context.newPage();
        pages.set(name, page);
        return page;
      });
      for (const page of pages.values()) await page.context().close();
    },
    { scope: "worker" },
  ],
  browserErrors: [
    async ({ tolerate }, use) => {
      await use();
      const errors = browserErrors.splice(0).filter((error) => !tolerate?.test(error));
      expect(errors, "errors of the browsers").toEqual([]);
    },
    { auto: true },
  ],
  openPage: async ({ browser }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async (options) => {
      const context = await browser.newContext(options);
      contexts.push(context);
      await collectErrors(context);
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
  signInModerator: async ({ signInNew, plaza }, use) => {
    const emails: string[] = [];
    await use(async (name) => {
      const moderator = await signInNew(name);
      await plaza.assignRole(moderator.email, "moderator");
      emails.push(moderator.email);
      return moderator;
    });
    // While there is a moderator of that name, nobody else gets it.
    for (const email of emails) await plaza.assignRole(email, "member");
  },
  signInAs: async ({ openPage, storageStateOf }, use) =>
    use(async (name, device) => {
      return openPage({ ...device, storageState: await storageStateOf(findAccount(name)) });
    }),
});

function findAccount(name: string): DemoAccount {
  const account = demoAccounts.find((each) => each.name === name);
  if (!account) throw new Error(`${name} is not among the demo accounts`);
  return account;
}

/** Signs in by requests to the same addresses, without rendering pages; signing-in.test.ts does it page by page. */
async function signIn(request: APIRequestContext, account: Record<string, string>) {
  for (;;) {
    const login = await submit(request, "/auth/login", { to: "/" });
    const feed = await request.post(login.url(), { form: account });
    // Plaza waits five seconds for the provider, which a busy machine may need for itself.
    if (feed.status() === 503) continue;
    expect(await feed.text()).toContain("Log out");
    return;
  }
}

/** Signs in from a page with the button Log in, by the provider's form, and returns to that page. */
export async function giveNameAndEmail(page: Page, { name, email }: { name: string; email: string }) {
  await page.getByRole("button", { name: "Log in" }).first().click();
  await page.getByLabel("Name").fill(name);
  await page.getByLabel("Email").fill(email);
  await page.getByRole("button", { name: "Sign in as new person" }).click();
  await expectSignedIn(page);
}

/** As in a browser that does not follow `Refresh`, the next press of Log in leads to the page with the link. */
export async function stayOnRedirectPage(page: Page) {
  await page.route(
    (url) => url.pathname === "/auth/login",
    async (route) => {
      const sent = { ...route.request().headers(), "sec-fetch-mode": "navigate" };
      const response = await route.fetch({ headers: sent });
      const { refresh, ...headers } = response.headers();
      expect(refresh).toMatch(/^0; url=/);
      await route.fulfill({ response, headers });
    },
    { times: 1 },
  );
}

async function expectSignedIn(page: Page) {
  await expect(page.getByRole("button", { name: "Log out" })).toBeVisible();
  await waitForHydration(page);
}

/** Opens an address; with JavaScript, waits until the page is hydrated. */
export async function visit(page: Page, address: string) {
  // Within one document there is no response.
  const response = (await page.goto(address)) ?? (await page.reload());
  await waitForHydration(page);
  return response!.status();
}

/** Resolves when React has hydrated the page; visitors' pages have no script. */
async function waitForHydration(page: Page) {
  if ((await page.locator("script[type=module]").count()) === 0) return;
  if (!(await runsScripts(page))) return;
  await page.waitForFunction(() => Object.keys(document.body).some((key) => key.startsWith("__reactFiber")));
}

const runsScripts = (page: Page) => page.evaluate(() => matchMedia("(scripting: enabled)").matches);

/** A post that contains these words. */
export function post(page: Page, words: string): Locator {
  return page.getByRole("article").filter({ hasText: words });
}

/** The text box of the form for a new post. */
export const postBox = (page: Page) => page.getByLabel("Your post");

/** Presses the button of the form for a new post. */
export const sendPost = (page: Page) => page.getByRole("button", { name: "Post", exact: true }).click();

/** A link or button by its name. */
export function control(scope: Page | Locator, name: string): Locator {
  const named = { name, exact: true };
  return scope.getByRole("link", named).or(scope.getByRole("button", named));
}

/** Words that no other post contains. */
export const unique = (words: string) => `${words} ${randomUUID().slice(0, 8)}`;

/** Publishes a post with words from `unique`, by a request; gives its address. posting.test.ts does it by the form. */
export async function publish(page: Page, words: string): Promise<string> {
  const feed = await submit(page.request, "/posts/new", { body: words, key: randomUUID() });
  const [before] = (await feed.text()).split(words.slice(-8));
  return before!.match(/\/posts\/\d+/g)!.at(-1)!;
}

/** Reports the post at this address by a request; `report` does it by the form. */
export const makeReport = (page: Page, address: string, reason: RuleKey, note = "") =>
  submit(page.request, `${address}/report`, { reason, note });

/** Sends a form as a browser would, without rendering; gives the response after redirects. */
export async function submit(request: APIRequestContext, address: string, form: Record<string, string>) {
  const response = await request.post(address, { headers: { "Sec-Fetch-Site": "same-origin" }, form });
  expect(response.ok(), `${address} responds with ${response.status()}`).toBe(true);
  return response;
}

/** The permalink of a post. */
export async function addressOf(article: Locator): Promise<string> {
  return (await article.locator("a:has(time)").getAttribute("href"))!;
}

export const status = (page: Page) => page.getByRole("status");

/** Reports the post at this address by the form. */
export async function report(page: Page, address: string, reason: string, note = "") {
  await visit(page, address);
  await control(page, "Report").click();
  await page.getByRole("radio", { name: reason }).check();
  await page.getByLabel("Note").fill(note);
  await page.getByRole("button", { name: "Send report" }).click();
}

/** Collects errors, warnings and violations of the security policy; a 4xx of a form is none of these. */
async function collectErrors(context: BrowserContext) {
  // The console does not tell of every violation in every version.
  await context.addInitScript(() => {
    addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI }) =>
      console.error(`The security policy was violated: ${effectiveDirective} ${blockedURI}`),
    );
  });
  context.on("weberror", (error) => browserErrors.push(String(error.error())));
  context.on("console", (message) => {
    const isRefusal = message
      .text()
      .startsWith("Failed to load resource: the server responded with a status of 4");
    if (["error", "warning"].includes(message.type()) && !isRefusal) browserErrors.push(message.text());
  });
  context.on("response", (response) => {
    const isPart = !["document", "fetch"].includes(response.request().resourceType());
    if (response.status() >= (isPart ? 400 : 500))
      browserErrors.push(`${response.status()} for ${response.url()}`);
  });
}
