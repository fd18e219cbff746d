import { pageLength } from "~/db/keyset";
import { journeys, tagOf } from "./seed";
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
} from "./fixtures";

/** The queue, oldest first: the seeded cases of a reason come before all others. */
const queueOf = (reason: string) => `/moderation?state=open&sort=oldest&reason=${reason}`;

/** The case of a seeded post. */
const caseOf = (page: Page, number: number, tag: string) =>
  page.locator(".case").filter({ has: post(page, `Case ${number} of ${tag}`) });

/** A colleague decides on the case's own page. */
async function decideElsewhere(colleague: Page, moderator: Page, number: number, tag: string) {
  const address = await caseOf(moderator, number, tag)
    .getByRole("link", { name: "Open case" })
    .getAttribute("href");
  await visit(colleague, address!);
  await colleague.getByRole("radio", { name: "Spam", exact: true }).check();
  await colleague.getByRole("button", { name: "Dismiss", exact: true }).click();
  await expect(status(colleague)).toContainText("post dismissed.");
}

/** The author of a post that this moderator hid appeals, and a colleague overturns it. */
async function appealAndOverturn(
  author: { name: string; page: Page },
  moderator: Page,
  colleague: Page,
  words: string,
) {
  const address = await publish(author.page, words);
  await makeReport(colleague, address, "spam");
  await visit(moderator, `/moderation${address}`);
  await moderator.getByRole("radio", { name: "Spam", exact: true }).check();
  await moderator.getByLabel("Note").fill("Sounds like an advertisement");
  await moderator.getByRole("button", { name: "Hide", exact: true }).click();
  await expect(status(moderator)).toContainText("post hidden");

  await visit(author.page, "/notices");
  const notice = author.page.getByRole("listitem").filter({ hasText: words });
  await expect(notice).toContainText("Sounds like an advertisement");
  await control(notice, "Appeal").click();
  await author.page.getByLabel("Your appeal").fill("It is my grandmother's shop, and it is free.");
  await author.page.getByRole("button", { name: "Send appeal" }).click();
  await expect(status(author.page)).not.toBeEmpty();

  await visit(colleague, "/moderation/appeals");
  const appeal = colleague.locator(".appeal").filter({ hasText: words });
  await appeal.getByLabel("Reply").fill("You are right. Sorry.");
  await appeal.getByRole("button", { name: "Overturn" }).click();
  await expect(status(colleague)).toContainText("undone");

  await visit(author.page, "/notices");
  await expect(author.page.getByText("You are right. Sorry.").first()).toBeVisible();
  await visit(author.page, address);
  await expect(post(author.page, words)).not.toContainText("Hidden");
}

test(
  "forty cases by keyboard: one undone, one decided by a colleague first, one appeal overturned",
  javascript,
  async ({ signInAs, signInModerator, signInNew }) => {
    const [tag, queue, many] = [tagOf("violence"), queueOf("violence"), journeys.violence];
    const [{ page: moderator }, colleague] = [
      await signInModerator("Dora Blum"),
      await signInAs("Amara Okafor"),
    ];
    const current = () => moderator.locator(".case[data-current]");
    const expectCurrent = (number: number) => expect(current()).toContainText(`Case ${number} of ${tag}`);

    await visit(moderator, queue);
    await moderator.keyboard.press("j");
    await expectCurrent(1);
    for (let number = 1; number < many; number++) {
      const key = number % 2 ? "h" : "d";
      if (number === 10) await decideElsewhere(colleague, moderator, 10, tag);
      await moderator.keyboard.press(key);
      if (number === 10) {
        // The case of the later moderator comes back and says who was first.
        const lost = caseOf(moderator, 10, tag);
        await expect(lost).toContainText("Amara Okafor dismissed the reports on this post");
      }
      await expectCurrent(number + 1);
      if (number === 5) {
        await expect(status(moderator)).toContainText("post hidden");
        await moderator.keyboard.press("u");
        await expect(status(moderator)).toContainText("Undone");
        await expectCurrent(5);
        await moderator.keyboard.press("h");
        await expectCurrent(6);
      }
    }
    await moderator.keyboard.press("d");
    // Collapsed at once, removed when the response has arrived.
    await expect(
      moderator.locator(".case").filter({ hasText: new RegExp(`Case (39|40) of ${tag}`) }),
    ).toHaveCount(0);
    await expect(status(moderator)).toContainText("post dismissed.");
    await visit(moderator, queue);
    await expect(post(moderator, tag)).toHaveCount(0);

    const author = await signInNew("Ida Brandt");
    await appealAndOverturn(author, moderator, colleague, unique("Tea in the garden"));
  },
);

test("the same forty without a key", async ({ signInAs, signInModerator, signInNew }, { project }) => {
  const reason = project.name === "javascript" ? "hate" : "illegal";
  const [tag, queue, many] = [tagOf(reason), queueOf(reason), journeys[reason]];
  const [{ page: moderator }, colleague] = [
    await signInModerator("Mina Roth"),
    await signInAs("Amara Okafor"),
  ];
  await visit(moderator, queue);

  const decide = async (number: number, act: "Hide" | "Dismiss") => {
    const row = caseOf(moderator, number, tag);
    await row.getByRole("button", { name: act, exact: true }).click();
    await expect(status(moderator)).toContainText(act === "Hide" ? "hidden" : "dismissed");
    await expect(caseOf(moderator, number, tag)).toHaveCount(0);
  };
  await decide(1, "Hide");
  await moderator.getByRole("status").getByRole("button", { name: "Undo" }).click();
  await expect(status(moderator)).toContainText("Undone");
  await expect(caseOf(moderator, 1, tag)).toHaveCount(1);
  await decide(1, "Hide");
  await decide(2, "Dismiss");

  await decideElsewhere(colleague, moderator, 3, tag);
  await caseOf(moderator, 3, tag).getByLabel("Note").fill("My own words");
  await caseOf(moderator, 3, tag).getByRole("button", { name: "Hide", exact: true }).click();
  await expect(moderator.getByText("Amara Okafor dismissed the reports on this post").first()).toBeVisible();
  const notes = () =>
    moderator
      .getByLabel("Note")
      .evaluateAll((boxes) => boxes.map((box) => (box as HTMLTextAreaElement).value));
  expect(await notes()).toContain("My own words");

  // The rest in bulk, a page at a time.
  await visit(moderator, queue);
  const bulk = moderator.getByRole("region", { name: /selected/i });
  for (let left = many - 3; left > 0; left -= pageLength) {
    const onPage = Math.min(left, pageLength);
    const seeded = moderator.locator(".case").filter({ has: post(moderator, tag) });
    const boxes = seeded.getByRole("checkbox", { name: "Select" });
    await expect(boxes).toHaveCount(onPage);
    for (const box of await boxes.all()) await box.check();
    await bulk.getByLabel("Reason").selectOption("spam");
    await bulk.getByRole("button", { name: "Dismiss selected" }).click();
    await expect(status(moderator)).toContainText(`${onPage} cases dismissed`);
  }
  await visit(moderator, queue);
  await expect(post(moderator, tag)).toHaveCount(0);

  const author = await signInNew("Uma Lindt");
  await appealAndOverturn(author, moderator, colleague, unique("Bread on Sundays"));
});
