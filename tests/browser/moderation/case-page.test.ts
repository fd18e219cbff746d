import { expect, javascript, makeReport, publish, status, submit, test, unique, visit } from "../fixtures";
import { findRow, makeCases, panelOf, selectCase } from "./cases";

const buttons = ["Hide", "Warn", "Dismiss"];

test("a case's page has the most named reason chosen, its history folded, and nothing loud", async ({
  signInNew,
  signInModerator,
}) => {
  const [author, reporter] = [await signInNew("Ola Quist"), await signInNew("Rita Sand")];
  const { page } = await signInModerator("Nadia Haddad");
  const words = unique("Decided again and again");
  const address = await publish(author.page, words);
  await makeReport(reporter.page, address, "hate");
  const acts = ["hide", "unhide", "hide", "unhide", "hide"];
  for (const [version, act] of acts.entries())
    await submit(page.request, `/moderation${address}/${act}`, {
      reason: "spam",
      note: "",
      version: String(version),
      to: "/moderation/log",
    });
  const loud = page.locator(".button-primary");
  await visit(page, `/moderation${address}`);
  expect(await loud.count()).toBeLessThanOrEqual(1);
  for (const name of ["Unhide", "Undo"]) await expect(loud.filter({ hasText: name })).toHaveCount(0);
  const history = page.getByRole("region", { name: "History" });
  await expect(history.getByRole("listitem").filter({ visible: true })).toHaveCount(1);
  await history.locator("summary", { hasText: "earlier entries" }).click();
  expect(await history.getByRole("listitem").filter({ visible: true }).count()).toBeGreaterThan(4);

  const open = await publish(author.page, unique("Reported for hate"));
  await makeReport(reporter.page, open, "hate");
  await visit(page, `/moderation${open}`);
  await expect(page.getByRole("radio", { name: "Hate" })).toBeChecked();
  for (const name of buttons) await expect(page.getByRole("button", { name, exact: true })).toBeVisible();
  expect(await loud.count()).toBeLessThanOrEqual(1);
  await page.getByRole("button", { name: "Warn", exact: true }).click();
  await expect(status(page)).toContainText("Ola Quist warned; 1 report upheld.");
  await page.getByRole("link", { name: "Next case" }).click();
  await expect(page).toHaveURL(/\/moderation\/posts\/\d+$/);
  await expect(page).not.toHaveURL(`/moderation${open}`);
});

test(
  "the keys are the same on a case's page, and j leads to the next case",
  javascript,
  async ({ signInNew, signInModerator }) => {
    const [author, reporter] = [await signInNew("Ola Quist"), await signInNew("Rita Sand")];
    const { page } = await signInModerator("Olga Petrova");
    const { keyboard } = page;
    const address = await publish(author.page, unique("Under all keys"));
    await makeReport(reporter.page, address, "other", "Look at it");
    const own = `/moderation${address}`;
    await visit(page, own);

    await keyboard.press("h");
    await expect(page.locator(".field-error")).toContainText("Choose a reason.");
    await expect(page.getByRole("radio").first()).toBeFocused();
    await keyboard.press("2");
    await expect(page.getByRole("radio", { name: "Harassment" })).toBeChecked();
    await keyboard.press("c");
    await expect(page.getByRole("button", { name: "Release" })).toBeVisible();
    await keyboard.press("c");
    await expect(page.getByRole("button", { name: "Claim" })).toBeVisible();
    for (const [key, said] of [
      ["h", "post hidden"],
      ["w", "warned"],
      ["d", "dismissed"],
    ] as const) {
      if (key === "w") await keyboard.press("2");
      await keyboard.press(key);
      await expect(status(page)).toContainText(said);
      await expect(page).toHaveURL(own);
      await keyboard.press("u");
      await expect(status(page)).toContainText("Undone");
      await expect(page.getByRole("button", { name: "Dismiss", exact: true })).toBeVisible();
    }
    await keyboard.press("n");
    await expect(page.getByLabel("Note")).toBeFocused();
    await keyboard.type("hdj");
    await expect(page.getByLabel("Note")).toHaveValue("hdj");
    await page.locator("main").focus();
    await keyboard.press("?");
    await expect(page.getByRole("dialog", { name: "Keys" })).toBeVisible();
    await keyboard.press("Escape");
    await keyboard.press("j");
    await expect(page).not.toHaveURL(own);
    await expect(page).toHaveURL(/\/moderation\/posts\/\d+$/);
    await visit(page, own);
    await keyboard.press("b");
    await expect(page).toHaveURL(/\/moderation\/users\/\d+/);
  },
);

test("a decision on a case opened from the queue leads back to the queue, at the next case", async ({
  signInNew,
  signInModerator,
}) => {
  const [words, next] = await makeCases({ signInNew }, "Opened from the queue", "Waits in the queue");
  const { page } = await signInModerator("Nadia Haddad");
  await findRow(page, next!);
  const panel = await selectCase(page, words!);
  await panel.getByRole("link", { name: "Open case" }).click();
  await expect(page.getByRole("region", { name: "Reports" })).toBeVisible();
  await page.getByRole("button", { name: "Dismiss", exact: true }).click();
  await expect(status(page)).toContainText("dismissed");
  await expect(panelOf(page)).toContainText(next!);
});

test(
  "what was chosen and typed for a case stays with it when one goes to the next",
  javascript,
  async ({ signInNew, signInModerator }) => {
    const [author, reporter] = [await signInNew("Ola Quist"), await signInNew("Rita Sand")];
    const { page } = await signInModerator("Nadia Haddad");
    const first = await publish(author.page, unique("Half decided"));
    await makeReport(reporter.page, first, "hate");
    const second = await publish(author.page, unique("Decided after it"));
    await makeReport(reporter.page, second, "violence");
    await visit(page, `/moderation${first}`);
    await page.keyboard.press("1");
    await expect(page.getByRole("radio", { name: "Spam" })).toBeChecked();
    await page.getByLabel("Note").fill("About the first alone");
    await page.locator("main").focus();
    await page.keyboard.press("j");
    await expect(page).toHaveURL(`/moderation${second}`);
    await expect(page.getByRole("radio", { name: "Violence" })).toBeChecked();
    await expect(page.getByLabel("Note")).toHaveValue("");
    await page.goBack();
    await expect(page).toHaveURL(`/moderation${first}`);
    await expect(page.getByRole("radio", { name: "Spam" })).toBeChecked();
    await expect(page.getByLabel("Note")).toHaveValue("About the first alone");
  },
);
