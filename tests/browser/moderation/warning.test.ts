import {
  control,
  expect,
  javascript,
  makeReport,
  type Page,
  post,
  publish,
  status,
  test,
  unique,
  visit,
} from "../fixtures";
import { openCase, rowOf } from "./cases";

const notice = (page: Page, words: string) => page.locator(".notice").filter({ hasText: words });

test("an author is warned, keeps the post, appeals, and the warning is taken back; reporters hear of both", async ({
  signInNew,
  signInAs,
  openVisitor,
}) => {
  const [author, reporter] = [await signInNew("Wanda Moss"), await signInNew("Piet Aalto")];
  const [mateo, mei] = [await signInAs("Mateo Rivera"), await signInAs("Mei Lin")];
  const words = unique("Everybody on the second floor is a bore");
  const note = unique("Leave the second floor alone");
  const address = await publish(author.page, words);
  await makeReport(reporter.page, address, "harassment");

  await visit(mateo, `/moderation${address}`);
  const warn = mateo.getByRole("button", { name: "Warn", exact: true });
  await expect(mateo.getByRole("radio", { name: "Harassment" })).toBeChecked();
  await mateo.getByLabel("Note").fill(note);
  await warn.click();
  await expect(status(mateo)).toContainText("Wanda Moss warned");
  await expect(status(mateo).getByRole("button", { name: "Undo" })).toBeVisible();

  const visitor = await openVisitor();
  await visit(visitor, address);
  await expect(post(visitor, words)).toHaveCount(1);
  await visit(reporter.page, "/notices");
  await expect(notice(reporter.page, words)).toContainText("was upheld; the author was warned. Thank you.");

  const { page } = author;
  await visit(page, "/notices");
  const warned = notice(page, words);
  for (const part of ["A moderator warned you", note, "harassment"]) await expect(warned).toContainText(part);
  await expect(page.getByText("Mateo Rivera")).toHaveCount(0);
  await control(warned, "Appeal").click();
  const plea = unique("I live on the second floor");
  await page.getByRole("textbox", { name: "Your appeal" }).fill(plea);
  await page.getByRole("button", { name: "Send appeal" }).click();
  await expect(status(page)).toHaveText("Appeal sent.");

  await visit(mei, "/moderation/appeals");
  const row = mei.locator("article.appeal").filter({ hasText: plea });
  while ((await row.count()) === 0)
    await visit(mei, (await mei.getByRole("link", { name: "More appeals" }).getAttribute("href"))!);
  await expect(row).toContainText("about a warning");
  await row.getByRole("button", { name: "Overturn" }).click();
  await expect(status(mei)).toContainText("The warning no longer counts;");

  await visit(page, "/notices");
  await expect(page.locator(".notice")).toHaveCount(1);
  await expect(page.locator(".notice")).toContainText("agreed: the warning no longer counts");
  await visit(reporter.page, "/notices");
  await expect(notice(reporter.page, words)).toContainText("is open again: the decision was undone.");
});

test(
  "w warns in the queue with the reason that was named most, and u takes it back",
  javascript,
  async ({ signInNew, signInAs }) => {
    const [author, reporter] = [await signInNew("Finn Odell"), await signInNew("Greta Holm")];
    const words = unique("The choir sings like a gate");
    await makeReport(reporter.page, await publish(author.page, words), "sexual");
    const page = await signInAs("Mei Lin");
    const row = rowOf(page, words);
    await openCase(page, words);
    await page.keyboard.press("w");
    await expect(status(page)).toContainText("Finn Odell warned");
    await expect(row).toHaveCount(0);
    await page.keyboard.press("u");
    await expect(status(page)).toContainText("Undone. The warning no longer counts.");
    await expect(row).toHaveCount(1);
  },
);
