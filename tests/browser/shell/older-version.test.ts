import { expect, javascript, type Page, publish, status, test, unique, visit } from "../fixtures";

test.use({ tolerate: /404|Error loading route module|dynamically imported module|manifest/ });

/** From now on, until its next document, the tab is one of an older version: its scripts and its manifest are gone. */
async function deployOver(page: Page): Promise<{ isLoadedAnew: () => boolean }> {
  let isOld = true;
  page.on("request", (request) => {
    if (request.isNavigationRequest()) isOld = false;
  });
  await page.route("**/assets/*.js", (route) => (isOld ? route.fulfill({ status: 404 }) : route.continue()));
  await page.route("**/__manifest*", (route) =>
    isOld ? route.fulfill({ status: 204, headers: { "X-Remix-Reload-Document": "true" } }) : route.continue(),
  );
  return { isLoadedAnew: () => !isOld };
}

test(
  "a form goes through from a tab of an older version, and is confirmed",
  javascript,
  async ({ signInNew, signInModerator }) => {
    const author = await signInNew("Emre Kaya");
    const { page } = await signInModerator("Wanda Nowak");
    const address = await publish(author.page, unique("Read in an old tab"));
    await visit(page, `${address}/report`);
    await page.getByRole("radio", { name: "Spam" }).check();
    await page.getByLabel("Note").fill("From an old tab");
    await deployOver(page);
    await page.getByRole("button", { name: "Send report" }).click();
    await expect(status(page)).toContainText("Report sent. Thank you.");

    await visit(page, `/moderation${address}`);
    await expect(page.getByText("From an old tab")).toBeVisible();
  },
);

test(
  "a decision from a tab of an older version is confirmed on the page that is loaded anew",
  javascript,
  async ({ signInNew, signInModerator }) => {
    const author = await signInNew("Emre Kaya");
    const { page } = await signInModerator("Wanda Nowak");
    const address = await publish(author.page, unique("Decided in an old tab"));
    await visit(page, `/moderation${address}`);
    await deployOver(page);
    await page.getByLabel("Note").fill("From an old tab");
    await page.getByRole("button", { name: "Hide", exact: true }).click();
    await expect(page.locator(".field-error")).toContainText("Choose a reason.");
    await expect(page.getByLabel("Note")).toHaveValue("From an old tab");
    await page.getByRole("radio", { name: "Spam", exact: true }).check();
    await page.getByRole("button", { name: "Hide", exact: true }).click();
    await expect(status(page)).toContainText("post hidden");
    await expect(page.getByLabel("Note")).toHaveValue("");
    await page.reload();
    await expect(status(page)).toHaveText("");
  },
);

test(
  "what is typed is there again where a link in a tab of an older version loads the page anew",
  javascript,
  async ({ signInNew }) => {
    const { page } = await signInNew("Hugo Blanc");
    await visit(page, "/");
    await page.getByLabel("Your post").fill("Half a thought");
    const { isLoadedAnew } = await deployOver(page);
    await page.getByRole("link", { name: "Notices" }).click();
    // Unless the tab has all that the link leads to.
    const isThere = () => page.getByRole("heading", { name: "Notices", level: 1 }).isVisible();
    await expect.poll(async () => isLoadedAnew() || (await isThere())).toBe(true);
    await page.waitForLoadState();
    await visit(page, "/");
    await expect(page.getByLabel("Your post")).toHaveValue("Half a thought");
  },
);
