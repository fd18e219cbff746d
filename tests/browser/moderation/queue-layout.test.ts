import { devices } from "@playwright/test";
import { expect, javascript, type Page, status, test, visit } from "../fixtures";
import { findRow, makeCases, panelOf, rowOf, selectCase } from "./cases";

const { hasTouch, isMobile } = devices["Galaxy S9+"];
const phone = { viewport: { width: 360, height: 740 }, hasTouch, isMobile };

/** The cases of the demo, whose texts are as long as people's are, come first. */
const demo = "/moderation?sort=most-reported";

const topOf = async (page: Page, part: string) => (await page.locator(part).first().boundingBox())!.y;

test("on a desk the first row is near the top, and six rows at least begin on the screen", async ({
  signInAs,
}) => {
  const page = await signInAs("Mei Lin", { viewport: { width: 1280, height: 900 } });
  await visit(page, demo);
  expect(await topOf(page, ".queue-row")).toBeLessThanOrEqual(200);
  const tops = await page
    .locator(".queue-row")
    .evaluateAll((rows) => rows.map((row) => row.getBoundingClientRect().top));
  expect(tops.filter((top) => top < 900).length).toBeGreaterThanOrEqual(6);
  const panel = panelOf(page);
  for (const name of ["Hide", "Warn", "Dismiss"])
    await expect(panel.getByRole("button", { name, exact: true })).toBeInViewport({ ratio: 1 });
  const row = (await page.locator(".queue-row").first().boundingBox())!;
  expect((await panel.boundingBox())!.x).toBeGreaterThanOrEqual(row.x + row.width);

  // The panel stays in view, wherever one is in the list.
  await page.locator(".queue-row").last().scrollIntoViewIfNeeded();
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  await expect(panel.getByRole("button", { name: "Hide", exact: true })).toBeInViewport({ ratio: 1 });
});

test("in high contrast the selected row is outlined", async ({ signInAs }) => {
  const page = await signInAs("Mei Lin", { viewport: { width: 1280, height: 900 }, forcedColors: "active" });
  await visit(page, demo);
  await expect(page.locator(".queue-row").first()).toHaveCSS("outline-style", "solid");
  await expect(page.locator(".queue-row").last()).toHaveCSS("outline-style", "none");
});

test("a case is on the first screen of a phone, and where a window is enlarged to 200 %", async ({
  signInAs,
}) => {
  for (const viewport of [phone.viewport, { width: 640, height: 450 }]) {
    const page = await signInAs("Mei Lin", { ...phone, viewport });
    await visit(page, demo);
    await expect(page.locator(".queue-row").first()).toBeInViewport({ ratio: 1 });
    await expect(panelOf(page)).toBeHidden();
    await page.locator(".queue-row").first().getByRole("link").click();
    await expect(panelOf(page)).toBeVisible();
    await expect(page.locator(".queue-row").first()).toBeHidden();
    await page.reload();
    await expect(panelOf(page).locator(".member-text")).toBeInViewport({ ratio: 0.5 });
  }
});

test("on a phone a tap opens the case alone; Next case and All cases lead on", async ({
  signInNew,
  signInAs,
}) => {
  const [first, second] = await makeCases({ signInNew }, "Tapped on", "Next on the phone");
  const page = await signInAs("Mei Lin", phone);
  await findRow(page, second!);
  const list = page.url();
  const panel = await selectCase(page, first!);
  await expect(rowOf(page, first!)).toBeHidden();
  await expect(page.getByRole("region", { name: /selected/i })).toBeHidden();
  await panel.getByRole("link", { name: "Next case" }).click();
  await expect(panel).toContainText(second!);
  await expect(rowOf(page, second!)).toBeHidden();
  await panel.getByRole("link", { name: "All cases" }).click();
  await expect(page).toHaveURL(list);
  await expect(rowOf(page, first!)).toBeVisible();
  await expect(panelOf(page)).toBeHidden();

  await selectCase(page, first!);
  await panel.getByRole("button", { name: "Dismiss" }).click();
  await expect(status(page)).toContainText("1 report on Ola Quist's post dismissed.");
  await expect(status(page).getByRole("button", { name: "Undo" })).toBeInViewport({ ratio: 1 });
  await expect(panel).toContainText(second!);
  await expect(rowOf(page, second!)).toBeHidden();
});

test(
  "Back on a phone leads from the case to the same place in the list",
  javascript,
  async ({ signInAs }) => {
    const page = await signInAs("Mei Lin", phone);
    await visit(page, demo);
    const row = page.locator(".queue-row").nth(9);
    await row.scrollIntoViewIfNeeded();
    const scrolled = await page.evaluate(() => scrollY);
    expect(scrolled).toBeGreaterThan(0);
    await row.getByRole("link").click();
    await expect(panelOf(page)).toBeInViewport();
    await expect(panelOf(page).getByRole("link", { name: "All cases" })).toBeInViewport({ ratio: 1 });
    await page.goBack();
    await expect(row).toBeInViewport({ ratio: 1 });
  },
);
