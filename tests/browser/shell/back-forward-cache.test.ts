import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { listen } from "../../../local/dev-server/ports";
import { expect, type Page, publish, submit, test as base, unique, visit } from "../fixtures";

type Shown = { address: string; persisted: boolean; visibility: string };
type Elsewhere = {
  /** The address of a page of another site. */
  address: string;
  /** Notes what this page shows from now on, and whether it comes from the back-forward cache. */
  watch: (page: Page) => Promise<Shown[]>;
};

// With an icon of its own, so that the browser asks for none.
const elsewherePage = `<title>Elsewhere</title><link rel="icon" href="data:," />Elsewhere`;

const test = base.extend<{ elsewhere: Elsewhere }>({
  elsewhere: async ({ baseURL }, use) => {
    expect(baseURL).toContain("localhost");
    const server = await listen(
      createServer((_, response) =>
        response.writeHead(200, { "Content-Type": "text/html" }).end(elsewherePage),
      ),
      0,
    );
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    await use({ address, watch });
    server.close();
    server.closeAllConnections();
  },
});

async function watch(page: Page): Promise<Shown[]> {
  const shown: Shown[] = [];
  await page.exposeFunction("noteShown", (each: Shown) => void shown.push(each));
  await page.addInitScript(() => {
    addEventListener("pageshow", ({ persisted }) => {
      const { visibility } = getComputedStyle(document.documentElement);
      const { noteShown } = window as unknown as { noteShown: (shown: Shown) => Promise<void> };
      void noteShown({ address: location.pathname, persisted, visibility });
    });
  });
  return shown;
}

/** Until a page is shown. Playwright's own waits for an event that a page from the cache does not have. */
async function goBack(page: Page, shown: Shown[]) {
  const before = shown.length;
  const browser = await page.context().newCDPSession(page);
  const { currentIndex, entries } = await browser.send("Page.getNavigationHistory");
  await browser.send("Page.navigateToHistoryEntry", { entryId: entries[currentIndex - 1]!.id });
  await expect.poll(() => shown.length).toBeGreaterThan(before);
}

const isSignedIn = (page: Page) => page.getByRole("button", { name: "Log out" });
const whatWasHeld = (shown: Shown[]) => shown.filter(({ persisted }) => persisted);

/** Gives what ends the sessions of this member: an admin blocks them. */
async function prepareBlock(admin: Page, member: Page) {
  await visit(member, "/");
  const link = await member.locator(".account-name").getAttribute("href");
  return () =>
    submit(admin.request, `/moderation${link}/block`, { reason: "spam", note: "", duration: "1d" });
}

async function expectSignedOut(page: Page, name: string) {
  await expect(page.getByRole("button", { name: "Log in" }).first()).toBeVisible();
  await expect(page.getByText(name)).toHaveCount(0);
}

test("this browser shows pages from its back-forward cache", async ({ openVisitor, elsewhere, plaza }) => {
  const page = await openVisitor();
  const shown = await elsewhere.watch(page);
  await page.goto(elsewhere.address);
  await page.goto(plaza.origin);
  await goBack(page, shown);
  await expect(page).toHaveURL(elsewhere.address);
  const why = "A headless shell has no such cache: install Chromium or Chrome, or name one in CHROMIUM_PATH.";
  await expect.poll(() => whatWasHeld(shown), why).toHaveLength(1);
});

for (const address of ["/", "/moderation", "/no/such/page"])
  test(`going back to ${address} after logging out shows nothing that was signed in`, async ({
    signInModerator,
    elsewhere,
  }) => {
    const { page, name } = await signInModerator("Ruth Amsel");
    const shown = await elsewhere.watch(page);
    await visit(page, address);
    await page.getByRole("button", { name: "Log out" }).click();
    await expectSignedOut(page, name);
    await goBack(page, shown);
    await expect(page).toHaveURL(address === "/moderation" ? /^[^?]*\/auth\/login\?/ : address);
    await expectSignedOut(page, name);
  });

for (const address of ["/", "/moderation"])
  test(`going back to ${address} after a block shows nothing that was signed in`, async ({
    signInModerator,
    signInAs,
    elsewhere,
  }) => {
    const { page, name } = await signInModerator("Ida Lorenz");
    const blockNow = await prepareBlock(await signInAs("Amara Okafor"), page);
    const shown = await elsewhere.watch(page);
    await visit(page, address);
    await page.goto(elsewhere.address);
    await blockNow();
    await goBack(page, shown);
    await expectSignedOut(page, name);
    expect(whatWasHeld(shown)).toEqual([{ address, persisted: true, visibility: "hidden" }]);
  });

test("an error page is not shown again after a block either", async ({ signInNew, signInAs, elsewhere }) => {
  const { page, name } = await signInNew("Nils Okafor");
  const blockNow = await prepareBlock(await signInAs("Amara Okafor"), page);
  const shown = await elsewhere.watch(page);
  await visit(page, "/no/such/page");
  await expect(page.getByText(name)).toBeVisible();
  await page.goto(elsewhere.address);
  await blockNow();
  await goBack(page, shown);
  await expectSignedOut(page, name);
});

test("what is typed is there again for who is still signed in", async ({ signInNew, elsewhere }) => {
  const [{ page }, author] = [await signInNew("Vera Simic"), await signInNew("Lena Aalto")];
  const shown = await elsewhere.watch(page);
  await visit(page, "/");
  await page.getByLabel("Your post").fill("Half a thought");
  await page.goto(elsewhere.address);
  const words = unique("Written meanwhile");
  await publish(author.page, words);
  await goBack(page, shown);
  await expect(page.getByText(words)).toBeVisible();
  await expect(page.getByLabel("Your post")).toHaveValue("Half a thought");
  await expect(isSignedIn(page)).toBeVisible();
  expect(whatWasHeld(shown)).toHaveLength(1);
});

test("without a connection the page is shown as it was", async ({ signInNew, elsewhere }) => {
  const { page } = await signInNew("Boris Klein");
  const shown = await elsewhere.watch(page);
  await visit(page, "/");
  await page.getByLabel("Your post").fill("Half a thought");
  await page.goto(elsewhere.address);
  await page.context().setOffline(true);
  await goBack(page, shown);
  await expect(page.getByLabel("Your post")).toHaveValue("Half a thought");
  await expect(isSignedIn(page)).toBeVisible();
  expect(whatWasHeld(shown)).toHaveLength(1);
});
