import { expect, giveNameAndEmail, status, test, visit } from "../fixtures";

test("logging in leads back to where one was", async ({ openVisitor }) => {
  const page = await openVisitor();
  await page.goto("/users/2");
  await giveNameAndEmail(page, { name: "Yara Haddad", email: "yara@browser.example" });
  await expect(page).toHaveURL("/users/2");
  await expect(page.getByRole("link", { name: "Yara Haddad" })).toBeVisible();
});

test("a page for members asks to log in first, then opens", async ({ openVisitor }) => {
  const page = await openVisitor();
  await page.goto("/posts/new");
  await expect(page).toHaveURL("/auth/login?to=%2Fposts%2Fnew");
  await giveNameAndEmail(page, { name: "Otto Lang", email: "otto@browser.example" });
  await expect(page).toHaveURL("/posts/new");
  await expect(page.getByLabel("Your post")).toBeVisible();
});

test("logging out ends it here and at the provider", async ({ signInNew }) => {
  const { page } = await signInNew("Hana Sato");
  await visit(page, "/");
  const cookies = await page.context().cookies();
  await page.getByRole("button", { name: "Log out" }).click();
  await expect(page).toHaveURL("/");
  await expect(status(page)).toHaveText("You're logged out.");
  await expect(status(page)).toBeFocused();
  await expect(page.getByRole("button", { name: "Log in" })).toBeVisible();

  // The provider shows its form again.
  await page.getByRole("button", { name: "Log in" }).click();
  await expect(page.getByRole("heading", { name: "Sign in to Plaza" })).toBeVisible();

  // The saved cookies of the old session no longer work.
  await page.context().addCookies(cookies.filter(({ name }) => name === "__Host-session"));
  await visit(page, "/");
  await expect(page.getByRole("button", { name: "Log in" })).toBeVisible();
});

test("a login that was cancelled says so, and offers another", async ({ openVisitor }) => {
  const page = await openVisitor();
  await page.goto("/posts/new");
  await page.getByRole("button", { name: "Log in" }).click();
  await page.getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByRole("heading", { name: "You didn't log in" })).toBeVisible();
  await giveNameAndEmail(page, { name: "Olu Ade", email: "olu@browser.example" });
  await expect(page).toHaveURL("/posts/new");
});

test("a login that was not begun here is refused in plain words", async ({ openVisitor }) => {
  const page = await openVisitor();
  const response = await page.goto("/auth/callback?code=foreign&state=foreign");
  expect(response!.status()).toBe(400);
  await expect(page.getByRole("heading", { name: "Logging in took too long" })).toBeVisible();
  await page.goto("/");
  await expect(page.getByRole("button", { name: "Log out" })).toHaveCount(0);
});
