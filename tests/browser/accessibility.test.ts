import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import {
  addressOf,
  expect,
  javascript,
  type Page,
  type Fixtures,
  post,
  publish,
  makeReport,
  stayOnRedirectPage,
  test,
  unique,
  visit,
} from "./fixtures";
import { openListed } from "./accessibility/open-listed";
import { outlinePage } from "./accessibility/outline";
import { pages, snapshotFile, type State, titleOf } from "./accessibility/pages";

// Every page parses it anew; the minified file is half as long as what the package exports.
const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

// The demo alone, and in this order: what comes later adds posts, claims and decisions.
test.use({ demoAlone: true });
test.describe.configure({ mode: "default" });

// The markup is the same without scripts.
test.describe("every page is accessible and fits, narrow and wide, light and dark", javascript, () => {
  for (const { reader, account, openings } of pages)
    for (const opening of openings)
      test(`for ${reader}: ${titleOf(opening)}`, async ({ sharedPage }) => {
        const page = await sharedPage(account);
        await openListed(page, opening);
        await expectFit(page);
        await expectOutline(page, `${reader}: ${titleOf(opening)}`);
      });

  test("for visitors: the page that leads to where one logs in", async ({ openVisitor }) => {
    const page = await openVisitor();
    await visit(page, "/");
    await stayOnRedirectPage(page);
    await page.getByRole("button", { name: "Log in" }).first().click();
    await expect(page.getByRole("link", { name: "Continue" })).toBeVisible();
    await expectFit(page);
  });

  test("for visitors: a member who has written nothing", async ({ sharedPage, signInNew }) => {
    const newcomer = await signInNew("Nothing Yet");
    await expectFitAt(await sharedPage(null), await addressOfMember(newcomer));
  });

  test("for members: no notices yet", async ({ signInNew }) => {
    const { page } = await signInNew("Otto Neu");
    await expectFitAt(page, "/notices");
  });

  test("for members: a report without a reason", async ({ sharedPage }) => {
    const page = await sharedPage("Priya Nair");
    await visit(page, "/users/2");
    await visit(page, `${await addressOf(page.getByRole("article").first())}/report`);
    await page.getByRole("button", { name: "Send report" }).click();
    await expect(page.getByRole("alert")).toBeVisible();
    await expectFit(page);
    await expectState(page, "members: a report without a reason");
  });

  test("for members: a post without words", async ({ sharedPage }) => {
    const page = await sharedPage("Priya Nair");
    await visit(page, "/");
    await page.getByRole("button", { name: "Post", exact: true }).click();
    await expect(page.getByRole("alert")).toBeVisible();
    await expectFit(page);
    await expectState(page, "members: a post without words");
  });

  test("for moderators: the queue with a claim of a colleague's", async ({ sharedPage }) => {
    const [page, colleague] = [await sharedPage("Mateo Rivera"), await sharedPage("Mei Lin")];
    // Narrow, it is on its own.
    await page.setViewportSize({ width: 1280, height: 800 });
    await visit(page, "/moderation?reason=spam&sort=most-reported");
    await page.locator(".queue-row").first().getByRole("link").click();
    const panel = page.locator(".case-panel:not([hidden])");
    await panel.getByRole("button", { name: "Claim" }).click();
    await expect(panel).toContainText("Yours for");
    await expectFit(page);
    await expectFitAt(colleague, page.url());
    await page.setViewportSize({ width: 1280, height: 800 });
    await panel.getByRole("button", { name: "Release" }).click();
    await expect(panel.getByRole("button", { name: "Claim" })).toBeVisible();
  });

  test("for moderators: the queue with cases selected, and a fault", async ({ sharedPage }) => {
    const page = await sharedPage("Mateo Rivera");
    await visit(page, "/moderation");
    await page
      .getByRole("checkbox", { name: /^Select/ })
      .first()
      .check();
    await page.getByRole("button", { name: "Hide selected" }).click();
    await expect(page.locator(".field-error")).toBeVisible();
    await expectFit(page);
    await expectState(page, "moderators: the queue with cases selected and a fault");
  });

  test("for moderators: the keys", async ({ sharedPage }) => {
    const page = await sharedPage("Mateo Rivera");
    await page.setViewportSize({ width: 1280, height: 800 });
    await visit(page, "/moderation");
    await page.getByRole("button", { name: "Keys" }).click();
    await expect(page.getByRole("dialog", { name: "Keys" })).toBeVisible();
    await expectFit(page);
    await expectState(page, "moderators: the keys");
  });

  test("for moderators: what the log can be narrowed by", async ({ sharedPage }) => {
    const page = await sharedPage("Mei Lin");
    const entry = await openEntryOfKofi(page);
    await entry.getByText("Filter").click();
    await page.getByText("By day or number").click();
    await expectFit(page);
    await expectState(page, "moderators: what the log can be narrowed by");
  });

  test("for moderators: an entry of the log", async ({ sharedPage }) => {
    const page = await sharedPage("Mei Lin");
    const entry = await openEntryOfKofi(page);
    await entry.getByRole("link", { name: /^Entry \d+,/ }).click();
    await expect(page.getByRole("heading", { level: 1 })).toContainText("Entry");
    await expectFit(page);
  });

  test("for moderators: forms about a member, with invalid fields", async ({ sharedPage }) => {
    const page = await sharedPage("Mei Lin");
    await visit(page, "/moderation/users/5");
    await page.getByText("Ignore this member's reports").click();
    await page.getByRole("button", { name: "Ignore reports" }).click();
    await expect(page.getByRole("alert")).toBeVisible();
    await page.getByRole("button", { name: "Add note" }).click();
    await expect(page.getByRole("alert")).toHaveCount(2);
    await expectFit(page);
    await expectState(page, "moderators: forms about a member with invalid fields");
  });

  test("for moderators: a case of long names and words in the queue", async ({ sharedPage, signInNew }) => {
    await makeLongCase(signInNew);
    const page = await sharedPage("Mei Lin");
    await expectFitAt(page, "/moderation?state=open&reason=harassment&sort=most-reported");
  });

  test("for moderators: a case of long names and words", async ({ sharedPage, signInNew }) => {
    await expectFitAt(await sharedPage("Mei Lin"), `/moderation${await makeLongCase(signInNew)}`);
  });

  test("for moderators: a case with a fault in its form, and decided", async ({ sharedPage, signInNew }) => {
    const page = await sharedPage("Mei Lin");
    await visit(page, `/moderation${await makeLongCase(signInNew)}`);
    const hide = page.getByRole("button", { name: "Hide", exact: true });
    await page.getByRole("radio", { name: "Something else" }).check();
    await hide.click();
    await expect(page.locator(".field-error")).toBeVisible();
    await expectFit(page);
    await page.getByRole("radio", { name: "Illegal" }).check();
    await hide.click();
    await expect(post(page, "Hidden by a moderator")).toBeVisible();
    await expectFit(page);
  });

  test("for admins: the figures with their tables", async ({ sharedPage }) => {
    const page = await sharedPage("Amara Okafor");
    await visit(page, "/admin");
    for (const table of await page.getByText("The numbers as a table").all()) await table.click();
    await expectFit(page);
    await expectState(page, "admins: the figures with their tables");
  });

  test("for the blocked: an appeal without words", async ({ sharedPage }) => {
    const page = await sharedPage("Kofi Mensah");
    await visit(page, "/notices");
    await page.getByRole("link", { name: "Appeal", exact: true }).first().click();
    const send = page.getByRole("button", { name: "Send appeal" });
    await send.click();
    await expect(page.getByRole("alert")).toBeVisible();
    await expectFit(page);
    await expectState(page, "the blocked: an appeal without words");
  });

  test("for the blocked: the reply to their appeal", async ({ sharedPage }) => {
    const page = await sharedPage("Kofi Mensah");
    await visit(page, "/");
    await page.getByRole("link", { name: "Your appeal" }).click();
    await expect(page.getByRole("heading", { name: "Answer" })).toBeVisible();
    await expectFit(page);
  });
});

