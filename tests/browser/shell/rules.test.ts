import { addressOf, expect, type Page, test, visit } from "../fixtures";

/** The rule that the address names is on the screen, has the focus, and stands out. */
async function expectAtRule(page: Page, key: string, label: string) {
  await expect(page).toHaveURL(`/rules#${key}`);
  const rule = page.locator(`#${key}`);
  await expect(rule.getByRole("heading", { name: label, exact: true })).toBeInViewport();
  await expect(rule).toBeFocused();
  const [own, other] = [rule, page.locator(`.rule:not(#${key})`).first()].map((each) =>
    each.evaluate((element) => getComputedStyle(element).backgroundColor),
  );
  expect(await own).not.toBe(await other);
}

test("a visitor finds the rules in the footer, and by the reason of a decision the very rule", async ({
  openVisitor,
}) => {
  const page = await openVisitor();
  await visit(page, "/");
  await page.getByRole("contentinfo").getByRole("link", { name: "Rules", exact: true }).click();
  await expect(page).toHaveURL("/rules");
  await expect(page.getByRole("heading", { name: "Rules", level: 1 })).toBeVisible();
  await expect(page.getByRole("heading", { level: 2 })).toHaveText([
    "Spam",
    "Harassment",
    "Hate",
    "Violence",
    "Sexual content",
    "Illegal",
    "Something else",
  ]);

  await page.getByRole("main").getByRole("link", { name: "transparency page" }).click();
  const reason = page.getByRole("main").locator('a[href^="/rules#"]').first();
  // Dismissals have no reason, and may be a page full.
  while ((await reason.count()) === 0) await page.getByRole("link", { name: /^(Older|Earlier)/ }).click();
  const [label, address] = [await reason.innerText(), await reason.getAttribute("href")];
  await reason.click();
  await expectAtRule(page, address!.replace("/rules#", ""), label);
});

test("who reports a post reads the rules and comes back to the form", async ({ signInAs }) => {
  const page = await signInAs("Priya Nair");
  await visit(page, "/users/2");
  const report = `${await addressOf(page.getByRole("article").first())}/report`;
  await visit(page, report);
  await page.getByRole("group", { name: "What's wrong with it?" }).getByRole("link").click();
  await expect(page.getByRole("heading", { name: "Rules", level: 1 })).toBeVisible();
  await page.goBack();
  await expect(page).toHaveURL(report);
  await expect(page.getByRole("radio", { name: "Spam", exact: true })).toBeVisible();
});

test("the reason of a notice leads its reader to the rule", async ({ signInAs }) => {
  const page = await signInAs("Kofi Mensah");
  await visit(page, "/notices");
  const reason = page.getByRole("listitem").getByRole("link", { name: "harassment", exact: true }).first();
  await reason.click();
  await expectAtRule(page, "harassment", "Harassment");
});
