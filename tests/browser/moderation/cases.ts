import { expect, type Fixtures, makeReport, type Page, publish, unique, visit } from "../fixtures";

/** The queue narrowed to a reason, oldest first. */
export const queueOf = (reason: string) => `/moderation?state=open&reason=${reason}&sort=oldest`;

/** A reason of which no journey has cases. */
export const queue = queueOf("sexual");

/** The row of a case in the queue. */
export const rowOf = (page: Page, words: string) => page.locator(".queue-row").filter({ hasText: words });

/** The row that is selected. */
export const selectedRow = (page: Page) => page.locator(".queue-row[data-selected]");

/** The selected case, with its form. */
export const panelOf = (page: Page) => page.locator(".case-panel:not([hidden])");

/** Publishes posts of one author, each reported once by the same member; gives the words of each, oldest first. */
export async function makeCases({ signInNew }: Pick<Fixtures, "signInNew">, ...words: string[]) {
  const [author, reporter] = [await signInNew("Ola Quist"), await signInNew("Rita Sand")];
  const made: string[] = [];
  for (const text of words.map(unique)) {
    await makeReport(reporter.page, await publish(author.page, text), "sexual");
    made.push(text);
  }
  return made;
}

/** Opens the page of the queue that has a case. */
export async function findRow(page: Page, words: string, address = queue) {
  await visit(page, address);
  const row = rowOf(page, words);
  while ((await row.count()) === 0)
    await visit(page, (await page.getByRole("link", { name: "More cases" }).getAttribute("href"))!);
  return row;
}

/** Selects a case of this page by its row; gives its panel. */
export async function selectCase(page: Page, words: string) {
  await rowOf(page, words).getByRole("link").click();
  const panel = panelOf(page);
  await expect(panel).toContainText(words);
  return panel;
}

/** Opens the page of the queue that has a case, and selects it; gives its panel. */
export async function openCase(page: Page, words: string, address = queue) {
  await findRow(page, words, address);
  return selectCase(page, words);
}

/** Selects cases of this page for a bulk decision. */
export async function tick(page: Page, ...words: string[]) {
  for (const each of words)
    await rowOf(page, each)
      .getByRole("checkbox", { name: /^Select/ })
      .check();
}
