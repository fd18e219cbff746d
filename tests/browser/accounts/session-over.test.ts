import {
  control,
  expect,
  makeReport,
  type Page,
  post,
  publish,
  status,
  test,
  unique,
  visit,
} from "../fixtures";
import { findRow, openCase, queueOf, rowOf, tick } from "../moderation/cases";

const threeBytes = (count: number) => "字".repeat(count);

/** The session ends, the form is sent, and whoever typed it logs in again. */
async function sendWithoutSession(page: Page, send: () => Promise<void>) {
  await page.context().clearCookies({ name: "__Host-session" });
  await send();
  await expect(page.getByText("What you typed is kept for ten minutes")).toBeVisible();
  await page.getByRole("main").getByRole("button", { name: "Log in" }).click();
  await expect(page.getByRole("button", { name: "Log out" })).toBeVisible();
}

const press = (page: Page, name: string) => () => page.getByRole("button", { name, exact: true }).click();

test("a post and a report that are sent when the session is over are there after logging in", async ({
  signInNew,
}) => {
  const [author, { page }] = [await signInNew("Emre Kaya"), await signInNew("Ayaan Warsame")];
  const address = await publish(author.page, unique("Somebody else's"));
  const words = unique(threeBytes(250));
  await visit(page, "/");
  await page.getByLabel("Your post").fill(words);
  await sendWithoutSession(page, press(page, "Post"));
  await expect(page.getByLabel("Your post")).toHaveValue(words);
  await press(page, "Post")();
  await expect(status(page)).toHaveText("Posted.");
  await expect(post(page, words)).toHaveCount(1);
  await expect(page.getByLabel("Your post")).toHaveValue("");

  await visit(page, `${address}/report`);
  await page.getByRole("radio", { name: "Violence" }).check();
  await page.getByLabel("Note").fill(threeBytes(500));
  await sendWithoutSession(page, press(page, "Send report"));
  await expect(page.getByRole("radio", { name: "Violence" })).toBeChecked();
  await expect(page.getByLabel("Note")).toHaveValue(threeBytes(500));
  await press(page, "Send report")();
  await expect(status(page)).toContainText("Report sent. Thank you.");
  await visit(page, `${address}/report`);
  await expect(page.getByLabel("Note")).toHaveValue("");
});

test("so is a decision about several cases, with its ticks", async ({ signInNew, signInModerator }) => {
  const [author, reporter] = [await signInNew("Emre Kaya"), await signInNew("Rita Sand")];
  const { page } = await signInModerator("Nadia Haddad");
  const words = [unique("The first case"), unique("The second case")];
  for (const each of words) await makeReport(reporter.page, await publish(author.page, each), "violence");
  await findRow(page, words[1]!, queueOf("violence"));
  await tick(page, ...words);
  const bulk = page.locator("#bulk");
  await bulk.getByLabel("Reason").selectOption("hate");
  await bulk.getByLabel("Note").fill(threeBytes(500));
  await sendWithoutSession(page, press(page, "Hide selected"));
  for (const each of words) await expect(rowOf(page, each).getByRole("checkbox")).toBeChecked();
  await expect(bulk.getByLabel("Reason")).toHaveValue("hate");
  await expect(bulk.getByLabel("Note")).toHaveValue(threeBytes(500));
  await press(page, "Dismiss selected")();
  await expect(status(page)).toContainText("2 cases dismissed.");
});

test(
  "so are a decision from the queue, a block and a reply to an appeal",
  { tag: "@long" },
  async ({ signInNew, signInModerator }) => {
    const [author, reporter] = [await signInNew("Emre Kaya"), await signInNew("Rita Sand")];
    const { page } = await signInModerator("Nadia Haddad");
    const words = unique("To be hidden");
    const address = await publish(author.page, words);
    await makeReport(reporter.page, address, "violence");
    const panel = await openCase(page, words, queueOf("violence"));
    await panel.getByRole("radio", { name: "Hate" }).check();
    await panel.getByLabel("Note").fill("My careful note");
    await sendWithoutSession(page, () => panel.getByRole("button", { name: "Hide", exact: true }).click());
    await expect(page.getByRole("radio", { name: "Hate" })).toBeChecked();
    await expect(page.getByLabel("Note")).toHaveValue("My careful note");
    await press(page, "Hide")();
    await expect(status(page)).toContainText("post hidden");
    await expect(page).toHaveURL(/\/moderation\?/);

    await visit(author.page, address);
    await control(author.page, "Appeal").click();
    await author.page.getByLabel("Your appeal").fill(threeBytes(1_000));
    await sendWithoutSession(author.page, press(author.page, "Send appeal"));
    await expect(author.page.getByLabel("Your appeal")).toHaveValue(threeBytes(1_000));
    await press(author.page, "Send appeal")();
    await expect(status(author.page)).toHaveText("Appeal sent.");

    const { page: colleague } = await signInModerator("Olga Petrova");
    await visit(colleague, "/moderation/appeals");
    const appeal = colleague.locator("article.appeal").filter({ hasText: words });
    await appeal.getByLabel("Reply").fill("My careful reply");
    await sendWithoutSession(colleague, () => appeal.getByRole("button", { name: "Uphold" }).click());
    await expect(colleague.getByLabel("Reply")).toHaveValue("My careful reply");
    await press(colleague, "Uphold")();
    await expect(status(colleague)).toContainText("has been told.");

    await visit(page, address);
    await page
      .getByRole("link", { name: /^Emre Kaya/ })
      .first()
      .click();
    await expect(page).toHaveURL(/\/users\//);
    await visit(page, `/moderation${new URL(page.url()).pathname}`);
    const block = page.getByRole("region", { name: "Block" });
    await block.getByRole("radio", { name: "Harassment" }).check();
    await block.getByRole("radio", { name: "30 days" }).check();
    await block.getByLabel("Note").fill("My careful note");
    await sendWithoutSession(page, press(page, "Block"));
    await expect(block.getByRole("radio", { name: "30 days" })).toBeChecked();
    await expect(block.getByRole("radio", { name: "Harassment" })).toBeChecked();
    await expect(block.getByLabel("Note")).toHaveValue("My careful note");
  },
);
