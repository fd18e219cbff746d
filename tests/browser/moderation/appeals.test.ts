import {
  control,
  expect,
  giveNameAndEmail,
  type Page,
  post,
  publish,
  makeReport,
  status,
  test,
  unique,
  visit,
} from "../fixtures";

const notices = (page: Page) => page.getByRole("link", { name: "Notices", exact: true });
const notice = (page: Page, words: string) => page.locator(".notice").filter({ hasText: words });

async function hide(moderator: Page, address: string, note: string) {
  await visit(moderator, `/moderation${address}`);
  await moderator.getByRole("radio", { name: "Spam", exact: true }).check();
  await moderator.getByLabel("Note").fill(note);
  await moderator.getByRole("button", { name: "Hide", exact: true }).click();
  await expect(status(moderator)).toContainText("post hidden");
}

/** The row of the open appeal with these words, on whichever page. */
async function findAppeal(moderator: Page, words: string) {
  await visit(moderator, "/moderation/appeals");
  const row = moderator.locator("article.appeal").filter({ hasText: words });
  while ((await row.count()) === 0) {
    const more = await moderator.getByRole("link", { name: "More appeals" }).getAttribute("href");
    await visit(moderator, more!);
  }
  return row;
}

test("an author gets notice that their post was hidden, appeals, and gets it back with a reply", async ({
  signInNew,
  signInAs,
  openVisitor,
}) => {
  const [author, reporter] = [await signInNew("Hedda Lund"), await signInNew("Omar Idris")];
  const [mateo, mei] = [await signInAs("Mateo Rivera"), await signInAs("Mei Lin")];
  const words = unique("My cousin sells honey");
  const [note, reply] = [unique("Reads like advertising"), unique("It is honey, and we were hasty")];
  const address = await publish(author.page, words);
  await makeReport(reporter.page, address, "spam");
  await hide(mateo, address, note);

  const { page } = author;
  await visit(page, "/");
  await expect(notices(page)).toHaveAccessibleDescription("1 unread");
  await notices(page).click();
  await expect(page.getByRole("heading", { level: 1, name: "Notices" })).toBeVisible();
  const hiddenNotice = notice(page, words);
  await expect(hiddenNotice).toContainText("New");
  await expect(hiddenNotice).toContainText("A moderator hid your post.");
  await expect(hiddenNotice).toContainText(note);
  await expect(page.getByText("Mateo Rivera")).toHaveCount(0);

  await control(hiddenNotice, "Appeal").click();
  const send = page.getByRole("button", { name: "Send appeal" });
  await send.click();
  await expect(page.getByRole("alert")).toContainText("Write something first.");
  const plea = unique("It is for the village fair");
  await page.getByRole("textbox", { name: "Your appeal" }).fill(plea);
  await send.click();
  await expect(status(page)).toHaveText("Appeal sent.");
  await expect(status(page)).toBeFocused();
  await expect(page.getByRole("textbox")).toHaveCount(0);
  await expect(page.getByText(plea)).toBeVisible();

  await visit(mei, "/moderation");
  await mei.getByRole("link", { name: "Appeals", exact: true }).click();
  await expect(mei.getByRole("heading", { level: 1, name: "Appeals" })).toBeVisible();
  const row = await findAppeal(mei, plea);
  for (const part of ["Hedda Lund", words, "Mateo Rivera", note]) await expect(row).toContainText(part);
  await expect(row).toContainText("Overturn: everyone can see the post again; its case reopens.");
  await row.getByLabel("Reply").fill(reply);
  await row.getByRole("button", { name: "Overturn" }).click();
  await expect(status(mei)).toContainText("The post is visible again;");
  await expect(mei.locator("article.appeal").filter({ hasText: plea })).toHaveCount(0);

  await visit(page, "/notices");
  const granted = notice(page, reply);
  await expect(granted).toContainText(
    "A moderator reviewed your appeal and agreed: your post is no longer hidden.",
  );
  // It takes the place of the notice of the hiding, which was not marked as read.
  await expect(notices(page)).toHaveAccessibleDescription("1 unread");
  await page.getByRole("button", { name: "Mark all as read" }).click();
  await expect(status(page)).toHaveText("All marked as read.");
  await expect(page.locator(".notice").getByText("New", { exact: true })).toHaveCount(0);
  await expect(notices(page)).toHaveAccessibleDescription("");

  await visit(reporter.page, "/notices");
  await expect(notice(reporter.page, words)).toContainText("is open again: the decision was undone.");
  for (const secret of [note, reply, "Mateo Rivera", "Mei Lin"])
    await expect(reporter.page.getByText(secret)).toHaveCount(0);
  const visitor = await openVisitor();
  await visit(visitor, "/");
  await expect(post(visitor, words)).toHaveCount(1);
});

