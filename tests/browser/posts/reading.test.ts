import { addressOf, control, expect, post, publish, submit, test, unique, visit } from "../fixtures";

test("a visitor reads the feed, older posts, one post and its author's page", async ({ openVisitor }) => {
  const page = await openVisitor();
  await page.goto("/");
  const articles = page.getByRole("article");
  await expect(articles).toHaveCount(20);
  const newest = await addressOf(articles.first());

  await page.getByRole("link", { name: "Older posts" }).click();
  await expect(page).toHaveURL(/\/\?before=\d+$/);
  await expect(articles).toHaveCount(20);
  expect(await addressOf(articles.first())).not.toBe(newest);

  const author = await articles.first().getByRole("link").first().innerText();
  const time = articles.first().locator("time");
  await expect(time).toHaveAttribute("title", /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC$/);
  await time.click();
  await expect(page).toHaveURL(/\/posts\/\d+$/);
  await expect(articles).toHaveCount(1);
  await expect(articles).toHaveAccessibleName(new RegExp(`^${author} `));

  await articles.getByRole("link", { name: author }).click();
  await expect(page).toHaveURL(/\/users\/\d+$/);
  await expect(page.getByRole("heading", { level: 1 })).toContainText(author);
  for (const name of await articles.locator(".byline-name").allInnerTexts()) expect(name).toBe(author);
});

test("a visitor is offered to log in, and no form or control that needs an account", async ({
  openVisitor,
}) => {
  const page = await openVisitor();
  await page.goto("/");
  await expect(page.getByRole("button", { name: "Log in" })).toBeVisible();
  await expect(page.getByLabel("Your post")).toHaveCount(0);
  for (const name of ["Post", "Delete", "Report", "Hide", "Moderation", "Admin", "Log out"])
    await expect(control(page, name)).toHaveCount(0);
});

test("a visitor is told where they are, and joins from there", async ({ openVisitor }) => {
  const page = await openVisitor();
  await page.goto("/");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Plaza: A public square for the town");
  await page.getByRole("link", { name: "Log in or join" }).click();
  await expect(page).toHaveURL("/auth/login");
});

test("a visitor's pages carry no script", async ({ openVisitor }) => {
  const page = await openVisitor();
  await page.goto("/");
  const own = await addressOf(page.getByRole("article").first());
  for (const address of ["/", own, "/users/1", "/auth/login", "/no/such/page"]) {
    await page.goto(address);
    await expect(page.locator("script:not([type=speculationrules]), link[rel=modulepreload]")).toHaveCount(0);
  }
});

test("an address that leads nowhere says so, and what to do", async ({ openVisitor }) => {
  const page = await openVisitor();
  const response = await page.goto("/posts/999999999");
  expect(response!.status()).toBe(404);
  await expect(page.getByRole("heading", { name: "This post isn't here" })).toBeVisible();
  await expect(page).toHaveTitle("This post isn't here · Plaza");
  await page.getByRole("link", { name: "Go to the feed" }).click();
  await expect(page).toHaveURL("/");
});

test("a link that a member follows to what is gone ends on a page with its own title, and back", async ({
  signInNew,
}) => {
  const { page } = await signInNew("Gil Roth");
  const words = unique("Soon gone.");
  const address = await publish(page, words);
  await visit(page, "/");
  await submit(page.request, `${address}/delete`, {});
  await post(page, words).locator("time").click();
  await expect(page.getByRole("heading", { name: "This post isn't here" })).toBeVisible();
  await expect(page).toHaveTitle("This post isn't here · Plaza");
  await page.getByRole("link", { name: "Feed", exact: true }).click();
  await expect(page).toHaveTitle("Plaza");
});
