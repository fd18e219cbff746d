import { addressOf, expect, javascript, test, visit } from "./fixtures";

test("older posts come in place, and take the focus", javascript, async ({ signInNew }) => {
  const { page } = await signInNew("Jan Maes");
  await visit(page, "/");
  const articles = page.getByRole("article");
  await expect(articles).toHaveCount(20);
  await page.getByRole("link", { name: "Older posts" }).click();
  await expect(articles).toHaveCount(40);
  await expect(page).toHaveURL("/");
  await expect(articles.nth(20).locator(":focus")).toHaveCount(1);

  const addresses = await Promise.all((await articles.all()).map(addressOf));
  expect(new Set(addresses).size).toBe(40);
  await page.getByRole("link", { name: "Older posts" }).click();
  await expect(articles).toHaveCount(60);
});

test("a new tab for older posts is still a page of its own", javascript, async ({ signInNew }) => {
  const { page } = await signInNew("Eva Kral");
  await visit(page, "/");
  const opened = page.context().waitForEvent("page");
  await page.getByRole("link", { name: "Older posts" }).click({ modifiers: ["ControlOrMeta"] });
  const other = await opened;
  await expect(other).toHaveURL(/\/\?before=\d+$/);
  await expect(other.getByRole("article")).toHaveCount(20);
});