async function openOwnPage(page: Page, name: string) {
  await visit(page, "/");
  await page.getByRole("banner").getByRole("link", { name }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(name);
  return page;
}

async function addressOfMember({ page, name }: { page: Page; name: string }) {
  return new URL((await openOwnPage(page, name)).url()).pathname;
}

async function openEntryOfKofi(page: Page) {
  await visit(page, "/moderation/log?person=7");
  return page.getByRole("listitem").filter({ hasText: "blocked Kofi Mensah" });
}

/** Publishes and reports a post with long words without spaces; gives its address. */
async function makeLongCase(signInNew: Fixtures["signInNew"]) {
  const author = await signInNew("A Name That Goes On For Quite A While, As Some Names Do, And Then Some");
  const reporter = await signInNew("Rex Hall");
  const address = await publish(author.page, unique("Nospaceanywhereinthislongword".repeat(8)));
  await makeReport(reporter.page, address, "harassment", "See http://example.org/" + "x".repeat(120));
  return address;
}

async function expectFitAt(page: Page, address: string) {
  await visit(page, address);
  await expectFit(page);
}

/** Checks the page narrow and light by all rules, and wide and dark by those that depend on size and colour. */
async function expectFit(page: Page) {
  await page.evaluate(axeSource);
  const found: string[] = [];
  for (const [width, colorScheme, rules] of [
    [360, "light", null],
    [1280, "dark", ["color-contrast", "target-size"]],
  ] as const) {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme });
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (overflow > 0) found.push(`at ${width} px: ${overflow} px too wide`);
    const problems = await findProblems(page, rules);
    found.push(...problems.map((problem) => `at ${width} px, ${colorScheme}: ${problem}`));
  }
  expect.soft(found, page.url()).toEqual([]);
}

/** What is around the content is the same on all pages of a reader, so only that of the feed is in a snapshot. */
async function expectOutline(page: Page, title: string) {
  const part = new URL(page.url()).pathname === "/" ? "body" : "main";
  expect.soft(await outlinePage(page, part)).toMatchSnapshot(snapshotFile(title));
}

const expectState = (page: Page, state: State) => expectOutline(page, state);

const standards = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

function findProblems(page: Page, rules: readonly string[] | null) {
  return page.evaluate(
    async ({ rules, standards }) => {
      const { axe } = window as unknown as { axe: typeof import("axe-core") };
      const { violations } = await axe.run(document, {
        runOnly: rules ? { type: "rule", values: [...rules] } : { type: "tag", values: standards },
        // Controls have at least 24 by 24 px, or space around them.
        rules: { "target-size": { enabled: true } },
        resultTypes: ["violations"],
        // Without fetching the stylesheets again: rules that read them are not run.
        preload: false,
      });
      return violations.map(
        ({ id, nodes }) =>
          `${id}: ${nodes
            .map(({ target }) => target.join(" "))
            .slice(0, 4)
            .join(", ")}`,
      );
    },
    { rules, standards },
  );
}
