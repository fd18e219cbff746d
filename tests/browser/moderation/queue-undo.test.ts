import { expect, javascript, type Page, status, test, visit } from "../fixtures";
import { findRow, makeCases, openCase, panelOf, queueOf, rowOf, selectCase, selectedRow } from "./cases";
import { tagOf } from "../seed";

// With JavaScript, no journey decides about these.
const [reason, tag] = ["illegal", tagOf("illegal")] as const;
const queue = queueOf(reason);

/** The numbers of the seeded cases on this page. */
const listNumbers = async (page: Page) =>
  (await page.locator(".queue-row-words").allInnerTexts()).map((text) => Number(/\d+/.exec(text)?.[0]));

test(
  "u again and again takes back the last ten acts, each said before it is undone",
  { tag: ["@javascript", "@long"] },
  async ({ signInModerator }) => {
    const { page } = await signInModerator("Dora Blum");
    await visit(page, queue);
    const numbers = await listNumbers(page);
    for (const number of numbers.slice(0, 11)) {
      await expect(selectedRow(page)).toContainText(`Case ${number} of ${tag}`);
      await page.keyboard.press("d");
      await expect(rowOf(page, `Case ${number} of ${tag}`)).toHaveCount(0);
    }
    await expect(status(page)).toContainText("dismissed");
    for (let back = 10; back > 0; back--) {
      await page.keyboard.press("u");
      await expect(selectedRow(page)).toContainText(`Case ${numbers[back]} of ${tag}`);
      await expect(status(page)).toContainText("Undone");
      if (back > 1) await expect(status(page)).toContainText("Before that: ");
    }
    await expect(status(page).getByRole("button", { name: "Undo" })).toHaveCount(0);
    await page.keyboard.press("u");
    await expect(selectedRow(page)).toContainText(`Case ${numbers[1]} of ${tag}`);
    await visit(page, queue);
    expect((await listNumbers(page)).slice(0, 10)).toEqual(numbers.slice(1, 11));
  },
);

test(
  "after going elsewhere the first u shows the last act, and the second undoes it; nobody else's",
  javascript,
  async ({ signInNew, signInModerator }) => {
    const [words] = await makeCases({ signInNew }, "Undone later");
    const [{ page }, other] = [await signInModerator("Nadia Haddad"), await signInModerator("Olga Petrova")];
    await findRow(page, words!);
    const list = page.url();
    await selectCase(page, words!);
    await page.keyboard.press("d");
    await expect(status(page)).toContainText("dismissed");
    await page.getByRole("link", { name: "Appeals", exact: true }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Appeals" })).toBeVisible();

    // Somebody else in the same tab has nothing to undo.
    const own = await page.context().cookies();
    await page.context().clearCookies();
    await page.context().addCookies(await other.page.context().cookies());
    await visit(page, list);
    await page.keyboard.press("u");
    await page.keyboard.press("u");
    await expect(panelOf(page)).toBeVisible();
    await expect(status(page)).toHaveText("");
    await expect(rowOf(page, words!)).toHaveCount(0);

    await page.context().clearCookies();
    await page.context().addCookies(own);
    await visit(page, list);
    await expect(status(page)).toHaveText("");
    await page.keyboard.press("u");
    await expect(status(page)).toContainText("1 report on Ola Quist's post dismissed.");
    await expect(rowOf(page, words!)).toHaveCount(0);
    await page.keyboard.press("u");
    await expect(status(page)).toContainText("Undone");
    await expect(rowOf(page, words!)).toBeVisible();
  },
);

test(
  "the status line and the panel stay in view below in the list",
  javascript,
  async ({ signInModerator }) => {
    const { page } = await signInModerator("Mina Roth");
    await visit(page, queue);
    await page.keyboard.press("d");
    await expect(status(page)).toContainText("dismissed");
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    await expect(status(page).getByRole("button", { name: "Undo" })).toBeInViewport({ ratio: 1 });
    await expect(panelOf(page).getByRole("button", { name: "Hide" })).toBeInViewport({ ratio: 1 });
  },
);

test(
  "u reaches back over what a colleague has undone already",
  javascript,
  async ({ signInNew, signInModerator }) => {
    const [first, second, third] = await makeCases(
      { signInNew },
      "Undone last",
      "Undone by Olga",
      "Undone first",
    );
    const [{ page }, { page: colleague }] = [
      await signInModerator("Nadia Haddad"),
      await signInModerator("Olga Petrova"),
    ];
    await findRow(page, third!);
    for (const words of [first!, second!, third!]) {
      await selectCase(page, words);
      await page.keyboard.press("d");
      await expect(status(page)).toContainText("dismissed");
      await expect(rowOf(page, words)).toHaveCount(0);
    }
    await visit(colleague, "/moderation/log");
    const theirs = colleague.getByRole("listitem").filter({ hasText: second! });
    await theirs.getByRole("button", { name: "Undo" }).click();
    await expect(status(colleague)).toContainText("Undone");

    await page.keyboard.press("u");
    await expect(rowOf(page, third!)).toBeVisible();
    await page.keyboard.press("u");
    await expect(status(page)).toContainText("Olga Petrova already undid it");
    await expect(status(page)).toContainText("Before that: ");
    await page.keyboard.press("u");
    await expect(status(page)).toContainText("Undone");
    await expect(rowOf(page, first!)).toBeVisible();
  },
);

test(
  "u right after a decision never undoes the one before, if that decision is refused or not answered yet",
  javascript,
  async ({ signInNew, signInModerator }) => {
    const [first, second, third] = await makeCases(
      { signInNew },
      "Stays dismissed",
      "Refused",
      "Not answered yet",
    );
    const [{ page }, { page: colleague }] = [
      await signInModerator("Nadia Haddad"),
      await signInModerator("Olga Petrova"),
    ];
    await findRow(page, third!);
    await selectCase(page, first!);
    await page.keyboard.press("d");
    await expect(status(page)).toContainText("dismissed");
    await openCase(colleague, second!);
    await colleague.keyboard.press("h");
    await expect(status(colleague)).toContainText("post hidden");

    const posted: string[] = [];
    page.on("request", (request) => request.method() === "POST" && posted.push(request.url()));
    let answer = hold();
    await page.route("**/dismiss.data", async (route) => {
      await answer.held;
      await route.continue();
    });
    await selectCase(page, second!);
    await page.keyboard.press("d");
    await page.keyboard.press("u");
    answer.release();
    await expect(status(page)).toContainText("Olga Petrova hid this post");
    await expect(rowOf(page, second!)).toContainText("Olga Petrova hid this post");
    await expect(status(page)).toContainText("Before that: 1 report");

    const panel = await selectCase(page, third!);
    await panel.getByRole("link", { name: "Open case" }).click();
    await expect(page.getByRole("region", { name: "Reports" })).toBeVisible();
    answer = hold();
    await page.keyboard.press("d");
    await page.keyboard.press("u");
    await expect(status(page)).toHaveText("");
    await page.keyboard.press("u");
    answer.release();
    await expect(status(page)).toContainText("1 report on Ola Quist's post dismissed.");
    expect(posted.filter((url) => url.includes("/undo"))).toEqual([]);
  },
);

/** What waits until it is released. */
function hold() {
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  return { held, release: () => release() };
}
