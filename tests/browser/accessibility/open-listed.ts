import { expect, type Page, visit } from "../fixtures";
import type { Opening } from "./pages";

/** Opens it, or the first on another page that looks like it. */
export async function openListed(page: Page, opening: Opening) {
  if (typeof opening === "string") return visit(page, opening);
  await visit(page, opening.on);
  const hrefs = await page
    .locator("a[href]")
    .evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
  const found = hrefs.map((href) => opening.path.exec(href)?.[0]).find(Boolean);
  expect(found, `a link on ${opening.on} to ${opening.pattern}`).toBeDefined();
  return visit(page, found!);
}
