import { randomUUID } from "node:crypto";
import {
  control,
  expect,
  giveNameAndEmail,
  javascript,
  type Page,
  post,
  postBox,
  sendPost,
  status,
  test,
  unique,
  visit,
} from "../fixtures";

/** As Auth0's own database gives it: the address is the name. */
function nameless() {
  const email = `${randomUUID().slice(0, 13)}@names.example`;
  return { name: email, email };
}

const nameBox = (page: Page) => page.getByRole("textbox", { name: "Your name" });
const save = (page: Page) => page.getByRole("button", { name: "Save name" }).click();
const openReset = async (page: Page) => {
  await page.getByRole("link", { name: "Reset name" }).click();
  await expect(page.getByRole("heading", { name: "Reset name" })).toBeVisible();
};
const header = (page: Page) => page.getByRole("banner");
const notice = (page: Page) => page.locator(".notice");

test("whoever has an address for a name chooses one, then posts what they had typed under it", async ({
  openVisitor,
}) => {
  const page = await openVisitor();
  await visit(page, "/posts/new");
  await giveNameAndEmail(page, nameless());
  await expect(page).toHaveURL("/welcome?to=%2Fposts%2Fnew");
  await expect(page.getByRole("heading", { name: "Welcome to Plaza" })).toBeVisible();

  await nameBox(page).fill("Меi Lin");
  await save(page);
  await expect(page.getByText("This name could be taken for a moderator")).toBeVisible();
  await expect(nameBox(page)).toHaveValue("Меi Lin");

  await nameBox(page).fill("Nia Okonjo");
  await save(page);
  await expect(page).toHaveURL("/posts/new");
  await expect(status(page)).toHaveText("Your name is now Nia Okonjo.");
  const words = unique("The first words under a name");
  await postBox(page).fill(words);
  await sendPost(page);
  await expect(post(page, words)).toContainText("Nia Okonjo");
  await expect(header(page)).toContainText("Nia Okonjo");
});

test("it can be skipped, and the name chosen later from one's own page", async ({ openVisitor }) => {
  const page = await openVisitor();
  await visit(page, "/rules");
  await giveNameAndEmail(page, nameless());
  await control(page, "Skip for now").click();
  await expect(page).toHaveURL("/rules");
  await header(page)
    .getByRole("link", { name: /^Member \d+$/ })
    .click();
  await control(page, "Change name").click();
  await expect(page.getByRole("heading", { name: "Change your name" })).toBeVisible();
  await nameBox(page).fill("Later Perhaps");
  await save(page);
  await expect(page).toHaveURL(/\/users\/\d+$/);
  await expect(status(page)).toHaveText("Your name is now Later Perhaps.");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Later Perhaps");
});

test("a name is reset: its member is told why, chooses another, appeals, and is heard", async ({
  signInNew,
  signInAs,
}) => {
  const { page } = await signInNew("Cheap Tickets Now");
  const [mateo, mei] = [await signInAs("Mateo Rivera"), await signInAs("Mei Lin")];
  await visit(page, "/");
  const address = (await header(page).getByRole("link", { name: "Cheap Tickets Now" }).getAttribute("href"))!;
  const reason = unique("This is an advert");

  await visit(mateo, `/moderation${address}`);
  await openReset(mateo);
  await mateo.getByRole("radio", { name: "Spam" }).check();
  await mateo.getByLabel("Note").fill(reason);
  await mateo.getByRole("button", { name: "Reset name" }).click();
  await expect(status(mateo)).toContainText("Name reset.");
  await expect(status(mateo).getByRole("button", { name: "Undo" })).toBeVisible();
  await expect(mateo.getByRole("heading", { level: 1 })).toContainText(/Member \d+/);

  await visit(page, "/notices");
  for (const part of ["A moderator reset your name.", reason, "spam"])
    await expect(notice(page)).toContainText(part);
  await expect(page.getByText("Mateo Rivera")).toHaveCount(0);
  await control(notice(page), "Choose another name").click();
  await nameBox(page).fill("cheap  tickets now");
  await save(page);
  await expect(page.getByText("A moderator reset this name. Choose a different one.")).toBeVisible();
  await nameBox(page).fill("Rosa Lindqvist");
  await save(page);
  await expect(status(page)).toHaveText("Your name is now Rosa Lindqvist.");

  await visit(page, "/notices");
  await control(notice(page), "Appeal").click();
  await expect(page.getByText("Your name was Cheap Tickets Now.")).toBeVisible();
  const plea = unique("It is the name of my band");
  await page.getByRole("textbox", { name: "Your appeal" }).fill(plea);
  await page.getByRole("button", { name: "Send appeal" }).click();
  await expect(status(page)).toHaveText("Appeal sent.");

  await visit(mei, "/moderation/appeals");
  const row = mei.locator("article.appeal").filter({ hasText: plea });
  while ((await row.count()) === 0)
    await visit(mei, (await mei.getByRole("link", { name: "More appeals" }).getAttribute("href"))!);
  await expect(row).toContainText("The name was Cheap Tickets Now.");
  await row.getByRole("button", { name: "Overturn" }).click();
  await expect(status(mei)).toContainText("The name is allowed again; Rosa Lindqvist has been told.");
  await visit(page, "/notices");
  await expect(notice(page).first()).toContainText("agreed: your former name is allowed.");
});

