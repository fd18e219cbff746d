import { expect, javascript, type Page, status, submit, test, withoutScript } from "../fixtures";
import { findRow, makeCases, openCase, panelOf, rowOf, selectCase, selectedRow } from "./cases";

test.use({ tolerate: /ERR_INTERNET_DISCONNECTED|ERR_FAILED|Failed to fetch manifest patches/ });

test(
  "whose case a colleague decided first sees who it was in the status line and the row, and keeps the note",
  javascript,
  async ({ signInNew, signInModerator }) => {
    const [words, next] = await makeCases({ signInNew }, "Both at it", "The one after");
    const { page } = await signInModerator("Nadia Haddad");
    const { page: colleague } = await signInModerator("Olga Petrova");
    await findRow(page, next!);
    const panel = await selectCase(page, words!);
    const theirs = await openCase(colleague, words!);
    await theirs.getByRole("button", { name: "Hide" }).click();
    await expect(status(colleague)).toContainText("post hidden");

    await panel.getByLabel("Note").fill("It is a poem.");
    await panel.getByRole("button", { name: "Dismiss" }).click();
    await expect(status(page)).toContainText(/Ola Quist's post: Olga Petrova hid this post/);
    await expect(selectedRow(page)).toContainText(next!);
    const row = rowOf(page, words!);
    await expect(row).toContainText("Olga Petrova hid this post");
    await expect(row.getByRole("checkbox")).toHaveCount(0);
    const opacity = (part: string) =>
      row.locator(part).evaluate((element) => Number(getComputedStyle(element).opacity));
    expect(await opacity(".queue-row-words")).toBeLessThan(1);

    await selectCase(page, words!);
    await expect(panel.getByLabel("Note")).toHaveValue("It is a poem.");
    for (const name of ["Hide", "Warn", "Dismiss"])
      await expect(panel.getByRole("button", { name, exact: true })).toHaveCount(0);
    for (const key of ["h", "w", "d"]) await page.keyboard.press(key);
    await expect(row).toBeVisible();
    await expect(rowOf(page, next!)).toBeVisible();
  },
);

test(
  "a case that a colleague decided and opened again can be decided, with the note that was typed",
  javascript,
  async ({ signInNew, signInModerator }) => {
    const [words, next] = await makeCases({ signInNew }, "Decided and opened again", "The one after it");
    const { page } = await signInModerator("Nadia Haddad");
    const { page: colleague } = await signInModerator("Olga Petrova");
    await findRow(page, next!);
    const panel = await selectCase(page, words!);
    const theirs = await openCase(colleague, words!);
    await theirs.getByRole("button", { name: "Hide" }).click();
    await expect(status(colleague)).toContainText("post hidden");
    await status(colleague).getByRole("button", { name: "Undo" }).click();
    await expect(status(colleague)).toContainText("Undone");

    await panel.getByLabel("Note").fill("It is a poem.");
    await panel.getByRole("button", { name: "Dismiss" }).click();
    await expect(status(page)).toContainText("Olga Petrova undid the decision");
    await selectCase(page, words!);
    await expect(panel.getByLabel("Note")).toHaveValue("It is a poem.");
    await panel.getByRole("button", { name: "Dismiss" }).click();
    await expect(status(page)).toContainText("1 report on Ola Quist's post dismissed.");
    await expect(rowOf(page, words!)).toHaveCount(0);
  },
);

test(
  "selecting another case while the page is loaded again does not leave it as it was",
  javascript,
  async ({ signInNew, signInModerator }) => {
    const [words, next] = await makeCases({ signInNew }, "Opened again meanwhile", "Selected meanwhile");
    const { page } = await signInModerator("Nadia Haddad");
    const { page: colleague } = await signInModerator("Olga Petrova");
    await findRow(page, next!);
    const panel = await selectCase(page, words!);
    const theirs = await openCase(colleague, words!);
    await theirs.getByRole("button", { name: "Hide" }).click();
    await expect(status(colleague)).toContainText("post hidden");
    await status(colleague).getByRole("button", { name: "Undo" }).click();
    await expect(status(colleague)).toContainText("Undone");

    // The first answer never comes.
    let asked = 0;
    const isData = (url: URL) => url.pathname.endsWith("/moderation.data");
    await page.route(isData, (route) => (asked++ === 0 ? undefined : route.continue()));
    await panel.getByRole("button", { name: "Dismiss" }).click();
    await expect(status(page)).toContainText("Olga Petrova undid the decision");
    await expect.poll(() => asked).toBe(1);
    await selectCase(page, next!);
    await selectCase(page, words!);
    await panel.getByRole("button", { name: "Dismiss" }).click();
    await expect(status(page)).toContainText("1 report on Ola Quist's post dismissed.");
  },
);

test(
  "without script too, the second is told who decided, and keeps the note",
  withoutScript,
  async ({ signInNew, signInModerator }) => {
    const [words] = await makeCases({ signInNew }, "Both at it, without script");
    const { page } = await signInModerator("Nadia Haddad");
    const { page: colleague } = await signInModerator("Olga Petrova");
    const panel = await openCase(page, words!);
    const theirs = await openCase(colleague, words!);
    await theirs.getByRole("button", { name: "Warn" }).click();
    await expect(status(colleague)).toContainText("warned");
    await panel.getByLabel("Note").fill("It is a poem.");
    await panel.getByRole("button", { name: "Dismiss" }).click();
    await expect(page.getByRole("alert")).toContainText("Olga Petrova warned the author");
    await expect(page.getByLabel("Note")).toHaveValue("It is a poem.");
  },
);

test(
  "a decision that could not be sent brings the row back, says why and keeps the note",
  javascript,
  async ({ signInNew, signInAs }) => {
    const [words, next] = await makeCases({ signInNew }, "Decided on a train", "Read on a train");
    const page = await signInAs("Mei Lin");
    await findRow(page, next!);
    const panel = await selectCase(page, words!);
    await panel.getByLabel("Note").fill("My careful note");
    await page.context().setOffline(true);
    await panel.getByRole("button", { name: "Dismiss" }).click();
    await expectNotDecided(page, words!, "You're offline.");
    await expect(selectedRow(page)).toContainText(next!);

    await page.context().setOffline(false);
    await selectCase(page, words!);
    await expect(panel.getByLabel("Note")).toHaveValue("My careful note");
    await panel.getByRole("button", { name: "Dismiss" }).click();
    await expect(status(page)).toContainText("1 report on Ola Quist's post dismissed.");
    await expect(rowOf(page, words!)).toHaveCount(0);
  },
);

test(
  "so does one that came too fast after the others",
  { tag: ["@javascript", "@long"] },
  async ({ signInNew, signInModerator }) => {
    const [words, next] = await makeCases({ signInNew }, "The sixty-first", "The sixty-second");
    const { page } = await signInModerator("Nadia Haddad");
    await findRow(page, next!);
    const panel = await selectCase(page, words!);
    await panel.getByLabel("Note").fill("My careful note");
    const address = (await panel.getByRole("link", { name: "Open case" }).getAttribute("href"))!.split(
      "?",
    )[0];
    // A minute's worth of acts.
    for (let act = 0; act < 30; act++)
      for (const [name, version] of [
        ["hide", 2 * act],
        ["unhide", 2 * act + 1],
      ] as const)
        await submit(page.request, `${address}/${name}`, {
          reason: "spam",
          note: "",
          version: String(version),
          to: "/moderation/log",
        });
    await panel.getByRole("button", { name: "Dismiss" }).click();
    await expectNotDecided(page, words!, "minute");
    await selectCase(page, words!);
    await expect(panel.getByLabel("Note")).toHaveValue("My careful note");
  },
);

async function expectNotDecided(page: Page, words: string, why: string) {
  await expect(rowOf(page, words)).toContainText("Not decided yet");
  await expect(rowOf(page, words).getByRole("checkbox")).toBeEnabled();
  await expect(status(page)).toContainText("Ola Quist's post:");
  await expect(status(page)).toContainText(why);
  await expect(panelOf(page)).not.toContainText(words);
}
