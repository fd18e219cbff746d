import {
  control,
  expect,
  makeReport,
  type Page,
  post,
  publish,
  report,
  status,
  test,
  unique,
  visit,
} from "../fixtures";
import { openCase, queueOf } from "./cases";

/** Fills in a case's form and presses one of its buttons. Only hiding wants a reason. */
async function decide(page: Page, act: string, { reason, note = "" }: { reason?: string; note?: string }) {
  if (reason) await page.getByRole("radio", { name: reason, exact: true }).check();
  await page.getByLabel("Note").fill(note);
  await page.getByRole("button", { name: act, exact: true }).click();
}

test("a reported post is hidden from everybody but its author, and brought back", async ({
  signInNew,
  signInAs,
  openVisitor,
}) => {
  const author = await signInNew("Vera Stein");
  const member = await signInNew("Sam Okoye");
  const [visitor, moderator] = [await openVisitor(), await signInAs("Mateo Rivera")];
  const words = unique("Cheap watches, best price");
  const note = unique("The third time today");
  const address = await publish(author.page, words);
  await visit(author.page, "/");
  await expect(control(post(author.page, words), "Delete")).toBeVisible();
  await expect(control(post(author.page, words), "Report")).toHaveCount(0);

  await report(member.page, address, "Spam", note);
  await expect(member.page).toHaveURL(address);
  await expect(status(member.page)).toHaveText("Report sent. Thank you.");
  await expect(status(member.page)).toBeFocused();
  await visit(member.page, `${address}/report`);
  await member.page.getByRole("radio", { name: "Hate" }).check();
  await member.page.getByRole("button", { name: "Send report" }).click();
  await expect(status(member.page)).toHaveText(
    "You've already reported this post. Your first report still counts.",
  );

  const panel = await openCase(moderator, words, queueOf("spam"));
  await expect(panel).toContainText("Reported once");
  await expect(panel).toContainText("Spam 1");
  await expect(panel).toContainText(note);
  await panel.getByRole("link", { name: "Open case" }).click();
  await expect(moderator.getByRole("region", { name: "Reports" })).toContainText(member.name);
  await decide(moderator, "Hide", { reason: "Spam", note: "Advertising" });
  await expect(status(moderator)).toContainText("post hidden");
  await expect(status(moderator)).toBeFocused();
  await expect(moderator).toHaveURL(/\/moderation\?.*case=/);

  for (const page of [visitor, member.page]) {
    expect(await visit(page, address)).toBe(404);
    await visit(page, "/");
    await expect(post(page, words)).toHaveCount(0);
  }
  await visit(author.page, "/");
  await expect(post(author.page, words)).toHaveCount(0);
  expect(await visit(author.page, address)).toBe(200);
  await expect(post(author.page, words)).toContainText("Hidden by a moderator");
  await author.page.getByRole("link", { name: author.name }).first().click();
  await expect(post(author.page, words)).toContainText("Hidden by a moderator");

  await visit(moderator, "/moderation/posts?state=hidden");
  await control(post(moderator, words), "Unhide").click();
  await decide(moderator, "Unhide", {});
  await expect(moderator).toHaveURL("/moderation/posts?state=hidden");
  await expect(post(moderator, words)).toHaveCount(0);
  await visit(visitor, "/");
  await expect(post(visitor, words)).toHaveCount(1);
  expect(await visit(member.page, address)).toBe(200);
});

test("a report without a reason, or without the note it needs, is sent back", async ({ signInNew }) => {
  const author = await signInNew("Emre Kaya");
  const { page } = await signInNew("Lucie Roy");
  const address = await publish(author.page, unique("Nothing wrong with it"));
  await visit(page, `${address}/report`);
  const send = page.getByRole("button", { name: "Send report" });
  await send.click();
  await expect(page.getByRole("alert")).toHaveText("Choose a reason.");
  await expect(page.getByRole("alert")).toBeFocused();

  await page.getByRole("radio", { name: "Something else" }).check();
  await send.click();
  await expect(page.getByRole("alert")).toContainText("Add a note to explain.");
  await expect(page.getByRole("radio", { name: "Something else" })).toBeChecked();
  await page.getByLabel("Note").fill("It gives away a surprise.");
  await send.click();
  await expect(status(page)).toContainText("Report sent. Thank you.");
});

