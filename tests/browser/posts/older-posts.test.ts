import { addressOf, expect, javascript, type Page, publish, submit, test, unique, visit } from "../fixtures";

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

const listAddresses = async (page: Page) =>
  Promise.all((await page.getByRole("article").all()).map(addressOf));

const lists = [
  { where: "the feed", path: "/", more: 2, chosen: 45 },
  { where: "a member's page", path: "/users/8", more: 1, chosen: 20 },
];
for (const { where, path, more, chosen } of lists)
  test(
    `on ${where}, Back from a post leads to the same posts at the same place`,
    javascript,
    async ({ signInNew }) => {
      const { page } = await signInNew("Ole Dahl");
      await visit(page, path);
      const articles = page.getByRole("article");
      for (let pages = 1; pages <= more; pages++) {
        await page.getByRole("link", { name: "Older posts" }).click();
        await expect(articles.nth(20 * pages)).toBeVisible();
      }
      const count = await articles.count();
      const address = await addressOf(articles.nth(chosen));
      const link = articles.nth(chosen).locator("a:has(time)");
      await link.scrollIntoViewIfNeeded();
      const { y } = (await link.boundingBox())!;
      await link.click();
      await expect(page).toHaveURL(address);
      await expect(articles).toHaveCount(1);
      await page.goBack();

      const same = articles.filter({ has: page.locator(`a[href="${address}"]`) });
      await expect(same).toBeInViewport();
      expect((await same.locator("a:has(time)").boundingBox())!.y).toBeCloseTo(y, -1);
      const shown = await Promise.all((await articles.all()).map(addressOf));
      expect(shown.length).toBeGreaterThanOrEqual(count);
      expect(new Set(shown).size).toBe(shown.length);
    },
  );

test(
  "Back shows every post once, also where one came and one went meanwhile",
  javascript,
  async ({ signInNew }) => {
    const [{ page }, other] = [await signInNew("Noor Haas"), await signInNew("Kim Vos")];
    const gone = await publish(other.page, unique("Soon gone"));
    await visit(page, "/");
    await page.getByRole("link", { name: "Older posts" }).click();
    const articles = page.getByRole("article");
    await expect(articles.nth(20)).toBeVisible();
    await articles.nth(30).locator("a:has(time)").click();
    await expect(articles).toHaveCount(1);
    for (const words of ["One more", "And one more"]) await publish(other.page, unique(words));
    await submit(other.page.request, `${gone}/delete`, {});
    await page.goBack();

    // As the first two pages are now, loaded as pages of their own.
    await visit(other.page, "/");
    const now = await listAddresses(other.page);
    await visit(
      other.page,
      (await other.page.getByRole("link", { name: "Older posts" }).getAttribute("href"))!,
    );
    now.push(...(await listAddresses(other.page)));
    await expect.poll(() => listAddresses(page)).toEqual(now);
  },
);

test("a new tab for older posts is still a page of its own", javascript, async ({ signInNew }) => {
  const { page } = await signInNew("Eva Kral");
  await visit(page, "/");
  const opened = page.context().waitForEvent("page");
  await page.getByRole("link", { name: "Older posts" }).click({ modifiers: ["ControlOrMeta"] });
  const other = await opened;
  await expect(other).toHaveURL(/\/\?before=\d+$/);
  await expect(other.getByRole("article")).toHaveCount(20);
});
