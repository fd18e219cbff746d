import { expect, javascript, post, status, test, unique, visit } from "./fixtures";

test.use({ tolerate: /ERR_INTERNET_DISCONNECTED/ });

test(
  "who posts without a connection keeps the page and the text, is told, and posts from there",
  javascript,
  async ({ signInNew }) => {
    const { page } = await signInNew("Yara Nassif");
    await visit(page, "/");
    const words = unique("Written on a train");
    await page.getByLabel("Your post").fill(words);
    await page.context().setOffline(true);
    await page.getByRole("button", { name: "Post", exact: true }).click();
    await expect(page.getByRole("alert")).toHaveText(/^You're offline. What you typed is still here/);
    await expect(page.getByRole("alert")).toBeFocused();
    await expect(page.getByLabel("Your post")).toHaveValue(words);
    await expect(page.getByRole("article").first()).toBeVisible();

    await page.context().setOffline(false);
    await page.getByRole("button", { name: "Post", exact: true }).click();
    await expect(status(page)).toHaveText("Your post is out.");
    await expect(page.getByRole("alert")).toHaveCount(0);
    await expect(post(page, words)).toHaveCount(1);
  },
);