test("a dismissed post stays, and reporting it again says that it was looked at", async ({
  signInNew,
  signInAs,
}) => {
  const author = await signInNew("Paul Wren");
  const member = await signInNew("Zoe Marsh");
  const late = await signInNew("Ali Demir");
  const moderator = await signInAs("Mei Lin");
  const words = unique("I do not like the new benches");
  const address = await publish(author.page, words);
  await makeReport(member.page, address, "harassment");

  const panel = await openCase(moderator, words, queueOf("harassment"));
  await panel.getByRole("button", { name: "Dismiss" }).click();
  await expect(status(moderator)).toContainText("post dismissed.");
  await expect(post(moderator, words)).toHaveCount(0);
  await expect(moderator).toHaveURL(/\/moderation\?/);

  await report(late.page, address, "Harassment");
  await expect(status(late.page)).toContainText("Moderators have reviewed this post and kept it.");
});

test("of two moderators at once, the second is told who decided, and keeps the note", async ({
  signInNew,
  signInAs,
}) => {
  const author = await signInNew("Kim Berg");
  const member = await signInNew("Jo Farah");
  const [first, second] = [await signInAs("Mateo Rivera"), await signInAs("Mei Lin")];
  const address = await publish(author.page, unique("Both look at it"));
  await makeReport(member.page, address, "violence");
  await visit(first, `/moderation${address}`);
  await visit(second, `/moderation${address}`);

  await decide(first, "Hide", { reason: "Violence" });
  await expect(status(first)).toContainText("post hidden");
  const answered = second.waitForResponse((response) => response.status() === 409);
  await decide(second, "Dismiss", { note: "It is a quotation." });
  await answered;
  await expect(second.getByRole("alert")).toContainText("Mateo Rivera hid this post");
  await expect(second.getByRole("alert")).toBeFocused();
  await expect(second.getByLabel("Note")).toHaveValue("It is a quotation.");
  await expect(second.getByRole("button", { name: "Unhide" })).toBeVisible();
});

test("what a colleague has undone meanwhile is no longer said beside the refusal", async ({
  signInNew,
  signInAs,
}) => {
  const author = await signInNew("Kim Berg");
  const [first, second] = [await signInAs("Mateo Rivera"), await signInAs("Mei Lin")];
  const address = await publish(author.page, unique("Hidden and shown"));
  await visit(first, `/moderation${address}`);
  await decide(first, "Hide", { reason: "Violence" });
  await expect(status(first)).toContainText("post hidden");
  await visit(second, `/moderation${address}`);
  await second.getByRole("button", { name: "Undo" }).click();
  await expect(status(second)).toContainText("Undone");
  await status(first).getByRole("button", { name: "Undo" }).click();
  await expect(first.getByRole("alert")).toContainText("Not undone.");
  await expect(first.getByText(/post hidden/)).toHaveCount(0);
});

test("a moderator hides what nobody reported, from the feed, and comes back to it", async ({
  signInNew,
  signInAs,
}) => {
  const author = await signInNew("Ines Prado");
  const moderator = await signInAs("Mei Lin");
  const words = unique("Seen by a moderator first");
  await publish(author.page, words);
  await visit(moderator, "/");
  await control(post(moderator, words), "Hide").click();
  await decide(moderator, "Hide", { reason: "Spam" });
  await expect(moderator).toHaveURL(/\/#post-\d+$/);
  await expect(status(moderator)).toContainText("post hidden");
  await expect(post(moderator, words)).toHaveCount(0);
});

test("members have no access to moderation", async ({ signInNew, openVisitor }) => {
  const { page } = await signInNew("Finn Moe");
  await visit(page, "/");
  await expect(control(page, "Moderation")).toHaveCount(0);
  await expect(control(page, "Admin")).toHaveCount(0);
  for (const address of ["/moderation", "/moderation/log", "/moderation/users/1", "/admin/users"]) {
    expect(await visit(page, address)).toBe(403);
    await expect(page.getByRole("heading", { name: "You don't have access" })).toBeVisible();
  }
  const visitor = await openVisitor();
  await visit(visitor, "/moderation");
  await expect(visitor).toHaveURL("/auth/login?to=%2Fmoderation");
});
