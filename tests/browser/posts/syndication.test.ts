import { expect, type Page, publish, submit, test, unique, visit } from "../fixtures";

/** What the link leads to, as a feed reader would fetch it. */
async function follow(page: Page, name: string): Promise<string> {
  const href = await page.getByRole("link", { name }).getAttribute("href");
  const response = await page.request.get(href!);
  expect(response.headers()["content-type"]).toBe("application/atom+xml; charset=utf-8");
  return response.text();
}

/** The texts of the entries, as the browser's own parser reads them. */
const readEntries = (page: Page, atom: string) =>
  page.evaluate((text) => {
    const parsed = new DOMParser().parseFromString(text, "application/xml");
    return [...parsed.querySelectorAll("entry > title")].map(({ textContent }) => textContent);
  }, atom);

test("what somebody posts can be followed, until it is deleted", async ({ openVisitor, signInNew }) => {
  const author = await signInNew("Ann Onlooker");
  const words = unique("To be followed & <read>");
  const address = await publish(author.page, words);
  const page = await openVisitor();
  await visit(page, address);
  await page.getByRole("article").getByRole("link", { name: author.name }).click();
  await expect(page.getByText(/^Joined just now/)).toBeVisible();
  const [theirs, all] = ["Posts as Atom", "Subscribe (Atom)"];
  const entries = await readEntries(author.page, await follow(page, theirs));
  expect(entries).toEqual([words]);
  expect((await readEntries(author.page, await follow(page, all)))[0]).toBe(words);

  await submit(author.page.request, `${address}/delete`, {});
  expect(await follow(page, theirs)).not.toContain(address);
  expect(await follow(page, all)).not.toContain(address);
});

test("the link to a feed leaves the app, also where script follows links", async ({ signInNew }) => {
  const { page } = await signInNew("Clicking Reader");
  await visit(page, "/rules");
  const [response] = await Promise.all([
    page.waitForResponse((each) => new URL(each.url()).pathname === "/feed.xml"),
    page.getByRole("link", { name: "Subscribe (Atom)" }).click(),
  ]);
  expect(response.status()).toBe(200);
});

test("the first stop of the Tab key is the way past the header to the content", async ({ sharedPage }) => {
  for (const [name, address] of [
    [null, "/"],
    [null, "/users/2"],
    ["Priya Nair", "/notices"],
    ["Mei Lin", "/moderation"],
  ] as const) {
    const page = await sharedPage(name);
    await visit(page, address);
    await page.keyboard.press("Tab");
    await expect(page.getByRole("link", { name: "Skip to content" })).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("main")).toBeFocused();
  }
});