test("a reset is undone from its message, and the name is back", async ({ signInNew, signInModerator }) => {
  const { page } = await signInNew("Ulla Brandt");
  const moderator = await signInModerator("Tove Ahlin");
  await visit(page, "/");
  const address = (await header(page).getByRole("link", { name: "Ulla Brandt" }).getAttribute("href"))!;
  await visit(moderator.page, `/moderation${address}`);
  await openReset(moderator.page);
  await moderator.page.getByRole("radio", { name: "Hate" }).check();
  await moderator.page.getByRole("button", { name: "Reset name" }).click();
  await status(moderator.page).getByRole("button", { name: "Undo" }).click();
  await expect(status(moderator.page)).toContainText("Undone. Their former name is back");
  await expect(moderator.page.getByRole("heading", { level: 1 })).toContainText("Ulla Brandt");
  await visit(page, "/notices");
  await expect(notice(page)).toHaveCount(1);
  await expect(notice(page)).toContainText("Resetting your name was undone.");
});

test("what was typed outlives a session that ended", async ({ signInNew }) => {
  const { page } = await signInNew("Before Now");
  await visit(page, "/account/name");
  await nameBox(page).fill("After All");
  await page.context().clearCookies({ name: "__Host-session" });
  await save(page);
  await expect(page.getByText("What you typed is kept for ten minutes")).toBeVisible();
  await page.getByRole("main").getByRole("button", { name: "Log in" }).click();
  await expect(page).toHaveURL("/account/name");
  await expect(nameBox(page)).toHaveValue("After All");
  await save(page);
  await expect(status(page)).toHaveText("Your name is now After All.");
});

test("a name is saved from the keyboard alone", javascript, async ({ signInNew }) => {
  const { page } = await signInNew("Keys Only");
  await visit(page, "/account/name");
  await nameBox(page).focus();
  await page.keyboard.press("Control+A");
  await page.keyboard.type("ada@plaza.example");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("alert")).toContainText("Leave the @ out");
  await page.keyboard.press("Shift+Tab");
  await expect(nameBox(page)).toBeFocused();
  await page.keyboard.press("Control+A");
  await page.keyboard.type("Typed By Hand");
  await page.keyboard.press("Enter");
  await expect(status(page)).toHaveText("Your name is now Typed By Hand.");
  await expect(status(page)).toBeFocused();
});

test("a name of 80 letters, and one from right to left, fit where they are told, on the narrowest window", async ({
  signInNew,
  signInModerator,
}) => {
  const { page } = await signInNew("Short");
  const moderator = await signInModerator("Vera Quist");
  for (const name of ["W".repeat(80), "محمد ".repeat(16).trim()]) {
    await visit(page, "/account/name");
    await nameBox(page).fill(name);
    await save(page);
    await expect(status(page)).toContainText(name);
    await expectNoSideways(page);
    const address = new URL(page.url()).pathname;
    await visit(moderator.page, `/moderation${address}`);
    await expectNoSideways(moderator.page);
    await openReset(moderator.page);
    await moderator.page.getByRole("radio", { name: "Spam" }).check();
    await moderator.page.getByRole("button", { name: "Reset name" }).click();
    await expect(status(moderator.page)).toContainText("Name reset.");
    await expect(moderator.page.getByText(`The name was ${name}.`)).toBeVisible();
    await expectNoSideways(moderator.page);
    await visit(page, "/notices");
    await control(notice(page).first(), "Appeal").click();
    await expect(page.getByText(`Your name was ${name}.`)).toBeVisible();
    await expectNoSideways(page);
  }
});

async function expectNoSideways(page: Page) {
  await page.setViewportSize({ width: 320, height: 700 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
}
