import { addressOf, control, expect, type Page, publish, status, test, unique, visit } from "../fixtures";

/** Shows the third page of the feed, in place where there is a script, and chooses a post on it. */
async function openOlderPosts(page: Page, skipped: number) {
  await visit(page, "/");
  const articles = page.getByRole("article");
  const newest = await addressOf(articles.first());
  const link = page.getByRole("link", { name: "Older posts" });
  for (let pages = 1; pages < 3; pages++) {
    const address = await link.getAttribute("href");
    await link.click();
    await expect(link).not.toHaveAttribute("href", address!);
  }
  const isAppended = (await addressOf(articles.first())) === newest;
  return articles.nth((isAppended ? 52 : 12) - skipped);
}

const sendReport = async (page: Page) => {
  await page.getByRole("radio", { name: "Spam" }).check();
  await page.getByRole("button", { name: "Send report" }).click();
};

/** Reports a post of the third page; gives its address. One that was dismissed lately cannot be reported: then another. */
async function reportOlderPost(page: Page): Promise<string> {
  for (let skipped = 0; ; skipped++) {
    const chosen = await openOlderPosts(page, skipped);
    const address = await addressOf(chosen);
    await control(chosen, "Report").click();
    await expect(page).toHaveURL(/\/report\?to=/);
    await sendReport(page);
    await expect(status(page)).toContainText(/Thank you|reviewed this post and kept it/);
    if ((await status(page).innerText()).includes("Thank you")) return address;
  }
}

test("who reports a post from the feed is led back to it, and takes the report back there", async ({
  signInNew,
}) => {
  const { page } = await signInNew("Saga Lund");
  const address = await reportOlderPost(page);
  const article = page.getByRole("article").filter({ has: page.locator(`a[href="${address}"]`) });
  await expect(article).toBeInViewport();
  await expect(status(page).getByText("Thank you.")).toBeInViewport({ ratio: 1 });
  await expect(article).toContainText("Reported · Withdraw");
  await expect(control(article, "Report")).toHaveCount(0);

  await control(article, "Withdraw").click();
  await expect(status(page)).toHaveText("Report withdrawn.");
  await expect(control(article, "Report")).toBeVisible();
  await expect(article).toBeInViewport();
  await expect(article).not.toContainText("Reported");
});

test("who thinks better of it is led back, too", async ({ signInNew }) => {
  const { page } = await signInNew("Ines Prado");
  await visit(page, "/");
  const article = page.getByRole("article").nth(10);
  await control(article, "Report").click();
  await control(page, "Cancel").click();
  await expect(page).toHaveURL(/\/#post-\d+$/);
  await expect(article).toBeInViewport();
});

test("on its own page a reported post says so, and is not reported again", async ({ signInNew }) => {
  const { page } = await signInNew("Milo Berg");
  const author = await signInNew("Pia Lund");
  const address = await publish(author.page, unique("To be reported"));
  await visit(page, address);
  await control(page, "Report").click();
  await sendReport(page);
  await expect(page).toHaveURL(new RegExp(`${address}$`));
  await expect(page.getByRole("article")).toContainText("Reported · Withdraw");
  await expect(control(page, "Report")).toHaveCount(0);
  await control(page, "Withdraw").click();
  await expect(control(page, "Report")).toBeVisible();
});
