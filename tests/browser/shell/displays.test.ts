import type { BrowserContextOptions } from "@playwright/test";
import { openListed } from "../accessibility/open-listed";
import { pages, titleOf } from "../accessibility/pages";
import { findCut, findMotion, findUnmarked, findUnreached } from "../accessibility/seen";
import { expect, javascript, type Page, test, visit } from "../fixtures";

/** The window of somebody who sees it twice as large. */
const twiceAsLarge = { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 };

/** As WCAG 2.2 has it in 1.4.12. The policy of the page allows no inline styles. */
const spaceOut = (page: Page) =>
  page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`
      * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
      p { margin-block-end: 2em !important; }`);
    document.adoptedStyleSheets.push(sheet);
  });

const openAllDetails = (page: Page) =>
  page.evaluate(() => {
    for (const details of document.querySelectorAll("details")) details.open = true;
  });

/** Checks every page of every reader, in a browser with these options. The markup is the same without scripts. */
function forEveryPage(rule: string, options: BrowserContextOptions, find: (page: Page) => Promise<string[]>) {
  for (const { reader, account, openings } of pages)
    test(`${rule}, for ${reader}`, { tag: ["@javascript", "@long"] }, async ({ openPage, signInAs }) => {
      const page = account ? await signInAs(account, options) : await openPage(options);
      for (const opening of openings) {
        await openListed(page, opening);
        expect.soft(await find(page), titleOf(opening)).toEqual([]);
      }
    });
}

forEveryPage("nothing is cut off at twice the size and in wide spacing", twiceAsLarge, async (page) => {
  await openAllDetails(page);
  const large = await findCut(page);
  await spaceOut(page);
  return [...large, ...(await findCut(page)).map((each) => `spaced out: ${each}`)];
});

forEveryPage(
  "the Tab key stops at every control, in sight and in the order of the page, in forced colours",
  { forcedColors: "active" },
  async (page) => {
    const unmarked = await findUnmarked(page);
    // From a part of a page that is addressed, the key goes on from there.
    return new URL(page.url()).hash ? unmarked : [...unmarked, ...(await findUnreached(page))];
  },
);

test(
  "in forced colours, chips, initials and what a search found are set apart",
  javascript,
  async ({ openPage, signInAs }) => {
    const visitor = await openPage({ forcedColors: "active" });
    await visit(visitor, "/search?q=bread");
    await expect(visitor.locator("mark").first()).toBeVisible();
    expect(await findUnmarked(visitor)).toEqual([]);
    const blocked = await signInAs("Kofi Mensah", { forcedColors: "active" });
    await visit(blocked, "/users/7");
    await expect(blocked.locator(".avatar").first()).toBeVisible();
    expect(await findUnmarked(blocked)).toEqual([]);
  },
);

test("with reduced motion, nothing moves for longer than 10 ms", javascript, async ({ signInAs }) => {
  const page = await signInAs("Mei Lin", { reducedMotion: "reduce" });
  await visit(page, "/moderation");
  expect(await findMotion(page)).toEqual([]);
  await page.emulateMedia({ reducedMotion: "no-preference" });
  expect(await findMotion(page)).toContain(".progress-line");
});

test("in forced colours, a button that is sending shows one text", javascript, async ({ signInAs }) => {
  const page = await signInAs("Mei Lin", { forcedColors: "active" });
  await visit(page, "/account");
  const button = page.getByRole("button", { name: "Refresh my profile" });
  await page.route("**/account/refresh*", () => {});
  await button.click();
  await expect(button).toHaveAttribute("aria-busy", "true");
  await expect(button).toHaveCSS("color", "rgba(0, 0, 0, 0)");
  const words = await button.evaluate((element) => getComputedStyle(element, "::after").color);
  expect(words).not.toBe("rgba(0, 0, 0, 0)");
});
