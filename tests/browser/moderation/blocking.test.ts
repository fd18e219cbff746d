import { control, expect, giveNameAndEmail, post, publish, status, test, unique, visit } from "../fixtures";

test("a blocked member's posts and session go, they are told why, and unblocking brings all back", async ({
  signInNew,
  signInAs,
  openVisitor,
}) => {
  const member = await signInNew("Greta Pohl");
  const [moderator, visitor] = [await signInAs("Mateo Rivera"), await openVisitor()];
  const words = unique("Soon out of sight");
  const address = await publish(member.page, words);

  await visit(moderator, address);
  await moderator.getByRole("article").getByRole("link", { name: member.name }).click();
  await control(moderator, "Block").click();
  await expect(
    moderator.getByText("Hides their post. They can't post or report, and are logged out."),
  ).toBeVisible();
  await moderator.getByRole("radio", { name: "Harassment" }).check();
  await moderator.getByRole("radio", { name: "7 days" }).check();
  await moderator.getByLabel("Note").fill("Three warnings were enough");
  await moderator.getByRole("button", { name: "Block", exact: true }).click();
  await expect(status(moderator)).toContainText("is blocked");
  await expect(status(moderator)).toBeFocused();
  await expect(moderator.getByText("block ends in 7 days")).toBeVisible();

  await visit(visitor, "/");
  await expect(post(visitor, words)).toHaveCount(0);
  expect(await visit(visitor, address)).toBe(404);

  const { page } = member;
  await visit(page, "/");
  await expect(page.getByRole("button", { name: "Log in" })).toBeVisible();
  await page.context().clearCookies({ name: /^idp_/ });
  await giveNameAndEmail(page, member);
  await expect(page.getByLabel("Your post")).toHaveCount(0);
  await expect(page.getByRole("heading", { name: "You're blocked" })).toBeVisible();
  expect(await visit(page, "/posts/new")).toBe(403);
  await expect(page.getByRole("heading", { name: "You're blocked" })).toBeVisible();
  await expect(page.getByText(/until \d+ \w+ \d{4}, \d\d:\d\d UTC/)).toBeVisible();
  await expect(page.getByText("Three warnings were enough")).toBeVisible();
  await page.getByRole("link", { name: "Harassment" }).click();
  await expect(page).toHaveURL("/rules#harassment");

  await moderator.getByRole("button", { name: "Unblock" }).click();
  await expect(status(moderator)).toContainText("is unblocked.");
  await visit(visitor, "/");
  await expect(post(visitor, words)).toHaveCount(1);
  await visit(page, "/");
  await expect(page.getByLabel("Your post")).toBeVisible();
});

test("nobody blocks somebody of their own rank", async ({ signInAs }) => {
  const moderator = await signInAs("Mateo Rivera");
  const colleague = await signInAs("Mei Lin");
  await visit(colleague, "/");
  const address = await colleague.getByRole("link", { name: "Mei Lin" }).first().getAttribute("href");
  await visit(moderator, address!);
  await expect(moderator.getByRole("heading", { level: 1 })).toContainText("Mei Lin");
  await expect(control(moderator, "Block")).toHaveCount(0);
  await visit(moderator, `/moderation${address}`);
  await expect(moderator.getByText("Only an admin can block Mei Lin.")).toBeVisible();
  await expect(control(moderator, "Block")).toHaveCount(0);
});
