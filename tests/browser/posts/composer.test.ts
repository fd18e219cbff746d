import { expect, javascript, post, postBox, publish, status, test, unique, visit } from "../fixtures";

for (const key of ["Control", "Meta"])
  test(`${key} and Enter send the post`, javascript, async ({ signInNew }) => {
    const { page } = await signInNew("Nia Okoro");
    await visit(page, "/");
    const words = unique("Sent without the mouse");
    await postBox(page).fill(words);
    await postBox(page).press(`${key}+Enter`);
    await expect(status(page)).toHaveText("Posted.");
    await expect(post(page, words)).toHaveCount(1);
    await expect(postBox(page)).toHaveValue("");
  });

test("Enter alone begins a new line", async ({ signInNew }) => {
  const { page } = await signInNew("Leo Marin");
  await visit(page, "/");
  await postBox(page).fill("One");
  await postBox(page).press("End");
  await postBox(page).press("Enter");
  await postBox(page).pressSequentially("Two");
  await expect(postBox(page)).toHaveValue("One\nTwo");
});

test("an error is said once, beside the text", async ({ signInNew }) => {
  const { page } = await signInNew("Ida Falk");
  await visit(page, "/");
  await page.getByRole("button", { name: "Post", exact: true }).click();
  const message = page.getByText("Write something first.");
  await expect(message).toHaveCount(1);
  await expect(message).toBeFocused();
  await expect(page.getByRole("alert")).toHaveCount(1);
  await expect(postBox(page)).toHaveAccessibleDescription(/Write something first/);
});

test("the box is as wide as the posts' column at every width", async ({ signInNew }) => {
  const { page } = await signInNew("Wim Groot");
  await visit(page, "/");
  for (const width of [320, 360, 700, 767, 768, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    const [frame, article] = [
      await postBox(page).boundingBox(),
      await page.locator("article").first().boundingBox(),
    ];
    expect.soft(frame!.width, `at ${width} px`).toBeCloseTo(article!.width, 0);
  }
});

test("the dots at its corners are there with the focus only", async ({ signInNew }) => {
  const { page } = await signInNew("Dot Maier");
  await visit(page, "/");
  const dots = () =>
    postBox(page).evaluate((element) => getComputedStyle(element.parentElement!, "::after").content);
  expect(await dots()).toBe("none");
  await postBox(page).focus();
  expect(await dots()).toBe('""');
});

test("new posts are announced however far one has scrolled", javascript, async ({ signInNew }) => {
  const [{ page }, other] = [await signInNew("Kim Sand"), await signInNew("Pia Roos")];
  await page.clock.install();
  await visit(page, "/");
  await page.getByRole("link", { name: "Older posts" }).scrollIntoViewIfNeeded();
  const words = unique("Just now");
  await publish(other.page, words);
  await page.clock.fastForward("00:30");
  const link = page.getByRole("link", { name: /^\d+ new posts?$/ });
  await expect(link).toBeInViewport({ ratio: 1 });
  await link.click();
  await expect(post(page, words)).toBeInViewport();
});
