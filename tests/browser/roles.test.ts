import { control, expect, type Page, status, test, unique, visit } from "./fixtures";

async function saveRole(page: Page, role: string, note: string) {
  await page.getByLabel("Role").selectOption({ label: role });
  await page.getByLabel("Note").fill(note);
  await page.getByRole("button", { name: "Save role" }).click();
  await expect(status(page)).toContainText("The role is saved.");
  await expect(status(page)).toBeFocused();
  await expect(page.getByLabel("Role")).toHaveValue(role.toLowerCase());
  await expect(page.getByLabel("Note")).toHaveValue("");
}

test("an admin makes a member a moderator, and takes it back; both are in the log", async ({
  signInNew,
  signInAs,
}) => {
  const member = await signInNew("Thea Lind");
  const admin = await signInAs("Amara Okafor");
  const notes = [unique("Knows the square well"), unique("Moves away")];

  await visit(admin, "/");
  await control(admin, "Admin").click();
  await control(admin, "Members").click();
  await admin.getByLabel("Name or email address").fill(member.email);
  await admin.getByRole("button", { name: "Search" }).click();
  await expect(admin.getByRole("row")).toHaveCount(2);
  await admin.getByRole("link", { name: member.name }).click();
  await expect(admin.getByRole("heading", { level: 1 })).toContainText(member.name);

  await saveRole(admin, "Moderator", notes[0]!);
  await visit(member.page, "/");
  await control(member.page, "Moderation").click();
  await expect(member.page.getByRole("heading", { level: 1, name: "Moderation" })).toBeVisible();

  await saveRole(admin, "Member", notes[1]!);
  expect(await visit(member.page, "/moderation")).toBe(403);
  await visit(member.page, "/");
  await expect(control(member.page, "Moderation")).toHaveCount(0);

  await visit(admin, "/moderation/log");
  for (const note of notes) {
    const entry = admin.getByRole("listitem").filter({ hasText: note });
    await expect(entry).toContainText(new RegExp(`Amara Okafor #\\d+ made ${member.name} #\\d+ a m`));
  }
});

test("a form that was refused, mended and accepted is a fresh one", async ({ signInNew, signInAs }) => {
  const member = await signInNew("Nils Berg");
  const admin = await signInAs("Amara Okafor");
  await visit(admin, `/admin/users?q=${encodeURIComponent(member.email)}`);
  await admin.getByRole("link", { name: member.name }).click();
  await expect(admin.getByRole("button", { name: "Save role" })).toBeVisible();
  const long = "Knows the square. ".repeat(30);
  await admin.getByLabel("Note").fill(long);
  await admin.getByRole("button", { name: "Save role" }).click();
  await expect(admin.getByRole("alert")).toContainText("over the limit");
  await expect(admin.getByLabel("Note")).toHaveValue(long);

  await saveRole(admin, "Moderator", unique("Knows the square"));
  await expect(admin.getByRole("alert")).toHaveCount(0);
});

test("an admin cannot change their own role", async ({ signInAs }) => {
  const admin = await signInAs("Amara Okafor");
  await visit(admin, "/admin/users?q=amara");
  await admin.getByRole("row").getByRole("link", { name: "Amara Okafor" }).click();
  await expect(admin.getByText("Nobody changes their own role")).toBeVisible();
  await expect(admin.getByRole("button", { name: "Save role" })).toHaveCount(0);
});
