import {
  control,
  expect,
  giveNameAndEmail,
  type Page,
  post,
  postBox,
  publish,
  sendPost,
  status,
  submit,
  test,
  unique,
  visit,
} from "../fixtures";

async function openDeletion(page: Page) {
  await visit(page, "/account");
  await control(page, "Delete my account").click();
  await expect(page.getByRole("heading", { name: "Delete your account?", level: 1 })).toBeVisible();
}

const pressDelete = (page: Page) => page.getByRole("button", { name: "Delete my account" }).click();

async function expectDeleted(page: Page) {
  await expect(page).toHaveURL("/");
  await expect(status(page)).toHaveText("Your account is deleted.");
  await expect(page.getByRole("button", { name: "Log in" }).first()).toBeVisible();
}

const idOf = async (page: Page) => {
  const href = await page.locator("a.account-name").getAttribute("href");
  return Number(href!.split("/").at(-1));
};

test("a member reads what goes and what stays, takes a copy, and is gone; they come back as somebody new", async ({
  signInNew,
  openVisitor,
  signInAs,
}) => {
  const { page, name, email } = await signInNew("Vera Lind");
  const words = unique("To go with the account");
  await publish(page, words);
  await visit(page, "/");
  const id = await idOf(page);
  await openDeletion(page);
  await expect(page.getByText("Your 1 post, deleted at once.")).toBeVisible();
  await expect(page.getByText(`“Deleted member ${id}”`)).toBeVisible();
  const downloading = page.waitForEvent("download");
  await page.getByRole("link", { name: "Export my data" }).click();
  expect(await (await downloading).failure()).toBeNull();
  await control(page, "Keep my account").click();
  await expect(page.getByRole("heading", { name: "Account", level: 1 })).toBeVisible();

  await openDeletion(page);
  await pressDelete(page);
  await expectDeleted(page);
  await expect(status(page)).toBeFocused();
  await expect(post(page, words)).toHaveCount(0);

  const visitor = await openVisitor();
  await visit(visitor, `/users/${id}`);
  await expect(visitor.getByRole("heading", { level: 1 })).toContainText(`Deleted member ${id}`);
  await expect(visitor.getByText(name)).toHaveCount(0);
  const moderator = await signInAs("Mei Lin");
  await visit(moderator, "/moderation/log");
  const entry = moderator.getByRole("listitem").filter({ hasText: "deleted their account" });
  await expect(entry.filter({ hasText: `Deleted member ${id}` })).toHaveCount(1);

  await giveNameAndEmail(page, { name, email });
  await visit(page, "/");
  expect(await idOf(page)).toBeGreaterThan(id);
});

test("what was typed in another tab can be copied there, and waits for the account that they make next", async ({
  signInNew,
  javaScriptEnabled,
}) => {
  const { page, name, email } = await signInNew("Otto Berg");
  const tab = await page.context().newPage();
  await visit(tab, "/posts/new");
  const words = unique("Written while leaving");
  await postBox(tab).fill(words);
  await openDeletion(page);
  await pressDelete(page);
  await expectDeleted(page);
  await sendPost(tab);
  await expect(tab.getByText("You've deleted this account").first()).toBeVisible();
  if (javaScriptEnabled) await expect(postBox(tab)).toHaveValue(words);
  else await expect(tab.getByText(words)).toBeVisible();
  await visit(page, "/posts/new");
  await giveNameAndEmail(page, { name, email });
  await visit(page, "/posts/new");
  await expect(postBox(page)).toHaveValue(words);
});

test("the blocked may leave, and the block meets them again, where they can appeal", async ({
  signInNew,
  signInModerator,
}) => {
  const { page, name, email } = await signInNew("Bruno Kral");
  await visit(page, "/");
  const id = await idOf(page);
  const moderator = await signInModerator("Dana Malik");
  await submit(moderator.page.request, `/moderation/users/${id}/block`, {
    reason: "harassment",
    note: "Three people, in one evening",
    duration: "7d",
  });
  await visit(page, "/account");
  // The provider still knows this browser otherwise.
  await page.context().clearCookies({ name: /^idp_/ });
  await giveNameAndEmail(page, { name, email });
  await openDeletion(page);
  await expect(page.getByText("Your block, until")).toBeVisible();
  await pressDelete(page);
  await expectDeleted(page);

  await giveNameAndEmail(page, { name, email });
  await expect(page.getByText("A moderator has blocked your account until").first()).toBeVisible();
  await expect(page.getByText("Three people, in one evening").first()).toBeVisible();
  await control(page, "Appeal").first().click();
  await expect(page.getByRole("button", { name: "Send appeal" })).toBeVisible();
  await visit(moderator.page, "/moderation/log");
  await expect(moderator.page.getByText("as they were when they deleted an earlier account")).toHaveCount(1);
});

test("a moderator who is writing about them meanwhile is told, and keeps what was typed", async ({
  signInNew,
  signInModerator,
}) => {
  const { page } = await signInNew("Rosa Weg");
  await visit(page, "/");
  const id = await idOf(page);
  const { page: tab } = await signInModerator("Ike Moss");
  await visit(tab, `/moderation/users/${id}`);
  const form = tab.locator("form", { has: tab.getByRole("button", { name: "Block", exact: true }) });
  await form.getByRole("radio", { name: "Spam" }).check();
  await form.getByRole("radio", { name: "1 day" }).check();
  await form.getByRole("textbox", { name: "Note" }).fill("Typed at length");
  await openDeletion(page);
  await pressDelete(page);
  await expectDeleted(page);
  await form.getByRole("button", { name: "Block", exact: true }).click();
  await expect(tab.getByText("This account has been deleted. Nothing was changed")).toBeVisible();
  await expect(tab.getByRole("heading", { level: 1 })).toContainText(`Deleted member ${id}`);
  await expect(form.getByRole("textbox", { name: "Note" })).toHaveValue("Typed at length");
});

test("the only admin reads why they can't, and is led to the members", async ({ signInAs }) => {
  const page = await signInAs("Amara Okafor");
  await openDeletion(page);
  await expect(page.getByText("You're the only admin.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Delete my account" })).toHaveCount(0);
  await control(page, "Choose an admin").click();
  await expect(page).toHaveURL(/\/admin\/users/);
});
