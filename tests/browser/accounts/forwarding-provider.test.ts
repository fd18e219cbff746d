import { expect, giveNameAndEmail, stayOnRedirectPage, test, visit } from "../fixtures";

test.use({ providerForwards: true });

test("one arrives at a provider that forwards to another origin, by one press, and comes back signed in", async ({
  openVisitor,
}) => {
  const page = await openVisitor();
  await page.goto("/users/2");
  await giveNameAndEmail(page, { name: "Ilse Brandt", email: "ilse@browser.example" });
  await expect(page).toHaveURL("/users/2");
});

test("logging out ends it at a provider that forwards too, and leads to the feed", async ({
  openVisitor,
}) => {
  const page = await openVisitor();
  await page.goto("/auth/login");
  await giveNameAndEmail(page, { name: "Pavel Horak", email: "pavel@browser.example" });
  await page.getByRole("button", { name: "Log out" }).click();
  await expect(page).toHaveURL("/");
  // The provider shows its form again.
  await page.getByRole("button", { name: "Log in" }).click();
  await expect(page.getByRole("heading", { name: "Sign in to Plaza" })).toBeVisible();
});

test("going back from the provider leads to the page where one was", async ({ openVisitor }) => {
  const page = await openVisitor();
  await visit(page, "/users/2");
  await page.getByRole("button", { name: "Log in" }).click();
  await expect(page.getByRole("heading", { name: "Sign in to Plaza" })).toBeVisible();
  await page.goBack();
  await expect(page).toHaveURL("/users/2");
  await expect(page.getByRole("button", { name: "Log in" })).toBeVisible();
});

test("a browser that does not follow the page by itself has a link to the provider", async ({
  openVisitor,
}) => {
  const page = await openVisitor();
  await stayOnRedirectPage(page);
  await page.goto("/");
  await page.getByRole("button", { name: "Log in" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^Taking you to localhost:\d+$/);
  await page.getByRole("link", { name: "Continue" }).click();
  await expect(page.getByRole("heading", { name: "Sign in to Plaza" })).toBeVisible();
});
