import { readFileSync } from "node:fs";
import {
  control,
  expect,
  makeReport,
  type Page,
  publish,
  status,
  test,
  unique,
  visit,
  withoutScript,
} from "../fixtures";

/** Another device of the same member: a browser of its own, signed in at the provider with the same address. */
async function signInOnAnotherDevice(
  open: () => Promise<Page>,
  { name, email }: { name: string; email: string },
) {
  const page = await open();
  await visit(page, "/account");
  await page.getByRole("button", { name: "Log in" }).first().click();
  await page.getByLabel("Name").fill(name);
  await page.getByLabel("Email").fill(email);
  await page.getByRole("button", { name: "Sign in as new person" }).click();
  await expect(page.getByRole("heading", { name: "Account", level: 1 })).toBeVisible();
  return page;
}

const openAccount = async (page: Page) => {
  await visit(page, "/");
  await page.getByRole("link", { name: "Account", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Account", level: 1 })).toBeVisible();
};

async function exportFrom(page: Page): Promise<Record<string, unknown>> {
  const downloading = page.waitForEvent("download");
  await page.getByRole("link", { name: "Export my data" }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toMatch(/^export-\d{4}-\d\d-\d\d\.json$/);
  expect(await download.failure()).toBeNull();
  return JSON.parse(readFileSync(await download.path(), "utf8")) as Record<string, unknown>;
}

test("a member finds their account, refreshes the profile, and takes their data with them", async ({
  signInNew,
  openVisitor,
}) => {
  const { page, name, email } = await signInNew("Ines Rossi");
  const words = unique("Mine to take along");
  await publish(page, words);
  await openAccount(page);
  await expect(page.getByText(email)).toBeVisible();
  await page.getByRole("button", { name: "Refresh my profile" }).click();
  await expect(status(page)).toHaveText("Profile refreshed. Nothing had changed.");
  await expect(status(page)).toBeFocused();

  // The provider knows the person by another name since.
  const other = await signInOnAnotherDevice(openVisitor, { name: "Ines Bianchi", email });
  await expect(other.getByRole("link", { name: "Ines Bianchi" }).first()).toBeVisible();
  await page.getByRole("button", { name: "Refresh my profile" }).click();
  await expect(status(page)).toHaveText("Profile refreshed. Nothing had changed.");
  await expect(page.getByRole("link", { name })).toHaveCount(0);
  await expect(page.getByText("Ines Bianchi").first()).toBeVisible();

  const exported = await exportFrom(page);
  expect(JSON.stringify(exported.posts)).toContain(words);
  await expect(page.getByRole("heading", { name: "Account", level: 1 })).toBeVisible();
});

test("a report is found on the account, and withdrawn there", async ({ signInNew }) => {
  const [author, { page }] = [await signInNew("Arne Dahl"), await signInNew("Rita Sol")];
  const words = unique("To be reported and let go");
  await makeReport(page, await publish(author.page, words), "spam", "On second thought");
  await openAccount(page);
  const report = page.getByRole("listitem").filter({ hasText: words });
  await expect(report).toContainText("A moderator will review it.");
  await report.getByRole("button", { name: "Withdraw" }).click();
  await expect(status(page)).toHaveText("Report withdrawn.");
  await expect(page).toHaveURL("/account");
  await expect(report).toContainText("You withdrew this report.");
  await expect(report.getByRole("button", { name: "Withdraw" })).toHaveCount(0);
});

test("a session is ended from another device, which is a visitor's then", async ({
  signInNew,
  openVisitor,
}) => {
  const member = await signInNew("Lena Voss");
  const lost = await signInOnAnotherDevice(openVisitor, member);
  await openAccount(member.page);
  await expect(member.page.getByText("This device", { exact: true })).toHaveCount(1);
  await member.page.getByRole("button", { name: "End", exact: true }).click();
  await expect(status(member.page)).toHaveText("Chrome on Linux logged out.");
  await expect(member.page.getByRole("button", { name: "End", exact: true })).toHaveCount(0);

  await lost.getByRole("link", { name: "Notices", exact: true }).click();
  await expect(lost.getByRole("heading", { name: "Log in to take part" })).toBeVisible();
});

test("signing out everywhere ends every device, here and at the provider", async ({
  signInNew,
  openVisitor,
}) => {
  const member = await signInNew("Omar Said");
  const other = await signInOnAnotherDevice(openVisitor, member);
  await openAccount(other);
  await other.getByRole("button", { name: "Sign out everywhere" }).click();
  await expect(other).toHaveURL("/");
  await expect(status(other)).toHaveText("You're logged out everywhere.");
  await expect(status(other)).toBeFocused();
  await visit(member.page, "/account");
  await expect(member.page.getByRole("button", { name: "Log in" }).first()).toBeVisible();

  // The provider asks again who it is.
  await other.getByRole("button", { name: "Log in" }).first().click();
  await expect(other.getByRole("heading", { name: "Sign in to Plaza" })).toBeVisible();
});

test("somebody blocked keeps their account", async ({ signInAs }) => {
  const page = await signInAs("Kofi Mensah");
  await openAccount(page);
  const exported = await exportFrom(page);
  expect(exported.member).toMatchObject({ name: "Kofi Mensah", block: { until: expect.anything() } });
  await expect(page.getByRole("button", { name: "Sign out everywhere" })).toBeVisible();
});

test("whose token is over is asked to log in again, and comes back to the account", async ({
  signInNew,
  plaza,
}) => {
  const { page, email } = await signInNew("Tomas Novak");
  await plaza.expireToken(email);
  await openAccount(page);
  await page.getByRole("button", { name: "Refresh my profile" }).click();
  await expect(page.getByRole("alert")).toContainText("wants you to log in again");
  await expect(page.getByRole("alert")).toBeFocused();
  await page.getByRole("button", { name: "Log in again" }).click();
  // At once, because the provider still knows this browser.
  await expect(page).toHaveURL("/account");
  await expect(page.getByRole("heading", { name: "Account", level: 1 })).toBeVisible();
  await page.getByRole("button", { name: "Refresh my profile" }).click();
  await expect(status(page)).toHaveText("Profile refreshed. Nothing had changed.");
});

test("who is not logged in is asked to, and led to the account", withoutScript, async ({ openVisitor }) => {
  const page = await openVisitor();
  await visit(page, "/account");
  await expect(page).toHaveURL("/auth/login?to=%2Faccount");
  await expect(control(page, "Account")).toHaveCount(0);
});
