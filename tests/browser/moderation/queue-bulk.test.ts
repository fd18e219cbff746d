import { expect, javascript, status, submit, test } from "../fixtures";
import { findRow, makeCases, openCase, rowOf, tick } from "./cases";

const phone = { width: 360, height: 740 };

test("several cases get one verdict, and each result quotes its post and is undone on its own", async ({
  signInNew,
  signInModerator,
}, { project }) => {
  const made = await makeCases({ signInNew }, "One of several", "Decided before", "Another of several");
  const [{ page }, { page: colleague }] = [
    await signInModerator("Nadia Haddad"),
    await signInModerator("Olga Petrova"),
  ];
  await findRow(page, made[2]!);
  await tick(page, ...made);
  const theirs = await openCase(colleague, made[1]!);
  await theirs.getByRole("button", { name: "Dismiss" }).click();
  await expect(status(colleague)).toContainText("dismissed");

  const bulk = page.locator("#bulk");
  const hide = bulk.getByRole("button", { name: "Hide selected" });
  await hide.click();
  await expect(bulk).toContainText("Choose a reason.");
  // Without script the form comes back on a page of its own, with the cases.
  if (project.name === "javascript")
    for (const words of made) await expect(rowOf(page, words).getByRole("checkbox")).toBeChecked();
  await bulk.getByLabel("Reason").selectOption("sexual");
  await hide.click();
  await expect(status(page)).toContainText("2 posts hidden, 1 skipped.");
  await expect(status(page)).toContainText(`“${made[1]}”: Olga Petrova dismissed the reports`);
  await expect(page).toHaveURL(/\/moderation\?/);
  for (const words of made) await expect(rowOf(page, words)).toHaveCount(0);

  await status(page).locator("summary").click();
  const result = (words: string) =>
    status(page)
      .getByRole("listitem")
      .filter({ hasText: `“${words}”` });
  await result(made[0]!).getByRole("button", { name: "Undo" }).click();
  await expect(status(page)).toContainText("Undone");
  await expect(rowOf(page, made[0]!)).toBeVisible();
  await expect(rowOf(page, made[2]!)).toHaveCount(0);
  // Without a navigation the list of the others stays.
  if (project.name !== "javascript") return;
  await result(made[2]!).getByRole("button", { name: "Undo" }).click();
  await expect(rowOf(page, made[2]!)).toBeVisible();
  await expect(result(made[2]!)).toHaveCount(0);
});

test("Undo all takes a bulk decision back, and says what a colleague has taken back before", async ({
  signInNew,
  signInModerator,
}) => {
  const made = await makeCases({ signInNew }, "All of it", "And this", "Taken back before");
  const [{ page }, { page: colleague }] = [
    await signInModerator("Nadia Haddad"),
    await signInModerator("Olga Petrova"),
  ];
  await findRow(page, made[2]!);
  await tick(page, ...made);
  await page.getByRole("button", { name: "Dismiss selected" }).click();
  await expect(status(page)).toContainText("3 cases dismissed.");
  await status(page).locator("summary").click();
  const link = status(page).getByRole("listitem").filter({ hasText: made[2]! }).getByRole("link");
  await colleague.goto((await link.getAttribute("href"))!);
  const history = colleague.getByRole("region", { name: "History" });
  const undo = await history.locator("[action$='/undo']").getAttribute("action");
  await submit(colleague.request, undo!, {});

  await status(page).getByRole("button", { name: "Undo all" }).click();
  await expect(status(page)).toContainText("2 decisions undone, 1 skipped.");
  await expect(status(page)).toContainText(/Olga Petrova already undid it/);
  for (const words of made) await expect(rowOf(page, words)).toBeVisible();
  await expect(status(page).getByRole("button", { name: "Undo all" })).toHaveCount(0);
});

test(
  "the form for several cases waits until one is ticked, and ticks all of the page",
  javascript,
  async ({ signInNew, signInAs }) => {
    const [words] = await makeCases({ signInNew }, "To be ticked");
    const page = await signInAs("Mateo Rivera");
    await openCase(page, words!);
    const hide = page.getByRole("button", { name: "Hide selected" });
    await expect(hide).toBeHidden();
    await page.keyboard.press("x");
    await expect(hide).toBeInViewport();
    await expect(page.getByRole("heading", { name: "1 selected" })).toBeVisible();
    const all = await page.locator(".queue-row").count();
    await page.getByRole("button", { name: `Select all ${all}` }).click();
    await expect(page.getByRole("heading", { name: `${all} selected` })).toBeVisible();
    await page.getByRole("button", { name: "Select none" }).click();
    await expect(hide).toBeHidden();
    await expect(rowOf(page, words!).getByRole("checkbox")).not.toBeChecked();
  },
);

test(
  "the form for several cases takes 15 % of a phone at most, and comes before the rows in the focus order",
  javascript,
  async ({ signInNew, signInAs }) => {
    const [words] = await makeCases({ signInNew }, "Ticked on a phone");
    const page = await signInAs("Mateo Rivera", { viewport: phone, hasTouch: true, isMobile: true });
    await findRow(page, words!);
    await tick(page, words!);
    const bulk = page.locator(".bulk");
    await expect(bulk.getByRole("button", { name: "Hide selected" })).toBeInViewport({ ratio: 1 });
    await expect(bulk.getByRole("button", { name: "Dismiss selected" })).toBeInViewport({ ratio: 1 });
    await expect(bulk.getByLabel("Reason")).toBeInViewport({ ratio: 1 });
    expect((await bulk.boundingBox())!.height).toBeLessThanOrEqual(0.15 * phone.height);

    await page.locator(".queue-filter summary").focus();
    await page.keyboard.press("Tab");
    await expect(bulk.locator(":focus")).toHaveCount(1);
  },
);
