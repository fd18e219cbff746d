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
import { panelOf, queueOf, rowOf, selectCase, selectedRow } from "./moderation/cases";

/** Part of the text of a seeded post. The queue begins with the seeded cases, since they are the oldest. */
const wordsOf = (number: number, tag: string) => `Case ${number} of ${tag}`;

/** A colleague decides the selected case on the case's own page. */
async function decideElsewhere(colleague: Page, moderator: Page) {
  const address = await panelOf(moderator).getByRole("link", { name: "Open case" }).getAttribute("href");
  await visit(colleague, address!.split("?")[0]!);
  await colleague.getByRole("button", { name: "Dismiss", exact: true }).click();
  await expect(status(colleague)).toContainText("dismissed");
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
  await expect(status(colleague)).toContainText("The post is visible again");

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
    const expectSelected = async (number: number) => {
      await expect(selectedRow(moderator)).toContainText(wordsOf(number, tag));
      await expect(panelOf(moderator)).toContainText(wordsOf(number, tag));
    };

    await visit(moderator, queue);
    await expectSelected(1);
    for (let number = 1; number < many; number++) {
      if (number === 10) await decideElsewhere(colleague, moderator);
      await moderator.keyboard.press(["h", "d", "w"][number % 3]!);
      if (number === 10) {
        // The second moderator sees who was first, where they look.
        const said = "Amara Okafor dismissed the reports on this post";
        await expect(status(moderator)).toContainText(said);
        await expect(status(moderator).locator(".status-line")).toBeInViewport();
        await expect(rowOf(moderator, wordsOf(10, tag))).toContainText(said);
      }
      await expectSelected(number + 1);
      if (number === 5) {
        await expect(status(moderator)).toContainText("warned");
        await moderator.keyboard.press("u");
        await expect(status(moderator)).toContainText("Undone");
        await expectSelected(5);
        await moderator.keyboard.press("h");
        await expectSelected(6);
      }
    }
    await moderator.keyboard.press("d");
    await expect(rowOf(moderator, wordsOf(many, tag))).toHaveCount(0);
    await expect(status(moderator)).toContainText("dismissed");
    await visit(moderator, queue);
    await expect(rowOf(moderator, tag)).toHaveCount(0);

    const author = await signInNew("Ida Brandt");
    await appealAndOverturn(author, moderator, colleague, unique("Tea in the garden"));
  },
);

test(
  "the same forty without a key",
  { tag: "@long" },
  async ({ signInAs, signInModerator, signInNew }, { project }) => {
    const hasScript = project.name === "javascript";
    const reason = hasScript ? "hate" : "illegal";
    const [tag, queue, many] = [tagOf(reason), queueOf(reason), journeys[reason]];
    const [{ page: moderator }, colleague] = [
      await signInModerator("Mina Roth"),
      await signInAs("Amara Okafor"),
    ];
    const panel = panelOf(moderator);
    await visit(moderator, queue);

    /** Decides the selected case. */
    const decide = async (number: number, act: "Hide" | "Dismiss") => {
      await expect(panel).toContainText(wordsOf(number, tag));
      await panel.getByRole("button", { name: act, exact: true }).click();
      await expect(status(moderator)).toContainText(act === "Hide" ? "hidden" : "dismissed");
      await expect(rowOf(moderator, wordsOf(number, tag))).toHaveCount(0);
      await expect(panel).toContainText(wordsOf(number + 1, tag));
    };
    await decide(1, "Hide");
    await status(moderator).getByRole("button", { name: "Undo" }).click();
    await expect(status(moderator)).toContainText("Undone");
    await selectCase(moderator, wordsOf(1, tag));
    await decide(1, "Hide");
    await decide(2, "Dismiss");

    await decideElsewhere(colleague, moderator);
    await panel.getByLabel("Note").fill("My own words");
    await panel.getByRole("button", { name: "Hide", exact: true }).click();
    const said = hasScript ? status(moderator) : moderator.getByRole("alert");
    await expect(said).toContainText("Amara Okafor dismissed the reports on this post");
    if (hasScript) await selectCase(moderator, wordsOf(3, tag));
    await expect(moderator.getByRole("textbox", { name: "Note" }).last()).toHaveValue("My own words");

    // The rest in bulk, a page at a time.
    await visit(moderator, queue);
    for (let left = many - 3; left > 0; left -= pageLength) {
      const onPage = Math.min(left, pageLength);
      const boxes = rowOf(moderator, tag).getByRole("checkbox");
      await expect(boxes).toHaveCount(onPage);
      for (const box of await boxes.all()) await box.check();
      await moderator.getByRole("button", { name: "Dismiss selected" }).click();
      await expect(status(moderator)).toContainText(`${onPage} cases dismissed`);
    }
    await visit(moderator, queue);
    await expect(rowOf(moderator, tag)).toHaveCount(0);

    const author = await signInNew("Uma Lindt");
    await appealAndOverturn(author, moderator, colleague, unique("Bread on Sundays"));
  },
);
