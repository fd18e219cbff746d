import { expect, type Page, post, publish, status, test, unique, visit } from "../fixtures";

/** Whether the focus is visible: an outline of at least 2 px, on the control or on the tile around it. */
const isFocusVisible = (page: Page) =>
  page.evaluate(() => {
    const focused = document.activeElement;
    return [focused, focused?.closest(".radio-option")].some((element) => {
      if (!element) return false;
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      return outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
    });
  });

const focused = (page: Page) => page.locator(":focus");

test("the first key press offers to skip to the content", async ({ openVisitor }) => {
  const page = await openVisitor();
  await page.goto("/");
  await page.keyboard.press("Tab");
  await expect(focused(page)).toHaveText("Skip to content");
  await expect(focused(page)).toBeInViewport({ ratio: 1 });
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await expect(focused(page)).toHaveText("Log in or join");
});

test("the tab key goes through a page in the order in which it is read, and shows where it is", async ({
  signInNew,
}) => {
  const author = await signInNew("Per Lund");
  const { page, name } = await signInNew("Bea Torres");
  await publish(author.page, unique("Read with the tab key"));
  await visit(page, "/");
  const bar = page.getByRole("banner");
  const article = page.getByRole("article").first();
  const order = [
    bar.getByRole("link", { name: "Skip to content" }),
    bar.getByRole("link", { name: "home" }),
    bar.getByRole("link", { name: "Feed" }),
    bar.getByRole("link", { name: "Notices" }),
    bar.getByRole("link", { name: "Search" }),
    bar.getByRole("link", { name }),
    bar.getByRole("link", { name: "Account" }),
    bar.getByRole("button", { name: "Log out" }),
    page.getByLabel("Your post"),
    page.getByRole("button", { name: "Post", exact: true }),
    article.getByRole("link").nth(0),
    article.getByRole("link").nth(1),
    article.getByRole("link", { name: "Report" }),
  ];
  for (const stop of order) {
    await page.keyboard.press("Tab");
    await expect(stop).toBeFocused();
    expect(await isFocusVisible(page)).toBe(true);
  }
});

test("a member posts, reports and deletes by keyboard alone", async ({ signInNew }) => {
  const author = await signInNew("Per Lund");
  const address = await publish(author.page, unique("To be reported by keyboard"));
  const { page } = await signInNew("Mila Novak");
  const words = unique("Typed by keyboard");
  const { keyboard } = page;
  const pressOn = async (name: string) => {
    for (let tabs = 0; tabs < 30; tabs++) {
      await keyboard.press("Tab");
      if ((await focused(page).innerText()) === name) return keyboard.press("Enter");
    }
    throw new Error(`no way to ${name}`);
  };

  await visit(page, "/");
  await page.getByLabel("Your post").focus();
  await keyboard.type(words);
  await pressOn("Post");
  await expect(status(page)).toBeFocused();
  await expect(post(page, words)).toHaveCount(1);

  await pressOn("Delete");
  await expect(page).toHaveURL(/\/delete$/);
  await pressOn("Delete");
  await expect(status(page)).toHaveText("Post deleted.");

  await visit(page, `${address}/report`);
  await page.getByRole("radio", { name: "Spam" }).focus();
  await keyboard.press("Space");
  await keyboard.press("ArrowRight");
  await expect(page.getByRole("radio", { name: "Harassment" })).toBeChecked();
  expect(await isFocusVisible(page)).toBe(true);
  await pressOn("Send report");
  await expect(status(page)).toBeFocused();
});
