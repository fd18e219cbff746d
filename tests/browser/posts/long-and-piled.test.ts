import { expect, type Page, post, publish, test, unique, visit } from "../fixtures";

/** A letter below a column of marks that is higher than a post: far more than a text may have. */
const piled = `G${"\u0301".repeat(60)}`;

/** Puts piled marks in place of these texts: no form would take them. */
async function pile(page: Page, ...texts: string[]) {
  for (const text of texts)
    await page.locator(text).evaluate((element, marks) => (element.textContent = marks), piled);
}

/** Whether what is drawn in the box of `neighbour` is the same without the element. */
async function leavesAlone(page: Page, element: string, neighbour: string) {
  const draw = async () => page.screenshot({ clip: (await page.locator(neighbour).boundingBox())! });
  const before = await draw();
  await page.locator(element).evaluate((found) => (found.style.visibility = "hidden"));
  const after = await draw();
  await page.locator(element).evaluate((found) => (found.style.visibility = "visible"));
  return before.equals(after);
}

test("marks piled on the letters of a name or a text are drawn inside their post", async ({
  signInNew,
  openVisitor,
}) => {
  const { page: author } = await signInNew("Clara Weiss");
  const addresses = [await publish(author, unique("Piled up")), await publish(author, unique("Above it."))];
  const [lower, upper] = addresses.map((address) => `#post-${/\d+/.exec(address)![0]}`);
  const page = await openVisitor();
  await visit(page, "/");
  await pile(page, `${lower} bdi`, `${lower} .member-text > :first-child`);
  expect(await leavesAlone(page, lower!, upper!)).toBe(true);
  expect(await leavesAlone(page, lower!, "body > header")).toBe(true);
  // Its text does not cover who wrote it, either.
  await visit(page, "/");
  await pile(page, `${lower} .member-text > :first-child`);
  expect(await leavesAlone(page, `${lower} .member-text`, `${lower} .byline-text`)).toBe(true);
});

test("marks piled on the name of a page do not reach the header", async ({ openVisitor }) => {
  const page = await openVisitor();
  await visit(page, "/users/2");
  await pile(page, "h1 bdi");
  expect(await leavesAlone(page, "h1", "body > header")).toBe(true);
});

test("of a post of many lines thirty are shown, and the others on demand", async ({
  signInNew,
  openVisitor,
}) => {
  const { page: author } = await signInNew("Lina Berg");
  const words = unique("First line");
  const address = await publish(author, `Last${"\n".repeat(249)}${words}`.split("\n").reverse().join("\n"));
  const page = await openVisitor();
  for (const place of ["/", address]) {
    await visit(page, place);
    const article = post(page, words);
    const lineHeight = 1.5 * 17;
    expect((await article.boundingBox())!.height).toBeLessThan(36 * lineHeight);
    await expect(article.getByText("Last")).toBeHidden();
    await article.getByText("220 more lines").click();
    await expect(article.getByText("Last")).toBeVisible();
  }
});

test("a post whose letters are as wide as the window is thirty lines high, and scrolls", async ({
  signInNew,
  openVisitor,
}) => {
  const { page: author } = await signInNew("Ines Alba");
  const words = unique("W".repeat(260));
  await publish(author, words);
  const page = await openVisitor();
  await page.setViewportSize({ width: 320, height: 640 });
  await visit(page, "/");
  await page.evaluate(() => (document.documentElement.style.fontSize = "60px"));
  const text = post(page, words).locator("p.typed-text");
  const { height, scrolls } = await text.evaluate((element) => ({
    height: element.clientHeight / Number.parseFloat(getComputedStyle(element).lineHeight),
    scrolls: element.scrollHeight > element.clientHeight,
  }));
  expect(Math.floor(height)).toBe(30);
  expect(scrolls).toBe(true);
});
