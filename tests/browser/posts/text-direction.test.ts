import { expect, type Locator, post, publish, test, unique, visit } from "../fixtures";

/** The box around an element's text, not around the element. */
const placeOf = (element: Locator) =>
  element.evaluate((node) => {
    const range = document.createRange();
    range.selectNodeContents(node);
    const { left, right } = range.getBoundingClientRect();
    return { left: Math.round(left), right: Math.round(right) };
  });

test("a right-to-left post disturbs neither its neighbours nor its own name and time", async ({
  signInNew,
}) => {
  const latin = await signInNew("Clara Weiss");
  const arabic = await signInNew("ليلى حداد");
  const [before, after] = [unique("Before (it)."), unique("After (it).")];
  const words = unique("مرحبا بكم في الساحة! (أهلا وسهلا) \u200f");
  await publish(latin.page, before);
  await publish(arabic.page, words);
  await publish(latin.page, after);

  const { page } = latin;
  await visit(page, "/");
  const texts = [before, words, after].map((each) => post(page, each).locator(".member-text"));
  const [first, middle, last] = await Promise.all(texts.map((text) => placeOf(text.locator("p"))));
  expect(first!.left).toBe(last!.left);
  expect(middle!.right).toBeGreaterThan(first!.right);
  const box = (await texts[1]!.boundingBox())!;
  expect(middle!.right).toBe(Math.round(box.x + box.width));

  // In each line of name and time, the name comes first and the time after it, whatever its letters.
  for (const each of [before, words, after]) {
    const name = await placeOf(post(page, each).locator(".byline-name"));
    const time = await placeOf(post(page, each).locator("time"));
    expect(name.left).toBe(first!.left);
    expect(time.left).toBeGreaterThanOrEqual(name.right);
  }
});

test("an address in right-to-left text reads from left to right", async ({ signInNew }) => {
  const { page } = await signInNew("רות לוי");
  const words = unique("ראו https://plaza.example/ שלום");
  await publish(page, words);
  await visit(page, "/");
  const link = post(page, words).getByRole("link", { name: "https://plaza.example/" });
  const [first, last] = await link.evaluate(({ firstChild }) => {
    const lefts = [0, "https://plaza.example".length].map((at) => {
      const range = document.createRange();
      range.setStart(firstChild!, at);
      range.setEnd(firstChild!, at + 1);
      return range.getBoundingClientRect().left;
    });
    return lefts;
  });
  expect(last!).toBeGreaterThan(first!);
});

test("a character that would reorder what stands around it is refused", async ({ signInNew }) => {
  const { page } = await signInNew("Uma Rao");
  await visit(page, "/");
  await page.getByLabel("Your post").fill("safe \u202egnp.exe");
  await page.getByRole("button", { name: "Post", exact: true }).click();
  await expect(page.getByRole("alert")).toContainText(
    "Your post has an invisible character in it that reorders text.",
  );
});