test("a blocked member is led to the appeal against their block, and reads the reply", async ({
  signInNew,
  signInAs,
}) => {
  const member = await signInNew("Bruno Kast");
  const [mateo, mei] = [await signInAs("Mateo Rivera"), await signInAs("Mei Lin")];
  const { page } = member;
  await visit(page, "/");
  await page.getByRole("link", { name: member.name }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(member.name);
  await visit(mateo, `/moderation${new URL(page.url()).pathname}`);
  await mateo.getByRole("radio", { name: "Harassment" }).check();
  await mateo.getByRole("radio", { name: "7 days" }).check();
  await mateo.getByRole("button", { name: "Block", exact: true }).click();
  await expect(status(mateo)).toContainText("is blocked");

  await visit(page, "/");
  await page.context().clearCookies({ name: /^idp_/ });
  await giveNameAndEmail(page, member);
  await visit(page, "/posts/new");
  await control(page, "Appeal").click();
  await expect(page.getByText(/blocked your account until \d+ \w+ \d{4}, \d\d:\d\d UTC/)).toBeVisible();
  const plea = unique("It was my brother");
  await page.getByRole("textbox", { name: "Your appeal" }).fill(plea);
  await page.getByRole("button", { name: "Send appeal" }).click();
  await expect(status(page)).toHaveText("Appeal sent.");

  const row = await findAppeal(mei, plea);
  const reply = unique("Then he writes with your hands");
  await row.getByLabel("Reply").fill(reply);
  await row.getByRole("button", { name: "Uphold" }).click();
  await expect(status(mei)).toContainText("has been told.");
  await visit(mei, "/moderation/appeals?state=decided");
  await expect(mei.locator("article.appeal").filter({ hasText: plea })).toContainText(reply);

  await visit(page, "/");
  await control(page, "Your appeal").click();
  await expect(page.getByText(reply)).toBeVisible();
  await notices(page).click();
  await expect(notice(page, reply)).toContainText("A moderator reviewed your appeal. The block stays.");
});

test("what was appealed against or decided meanwhile says so, and keeps what was typed", async ({
  signInNew,
  signInAs,
}) => {
  const author = await signInNew("Nell Frost");
  const [amara, mateo, mei] = [
    await signInAs("Amara Okafor"),
    await signInAs("Mateo Rivera"),
    await signInAs("Mei Lin"),
  ];
  const address = await publish(author.page, unique("Twice looked at"));
  await hide(amara, address, "");
  await visit(author.page, address);
  await control(author.page, "Appeal").click();
  await expect(author.page.getByRole("textbox", { name: "Your appeal" })).toBeVisible();
  const tab = await author.page.context().newPage();
  await visit(tab, new URL(author.page.url()).pathname);
  const plea = unique("Look twice");
  await author.page.getByRole("textbox", { name: "Your appeal" }).fill(plea);
  await author.page.getByRole("button", { name: "Send appeal" }).click();
  await expect(status(author.page)).toHaveText("Appeal sent.");

  await tab.getByRole("textbox", { name: "Your appeal" }).fill("The same from another tab");
  await tab.getByRole("button", { name: "Send appeal" }).click();
  await expect(tab.getByRole("alert")).toContainText("You've already appealed this");
  await expect(tab.getByRole("textbox", { name: "Your appeal" })).toHaveValue("The same from another tab");

  const [first, second] = [await findAppeal(mateo, plea), await findAppeal(mei, plea)];
  await first.getByRole("button", { name: "Uphold" }).click();
  await expect(status(mateo)).toContainText("has been told.");
  await second.getByLabel("Reply").fill("Of course it comes back.");
  await second.getByRole("button", { name: "Overturn" }).click();
  await expect(mei.getByRole("alert")).toContainText("Mateo Rivera upheld the decision");
  await expect(mei.getByRole("alert")).toBeFocused();
  await expect(mei.locator("article.appeal").filter({ hasText: plea }).getByLabel("Reply")).toHaveValue(
    "Of course it comes back.",
  );
});
