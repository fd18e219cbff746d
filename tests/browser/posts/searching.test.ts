import {
  control,
  expect,
  javascript,
  type Page,
  post,
  publish,
  status,
  test,
  unique,
  visit,
} from "../fixtures";

const field = (page: Page) => page.getByLabel("Words in posts");
const search = (page: Page) => page.getByRole("button", { name: "Search", exact: true }).click();

// Both with scripts and without, by Playwright's two projects.
test("a visitor finds posts from the header, and changes the search", async ({ page }) => {
  await visit(page, "/");
  await page.getByRole("link", { name: "Search" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Search");
  await field(page).fill("BREAD sourdough");
  await search(page);
  await expect(page).toHaveURL("/search?q=BREAD+sourdough");
  await expect(page.getByRole("article")).toHaveCount(1);
  await expect(page.locator("mark")).toHaveText(["sourdough", "bread"]);
  await expect(field(page)).toHaveValue("BREAD sourdough");

  await field(page).fill("夜空");
  await field(page).press("Enter");
  await expect(page.locator("mark").first()).toHaveText("夜空");

  await field(page).fill("x".repeat(250));
  await search(page);
  await expect(page.getByText("Your search is 50 characters too long.")).toBeVisible();
  await expect(field(page)).toHaveValue("x".repeat(250));
});

test("a member finds what they have just posted, and not what they have deleted", async ({ signInNew }) => {
  const { page } = await signInNew("Finn Holm");
  const words = unique("lantern");
  await publish(page, words);
  await visit(page, "/search");
  await field(page).fill(words);
  await search(page);
  await expect(post(page, words)).toBeVisible();
  await control(post(page, words), "Delete").click();
  await page.getByRole("button", { name: "Delete", exact: true }).click();
  await expect(status(page)).toContainText("Post deleted.");
  await page.getByRole("link", { name: "Search" }).click();
  await field(page).fill(words);
  await search(page);
  await expect(page.getByText("No posts found")).toBeVisible();
  await page.getByRole("link", { name: "Go to the feed" }).click();
  await expect(page).toHaveURL("/");
});

test("of several who have the name, one is chosen", async ({ page, signInNew }) => {
  const [east, west] = [unique("Wilma East"), unique("Wilma West")];
  for (const name of [east, west]) await publish((await signInNew(name)).page, unique("Chosen by name"));
  await visit(page, "/search?q=chosen+from:wilma");
  await page.getByRole("link", { name: west }).click();
  await expect(page).toHaveURL(/from%3A%23\d+$/);
  await expect(page.getByRole("article")).toHaveCount(1);
  await expect(page.getByRole("article")).toHaveAccessibleName(new RegExp(`^${west}`));
});

test("older results come in place, are marked, and take the focus", javascript, async ({ signInNew }) => {
  const { page } = await signInNew("Ida Berg");
  await visit(page, "/search?q=the");
  const articles = page.getByRole("article");
  await expect(articles).toHaveCount(20);
  await page.getByRole("link", { name: "Older posts" }).click();
  await expect(articles).toHaveCount(40);
  await expect(page).toHaveURL("/search?q=the");
  await expect(articles.nth(20).locator(":focus")).toHaveCount(1);
  await expect(articles.nth(25).locator("mark").first()).toBeVisible();
});
