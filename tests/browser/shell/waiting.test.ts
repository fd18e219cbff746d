import {
  makeReport,
  expect,
  javascript,
  type Page,
  postBox,
  publish,
  test,
  unique,
  visit,
} from "../fixtures";

/** Holds requests for what a page shows, or of forms, until they are let go. */
async function hold(page: Page, isHeld: (url: URL, method: string) => boolean) {
  let letGo = () => {};
  const gate = new Promise<void>((resolve) => (letGo = resolve));
  await page.route("**", async (route, request) => {
    if (isHeld(new URL(request.url()), request.method())) await gate;
    await route.continue();
  });
  return letGo;
}

const line = (page: Page) => page.locator(".progress-line");
const animationOf = (page: Page) =>
  line(page).evaluate((element) => {
    const { animationName, animationDelay } = getComputedStyle(element);
    return { names: animationName.split(", "), delays: animationDelay.split(", ") };
  });

for (const [motion, names] of [
  ["no-preference", ["appear-late", "progress"]],
  ["reduce", ["appear-late"]],
] as const)
  test(
    `a page that takes long is announced by a line at the top (motion: ${motion})`,
    javascript,
    async ({ signInNew }) => {
      const { page } = await signInNew("Wait Long");
      await page.emulateMedia({ reducedMotion: motion });
      await visit(page, "/");
      await expect(line(page)).toHaveCount(0);
      const letGo = await hold(page, ({ pathname }) => pathname === "/notices.data");
      const heading = page.getByRole("link", { name: "Feed" });
      const before = await heading.boundingBox();
      await page.getByRole("link", { name: "Notices" }).click();
      await expect(line(page)).toBeVisible();
      expect(await animationOf(page)).toEqual({ names, delays: names.map(() => "0.15s") });
      expect(await line(page).evaluate((element) => element.clientTop)).toBe(2);
      expect((await line(page).boundingBox())!.y).toBe(0);
      expect(await heading.boundingBox()).toEqual(before);
      letGo();
      await expect(page).toHaveURL("/notices");
      await expect(line(page)).toHaveCount(0);
    },
  );

test("the button that was pressed says that it is sending", javascript, async ({ signInNew }) => {
  const { page } = await signInNew("Press Once");
  await visit(page, "/");
  const button = page.getByRole("button", { name: "Post", exact: true });
  const before = await button.boundingBox();
  for (const send of [() => button.click(), () => postBox(page).press("Control+Enter")]) {
    const letGo = await hold(page, (_, method) => method === "POST");
    await postBox(page).fill(unique("On its way"));
    await send();
    await expect(button).toHaveAttribute("aria-busy", "true");
    await expect(button).toHaveAttribute("aria-disabled", "true");
    expect(await button.evaluate((element) => getComputedStyle(element, "::after").content)).toContain(
      "Sending…",
    );
    expect(await button.boundingBox()).toEqual(before);
    letGo();
    await expect(page.getByRole("status")).not.toBeEmpty();
    await expect(button).not.toHaveAttribute("aria-busy");
  }
});

test(
  "of several buttons, only the pressed one says so",
  javascript,
  async ({ signInNew, signInModerator }) => {
    const author = await signInNew("Two Buttons");
    const reporter = await signInNew("Rita Port");
    const { page } = await signInModerator("Mod Erin");
    const address = await publish(author.page, unique("One of two"));
    await makeReport(reporter.page, address, "spam");
    await visit(page, `/moderation${address}`);
    await hold(page, (_, method) => method === "POST");
    await page.getByRole("button", { name: "Dismiss", exact: true }).click();
    await expect(page.getByRole("button", { name: "Dismiss", exact: true })).toHaveAttribute(
      "aria-busy",
      "true",
    );
    await expect(page.locator("button[aria-busy]")).toHaveCount(1);
  },
);
