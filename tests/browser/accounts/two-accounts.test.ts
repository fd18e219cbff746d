import { expect, giveNameAndEmail, type Page, post, publish, status, test, unique, visit } from "../fixtures";

/** In another tab of the same browser, this member logs out and somebody else logs in. */
async function signInElsewhere(page: Page, name: string) {
  const tab = await page.context().newPage();
  await visit(tab, "/");
  await tab.getByRole("button", { name: "Log out" }).click();
  await giveNameAndEmail(tab, { name, email: `${unique("other").replaceAll(" ", "-")}@browser.example` });
  return tab;
}

test("who presses Post after somebody else signed in in another tab is told, and asked again", async ({
  signInNew,
}) => {
  const { page } = await signInNew("Amara Diallo");
  await visit(page, "/");
  const words = unique("Whose words are these?");
  await page.getByLabel("Your post").fill(words);
  const tab = await signInElsewhere(page, "Mateo Silva");
  const send = page.getByRole("button", { name: "Post", exact: true });
  await send.click();
  await expect(page.getByRole("alert")).toContainText(
    "You're now logged in as Mateo Silva. Nothing was sent",
  );
  await expect(page.getByLabel("Your post")).toHaveValue(words);
  await visit(tab, "/");
  await expect(post(tab, words)).toHaveCount(0);

  await send.click();
  await expect(status(page)).toHaveText("Posted.");
  await expect(post(page, words)).toHaveAccessibleName(/^Mateo Silva /);
});

test("nor is a decision about a case logged for the other", async ({ signInNew, signInModerator }) => {
  const author = await signInNew("Emre Kaya");
  const { page } = await signInModerator("Nadia Haddad");
  const address = await publish(author.page, unique("To be decided"));
  await visit(page, `/moderation${address}`);
  await page.getByRole("radio", { name: "Spam", exact: true }).check();
  await page.getByLabel("Note").fill("My careful note");
  await signInElsewhere(page, "Jonas Frei");
  await page.getByRole("button", { name: "Hide", exact: true }).click();
  await expect(
    page
      .getByRole("alert")
      .or(page.getByRole("heading", { level: 1 }))
      .first(),
  ).toBeVisible();
  expect(await visit(author.page, address)).toBe(200);
  await expect(author.page.getByText("hidden")).toHaveCount(0);
});
