import {
  control,
  expect,
  javascript,
  type Locator,
  type Page,
  post,
  publish,
  status,
  test,
  unique,
  visit,
} from "../fixtures";

/** Whether the focus is visible: an outline of at least 2 px, on the control or on the tile around it. */
const isFocusVisible = (page: Page) =>
  page.evaluate(() => {
    const focused = document.activeElement;
    return [focused, focused?.closest(".radio-option")].some((element) => {
      if (!element) return false;
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      return outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
    });
  });

const focused = (page: Page) => page.locator(":focus");

/** Presses the Tab key until the control has the focus, which must be seen there. */
async function tabTo(page: Page, control: Locator) {
  for (let tabs = 0; tabs < 60; tabs++) {
    await page.keyboard.press("Tab");
    if (!(await control.evaluate((element) => element === document.activeElement))) continue;
    expect(await isFocusVisible(page)).toBe(true);
    return;
  }
  throw new Error(`no way to ${String(control)}`);
}

async function pressOn(page: Page, control: Locator, key: "Enter" | "Space" = "Enter") {
  await tabTo(page, control);
  await page.keyboard.press(key);
}

test("the first key press offers to skip to the content", async ({ openVisitor }) => {
  const page = await openVisitor();
  await page.goto("/");
  await page.keyboard.press("Tab");
  await expect(focused(page)).toHaveText("Skip to content");
  await expect(focused(page)).toBeInViewport({ ratio: 1 });
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await expect(focused(page)).toHaveText("Log in or join");
});

test("the tab key goes through a page in the order in which it is read, and shows where it is", async ({
  signInNew,
}) => {
  const author = await signInNew("Per Lund");
  const { page, name } = await signInNew("Bea Torres");
  await publish(author.page, unique("Read with the tab key"));
  await visit(page, "/");
  const bar = page.getByRole("banner");
  const article = page.getByRole("article").first();
  const order = [
    bar.getByRole("link", { name: "Skip to content" }),
    bar.getByRole("link", { name: "home" }),
    bar.getByRole("link", { name: "Feed" }),
    bar.getByRole("link", { name: "Notices" }),
    bar.getByRole("link", { name: "Search" }),
    bar.getByRole("link", { name }),
    bar.getByRole("link", { name: "Account" }),
    bar.getByRole("button", { name: "Log out" }),
    page.getByLabel("Your post"),
    page.getByRole("button", { name: "Post", exact: true }),
    article.getByRole("link").nth(0),
    article.getByRole("link").nth(1),
    article.getByRole("link", { name: "Report" }),
  ];
  for (const stop of order) {
    await page.keyboard.press("Tab");
    await expect(stop).toBeFocused();
    expect(await isFocusVisible(page)).toBe(true);
  }
});

test("a member posts, reports and deletes by keyboard alone", async ({ signInNew }) => {
  const author = await signInNew("Per Lund");
  const address = await publish(author.page, unique("To be reported by keyboard"));
  const { page } = await signInNew("Mila Novak");
  const words = unique("Typed by keyboard");
  const { keyboard } = page;
  await visit(page, "/");
  await page.getByLabel("Your post").focus();
  await keyboard.type(words);
  await pressOn(page, page.getByRole("button", { name: "Post", exact: true }));
  await expect(status(page)).toBeFocused();
  await expect(post(page, words)).toHaveCount(1);

  await pressOn(page, post(page, words).getByRole("link", { name: "Delete" }));
  await expect(page).toHaveURL(/\/delete$/);
  await pressOn(page, page.getByRole("button", { name: "Delete" }));
  await expect(status(page)).toHaveText("Post deleted.");

  await visit(page, `${address}/report`);
  await page.getByRole("radio", { name: "Spam" }).focus();
  await keyboard.press("Space");
  await keyboard.press("ArrowRight");
  await expect(page.getByRole("radio", { name: "Harassment" })).toBeChecked();
  expect(await isFocusVisible(page)).toBe(true);
  await pressOn(page, page.getByRole("button", { name: "Send report" }));
  await expect(status(page)).toBeFocused();
});

test("a new person chooses a name, looks after the account and deletes it by keyboard alone", async ({
  signInNew,
}) => {
  const { page } = await signInNew("keys.only@plaza.example");
  const { keyboard } = page;
  await visit(page, "/welcome");
  await tabTo(page, page.getByLabel("Your name"));
  await keyboard.type("Only Keys");
  await keyboard.press("Enter");
  await expect(status(page)).toBeFocused();

  await visit(page, "/account");
  await pressOn(page, control(page, "Refresh my profile"), "Space");
  await expect(status(page)).toBeFocused();

  await pressOn(page, control(page, "Change name"));
  const name = page.getByLabel("Your name");
  await tabTo(page, name);
  await keyboard.press("ControlOrMeta+a");
  await keyboard.type("Mei Lin");
  await keyboard.press("Enter");
  // What is wrong is heard, and the field is one key back.
  await expect(page.getByRole("alert")).toBeFocused();
  expect(await isFocusVisible(page)).toBe(true);
  await keyboard.press("Shift+Tab");
  await expect(name).toBeFocused();

  await visit(page, "/account");
  await pressOn(page, control(page, "Delete my account"));
  await expect(page.getByRole("heading", { name: "Delete your account?" })).toBeVisible();
  await pressOn(page, page.getByRole("button", { name: "Delete my account" }), "Space");
  await expect(page).toHaveURL("/");
  await expect(status(page)).toBeFocused();
  await expect(control(page, "Log in").first()).toBeVisible();
});

// Visitors' pages have no script.
test(
  "a visitor searches by keyboard alone, and reads on from what was found",
  javascript,
  async ({ openVisitor }) => {
    const page = await openVisitor();
    await visit(page, "/");
    await pressOn(page, page.getByRole("link", { name: "Search" }));
    await tabTo(page, page.getByRole("searchbox"));
    await page.keyboard.type("nobody-said-this");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { name: "No posts found" })).toBeVisible();
    await tabTo(page, page.getByRole("searchbox"));
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.type("bread");
    await page.keyboard.press("Enter");
    await expect(page.locator("mark").first()).toBeVisible();
    await pressOn(page, page.getByRole("article").first().getByRole("link").nth(1));
    await expect(page).toHaveURL(/\/posts\/\d+$/);
  },
);

test("a moderator resets a name, and its member reads the statement, by keyboard alone", async ({
  signInNew,
  signInModerator,
}) => {
  const member = await signInNew("Reset By Keys");
  await visit(member.page, "/");
  const href = await member.page.getByRole("link", { name: member.name }).getAttribute("href");
  const { page } = await signInModerator("Key Resetter");
  await visit(page, `/moderation${href}`);
  await pressOn(page, control(page, "Reset name"));
  await tabTo(page, page.getByRole("radio", { name: "Spam" }));
  await page.keyboard.press("Space");
  await pressOn(page, page.getByRole("button", { name: "Reset name" }));
  await expect(status(page)).toBeFocused();
  await expect(status(page)).toContainText("reset");

  await visit(member.page, "/notices");
  await pressOn(member.page, control(member.page, "Statement of reasons"));
  await expect(member.page.getByRole("heading", { name: "Statement of reasons" })).toBeVisible();
  await pressOn(member.page, control(member.page, "Appeal"));
  await expect(member.page).toHaveURL(/\/appeals\/\d+/);
});
