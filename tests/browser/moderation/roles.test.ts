import { control, expect, type Page, status, test, unique, visit } from "../fixtures";

async function saveRole(page: Page, role: string, note: string) {
  await page.getByLabel("Role").selectOption({ label: role });
  await page.getByLabel("Note").fill(note);
  await page.getByRole("button", { name: "Save role" }).click();
  await expect(status(page)).toContainText(`is now a ${role.toLowerCase()}.`);
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

test("an admin makes a member a moderator in the list in two clicks, and undoes it there", async ({
  signInNew,
  signInAs,
}) => {
  // A name of this run alone: a moderator's is refused to others.
  const member = await signInNew(unique("Runa Dahl"));
  const admin = await signInAs("Amara Okafor");
  const address = `/admin/users?q=${encodeURIComponent(member.email)}`;
  await visit(admin, address);
  const row = admin.getByRole("row").filter({ hasText: member.name });
  const role = row.getByLabel(`Role of ${member.name}`);
  await role.selectOption("Moderator");
  await row.getByRole("button", { name: "Save role", exact: true }).click();
  await expect(status(admin)).toContainText(`${member.name} is now a moderator.`);
  await expect(admin).toHaveURL(address);
  await expect(role).toHaveValue("moderator");
  expect(await visit(member.page, "/moderation")).toBe(200);

  await status(admin).getByRole("button", { name: "Undo" }).click();
  await expect(role).toHaveValue("member");
  await expect(admin).toHaveURL(address);
});

test("in a window of 360 px each member is a card: all of it can be read, and nothing scrolls sideways", async ({
  signInAs,
}) => {
  const admin = await signInAs("Amara Okafor");
  await admin.setViewportSize({ width: 360, height: 740 });
  await visit(admin, "/admin/users");
  const table = admin.getByRole("region", { name: "Members, newest first" });
  expect(await table.evaluate((region) => region.scrollWidth - region.clientWidth)).toBe(0);
  const [name, button] = [table.getByRole("link").first(), table.getByRole("button").first()];
  await expect(name).toBeInViewport();
  await expect(button).toBeInViewport({ ratio: 1 });
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
  await expect(admin.getByRole("alert")).toContainText("too long");
  await expect(admin.getByLabel("Note")).toHaveValue(long);

  await saveRole(admin, "Moderator", unique("Knows the square"));
  await expect(admin.getByRole("alert")).toHaveCount(0);
});

test("an admin cannot change their own role", async ({ signInAs }) => {
  const admin = await signInAs("Amara Okafor");
  await visit(admin, "/admin/users?q=amara");
  await admin.getByRole("row").getByRole("link", { name: "Amara Okafor" }).click();
  await expect(admin.getByText("Another admin can change your role.")).toBeVisible();
  await expect(admin.getByRole("button", { name: "Save role" })).toHaveCount(0);
});
