import { day } from "~/time/units";
import { control, expect, publish, status, test, unique, visit } from "../fixtures";

test("the log is narrowed by what an entry has, widened again, and an act is undone from it", async ({
  signInNew,
  signInAs,
}) => {
  const author = await signInNew("Vera Klein");
  const words = unique("To be hidden, and not for long");
  const address = await publish(author.page, words);
  const moderator = await signInAs("Mei Lin");
  await visit(moderator, `/moderation${address}`);
  await moderator.getByRole("radio", { name: "Spam" }).check();
  await moderator.getByRole("button", { name: "Hide", exact: true }).click();
  await expect(status(moderator)).toContainText("post hidden");

  await visit(moderator, "/moderation/log");
  const hidden = moderator
    .getByRole("listitem")
    .filter({ hasText: `by ${author.name}` })
    .first();
  await expect(hidden).toContainText(/Mei Lin #\d+ hid post/);
  await hidden.getByText("Filter").click();
  await hidden.getByRole("link", { name: `Only about ${author.name}` }).click();
  await expect(moderator).toHaveURL(/\/moderation\/log\?person=\d+$/);
  await expect(moderator.getByRole("listitem").filter({ hasText: /Mei Lin #\d+ hid post/ })).toHaveCount(1);
  await moderator.getByLabel("Action").selectOption("Post unhidden");
  await moderator.getByRole("button", { name: "Show" }).click();
  await expect(moderator).toHaveURL(/kind=post\.unhidden/);
  await expect(moderator.getByRole("heading", { name: "No entries match these filters" })).toBeVisible();
  await moderator.getByRole("link", { name: /^Post unhidden ?, remove$/ }).click();
  await expect(moderator).toHaveURL(/\/moderation\/log\?person=\d+$/);

  await moderator.getByRole("listitem").getByRole("button", { name: "Undo" }).click();
  await expect(status(moderator)).toContainText("Undone. The post is visible again");
  await expect(moderator).toHaveURL(/\/moderation\/log\?person=\d+$/);
  const undone = moderator.getByText(/Undone by Mei Lin/);
  await expect(undone).toBeVisible();
  await undone.getByRole("link", { name: /, entry \d+$/ }).click();
  await expect(moderator.getByRole("heading", { level: 1 })).toHaveText(/^Entry \d+$/);
  await expect(moderator.getByRole("heading", { name: "What it undid" })).toBeVisible();
  expect(await visit(author.page, address)).toBe(200);
});

test("the log is searched by a name, whoever of several it is, and an entry quotes its post", async ({
  signInNew,
  signInAs,
}) => {
  const name = unique("Quill").replaceAll(/\d/g, (digit) => "abcdefghij"[Number(digit)] ?? "");
  const [one, other] = [await signInNew(`${name} Ames`), await signInNew(`${name} Berg`)];
  const words = unique("Quoted in the log");
  const address = await publish(one.page, words);
  const moderator = await signInAs("Mei Lin");
  await visit(moderator, `/moderation${address}`);
  await moderator.getByRole("radio", { name: "Spam" }).check();
  await moderator.getByRole("button", { name: "Hide", exact: true }).click();
  await expect(status(moderator)).toContainText("post hidden");

  await visit(moderator, "/moderation/log");
  await moderator.getByLabel("Name", { exact: true }).fill(name.toUpperCase());
  await moderator.getByRole("button", { name: "Show" }).click();
  await expect(moderator.getByRole("heading", { name: "Who do you mean?" })).toBeVisible();
  await expect(moderator.getByRole("link", { name: other.name })).toBeVisible();
  await moderator.getByRole("main").getByRole("link", { name: one.name }).click();
  const entry = moderator.getByRole("listitem").filter({ hasText: "hid post" });
  await expect(entry).toContainText(`“${words}”`);
  await entry.getByRole("link", { name: "Spam" }).click();
  await expect(moderator).toHaveURL("/rules#spam");
});

test("an act of long ago is not undone by one click, and whoever is asked can leave it", async ({
  signInAs,
}) => {
  const moderator = await signInAs("Mei Lin");
  const until = new Date(Date.now() - 2 * day).toISOString().slice(0, 10);
  await visit(moderator, `/moderation/log?kind=post.hidden&until=${until}`);
  const old = moderator
    .getByRole("listitem")
    .filter({ hasText: /hid post.*“/ })
    .filter({ has: moderator.getByRole("button", { name: "Undo" }) })
    .first();
  const words = await old.getByText(/^“/).innerText();
  await old.getByRole("button", { name: "Undo" }).click();
  await expect(moderator.getByRole("heading", { level: 1, name: "Undo this?" })).toBeVisible();
  await expect(moderator.getByText(words)).toBeVisible();
  await expect(moderator.getByRole("main").getByRole("button", { name: "Undo" })).toBeVisible();
  await control(moderator, "Keep it as it is").click();
  await expect(moderator).toHaveURL(`/moderation/log?kind=post.hidden&until=${until}`);
  await expect(old.getByRole("button", { name: "Undo" })).toBeVisible();
});

test("a note informs colleagues about a member, and reports made in bad faith are ignored", async ({
  signInNew,
  signInAs,
}) => {
  const member = await signInNew("Udo Stark");
  const words = unique("Nothing wrong with it");
  const address = await publish(member.page, words);
  const moderator = await signInAs("Mei Lin");
  await visit(moderator, address);
  await moderator.getByRole("article").getByRole("link", { name: member.name }).click();
  await control(moderator, "Block").click();

  const note = unique("Talked to them");
  await moderator.getByLabel("What colleagues should know").fill(note);
  await moderator.getByRole("button", { name: "Add note" }).click();
  await expect(status(moderator)).toContainText(/Note about .* added\./);
  await expect(moderator.getByText(note)).toBeVisible();
  await expect(moderator.getByLabel("What colleagues should know")).toHaveValue("");

  await moderator.getByText("Ignore this member's reports").click();
  await moderator.getByRole("button", { name: "Ignore reports" }).click();
  await expect(moderator.getByRole("alert")).toContainText("Choose a reason.");
  const form = moderator.locator("form", { hasText: "Ignore this member's reports" });
  await form.getByRole("radio", { name: "Harassment" }).check();
  await moderator.getByRole("button", { name: "Ignore reports" }).click();
  await expect(status(moderator)).toContainText("reports are now ignored.");
  await expect(moderator.getByRole("heading", { name: "Their reports are ignored" })).toBeVisible();

  const colleague = await signInAs("Mateo Rivera");
  await visit(colleague, new URL(moderator.url()).pathname);
  await expect(colleague.getByText(note)).toBeVisible();
  await expect(
    colleague.getByText(/Mei Lin #\d+ decided this .*: Harassment\. They aren't told\./),
  ).toBeVisible();
});
