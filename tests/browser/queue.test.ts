import {
  control,
  expect,
  javascript,
  type Locator,
  type Page,
  post,
  publish,
  makeReport,
  status,
  test,
  unique,
  visit,
} from "./fixtures";

const queue = "/moderation?state=open&reason=sexual&sort=oldest";

type SignIn = { signInNew: (name: string) => Promise<{ name: string; page: Page }> };

/** Publishes posts of one author, each reported once by the same member; gives the words of each, oldest first. */
async function makeCases({ signInNew }: SignIn, ...words: string[]) {
  const [author, reporter] = [await signInNew("Ola Quist"), await signInNew("Rita Sand")];
  const made: string[] = [];
  for (const text of words.map(unique)) {
    const address = await publish(author.page, text);
    await makeReport(reporter.page, address, "sexual");
    made.push(text);
  }
  return made;
}

const rowOf = (page: Page, words: string) => page.locator(".case").filter({ hasText: words });

/** Opens the page of the queue that has a case, and focuses it. */
async function openQueueAt(page: Page, words: string) {
  await visit(page, queue);
  while ((await post(page, words).count()) === 0)
    await visit(page, (await page.getByRole("link", { name: "More cases" }).getAttribute("href"))!);
  const row = rowOf(page, words);
  await row.focus();
  return row;
}

/** The row after this one, and where the focus goes from it: there, or from the last to the one before. */
const rowAfter = (row: Locator) => row.locator("xpath=following-sibling::div[1]");
const neighbourOf = (row: Locator) =>
  row.locator(
    "xpath=(following-sibling::div[1] | self::div[not(following-sibling::div)]/preceding-sibling::div[1])",
  );

test(
  "from the keyboard, one key decides, the next case has the focus, and one takes it back",
  javascript,
  async ({ signInNew, signInAs }) => {
    const [first, second] = await makeCases({ signInNew }, "The first to go", "The second to go");
    const page = await signInAs("Mei Lin");
    const { keyboard } = page;
    const row = await openQueueAt(page, first!);
    await expect(row.getByRole("radio", { name: "Sexual content" })).toBeChecked();
    await expect(row).toHaveAttribute("aria-current", "true");
    await expect(row).toHaveAttribute("data-current", "true");

    await keyboard.press("j");
    await expect(rowAfter(row)).toBeFocused();
    await expect(row).not.toHaveAttribute("aria-current");
    await keyboard.press("k");
    await expect(row).toBeFocused();
    await expect(row).toBeInViewport();

    const next = await rowAfter(row).getAttribute("id");
    await keyboard.press("h");
    await expect(page.locator(`#${next}`)).toBeFocused();
    await expect(status(page)).toContainText("post hidden");
    await expect(row).toHaveCount(0);
    await expect(page.locator(`#${next}`)).toBeFocused();
    await expect(page).toHaveURL(queue);

    await keyboard.press("u");
    await expect(status(page)).toContainText("Undone");
    await expect(row).toBeFocused();
    await expect(post(page, first!)).toBeVisible();

    // Two at once: responses may arrive in any order, and neither is lost.
    await keyboard.press("d");
    await rowOf(page, second!).focus();
    await keyboard.press("d");
    await expect(rowOf(page, first!)).toHaveCount(0);
    await expect(rowOf(page, second!)).toHaveCount(0);
    await keyboard.press("u");
    await expect(status(page)).toContainText("Undone");
    await expect(rowOf(page, second!)).toBeFocused();
    await expect(rowOf(page, first!)).toHaveCount(0);
    expect(await page.evaluate(() => history.length)).toBeLessThan(12);
  },
);

test(
  "a decided row collapses within 180 ms, or at once with reduced motion",
  javascript,
  async ({ signInNew, signInAs }) => {
    const [first, second] = await makeCases({ signInNew }, "Folds", "Vanishes");
    const page = await signInAs("Mateo Rivera");
    // The request is held back, so that the row can be checked meanwhile.
    let send = () => {};
    const sent = new Promise<void>((resolve) => (send = resolve));
    await page.route(/\/dismiss\.data/, async (route) => {
      await sent;
      await route.continue();
    });
    const folds = () => page.evaluate(() => (window as unknown as { folds: unknown[] }).folds);
    const row = await openQueueAt(page, first!);
    await page.evaluate(() => {
      const folds: unknown[] = [];
      Object.assign(window, { folds });
      document.addEventListener("animationend", ({ animationName, elapsedTime }) =>
        folds.push([animationName, elapsedTime]),
      );
    });
    await page.keyboard.press("d");
    await expect(row).toBeHidden();
    await expect.poll(folds).toEqual([["fold", 0.16]]);
    await page.emulateMedia({ reducedMotion: "reduce" });
    await rowOf(page, second!).focus();
    await page.keyboard.press("d");
    await expect(rowOf(page, second!)).toBeHidden();
    expect(await folds()).toHaveLength(1);
    send();
    await expect(row).toHaveCount(0);
    await expect(rowOf(page, second!)).toHaveCount(0);
  },
);

test(
  "a row whose case a colleague decided first comes back with what was typed, and says so",
  javascript,
  async ({ signInNew, signInAs }) => {
    const [words] = await makeCases({ signInNew }, "Both at it");
    const [page, colleague] = [await signInAs("Mei Lin"), await signInAs("Mateo Rivera")];
    const row = await openQueueAt(page, words!);
    const theirs = await openQueueAt(colleague, words!);
    await theirs.getByRole("button", { name: "Hide" }).click();
    await expect(status(colleague)).toContainText("post hidden");

    await row.getByLabel("Note").fill("It is a poem.");
    const place = await neighbourOf(row).getAttribute("id");
    await row.getByRole("button", { name: "Dismiss" }).click();
    await expect(row.getByRole("alert")).toContainText("Mateo Rivera hid this post");
    await expect(row.getByLabel("Note")).toHaveValue("It is a poem.");
    await expect(row.getByRole("radio", { name: "Sexual content" })).toBeChecked();
    // The focus stays where it has moved to meanwhile.
    await expect(page.locator(`#${place}`)).toBeFocused();
  },
);

test(
  "keys do nothing while one types, with modifiers and while a dialog is open",
  javascript,
  async ({ signInNew, signInAs }) => {
    const [words] = await makeCases({ signInNew }, "Left alone");
    const page = await signInAs("Mateo Rivera");
    const { keyboard } = page;
    const row = await openQueueAt(page, words!);
    await row.getByLabel("Note").focus();
    await keyboard.type("jkhdbux?");
    await expect(row.getByLabel("Note")).toHaveValue("jkhdbux?");
    await row.focus();
    await keyboard.press("Control+h");
    await keyboard.press("Alt+d");
    await keyboard.press("Shift+H");

    await keyboard.press("?");
    const help = page.getByRole("dialog", { name: "Keys" });
    await expect(help).toBeVisible();
    await keyboard.press("h");
    await keyboard.press("x");
    await keyboard.press("Escape");
    await expect(help).toBeHidden();
    await expect(row).toBeFocused();
    await page.getByRole("button", { name: "Keyboard" }).click();
    await help.getByRole("button", { name: "Close" }).click();
    await expect(page.getByRole("button", { name: "Keyboard" })).toBeFocused();
    await expect(row.getByRole("checkbox", { name: "Select" })).not.toBeChecked();
    await expect(row).toBeVisible();

    // The keys work from a control of the row.
    await row.getByRole("radio", { name: "Spam" }).focus();
    await keyboard.press("x");
    await expect(row.getByRole("checkbox", { name: "Select" })).toBeChecked();
    await keyboard.press("b");
    await expect(page).toHaveURL(/\/moderation\/users\/\d+\?to=/);
  },
);

test(
  "where hiding wants a reason and none is chosen, the key leads to the reasons; a dismissal wants none",
  javascript,
  async ({ signInNew, signInAs }) => {
    const [author, reporter] = [await signInNew("Nils Ode"), await signInNew("Una Berg")];
    const words = unique("Only something else");
    await makeReport(reporter.page, await publish(author.page, words), "other", "Look at it");
    const page = await signInAs("Mei Lin");
    await visit(page, "/moderation?state=open&reason=other&sort=oldest");
    const row = rowOf(page, words);
    await row.focus();
    await page.keyboard.press("h");
    await expect(row.getByRole("radio", { name: "Spam" })).toBeFocused();
    await expect(row).toBeVisible();
    await page.keyboard.press("d");
    await expect(status(page)).toContainText("post dismissed.");
    await expect(post(page, words)).toHaveCount(0);
  },
);

test("a moderator decides in the row, comes back to the queue as it was, and takes it back", async ({
  signInNew,
  signInAs,
}) => {
  const [words] = await makeCases({ signInNew }, "Decided in its row");
  const page = await signInAs("Mei Lin");
  const row = await openQueueAt(page, words!);
  const address = page.url();
  await expect(row.getByRole("list", { name: "Standing" })).toHaveText(
    "1 post, 0 times hidden, 0 times warned, 0 times blocked, 0 reports upheld, 0 dismissed",
  );
  await expect(row.getByRole("list", { name: "Reasons" })).toHaveText("Sexual content 1");
  await expect(row).toContainText("upholds the report");
  await row.getByRole("button", { name: "Hide" }).click();
  await expect(status(page)).toContainText("post hidden");
  await expect(post(page, words!)).toHaveCount(0);
  expect(page.url()).toBe(address);
  await status(page).getByRole("button", { name: "Undo" }).click();
  await expect(status(page)).toContainText("Undone");
  await expect(status(page)).toBeFocused();
  await expect(post(page, words!)).toBeVisible();
});

test("several cases get one verdict, and the status line tells each apart", async ({ signInNew, signInAs }, {
  project,
}) => {
  const made = await makeCases({ signInNew }, "One of several", "Decided before", "Another of several");
  const [page, colleague] = [await signInAs("Mei Lin"), await signInAs("Mateo Rivera")];
  await openQueueAt(page, made[1]!);
  for (const words of made) await rowOf(page, words).getByRole("checkbox", { name: "Select" }).check();
  const theirs = await openQueueAt(colleague, made[1]!);
  await theirs.getByRole("button", { name: "Dismiss" }).click();
  await expect(status(colleague)).toContainText("post dismissed.");

  const bulk = page.getByRole("region", { name: /selected/i });
  const hide = bulk.getByRole("button", { name: "Hide selected" });
  await hide.click();
  await expect(page.getByRole("alert")).toContainText("Choose a reason.");
  await bulk.getByLabel("Reason").selectOption("sexual");
  await hide.click();
  await expect(status(page)).toContainText("2 posts hidden, 1 skipped.");
  await expect(status(page)).toContainText("Mateo Rivera dismissed the reports on this post");
  await expect(status(page)).toBeFocused();
  await expect(page).toHaveURL(/\/moderation\?/);
  for (const words of made) await expect(post(page, words)).toHaveCount(0);

  await status(page).getByText("Done, one by one").click();
  const undo = status(page).getByRole("button", { name: "Undo" });
  await expect(undo).toHaveCount(2);
  await undo.first().click();
  await expect(status(page)).toContainText("Undone");
  await expect(post(page, made[0]!)).toBeVisible();
  // Without a navigation the list of the others stays.
  if (project.name !== "javascript") return;
  await expect(status(page)).toBeFocused();
  await undo.click();
  await expect(post(page, made[2]!)).toBeVisible();
  await expect(undo).toHaveCount(0);
});

test(
  "the form for several cases waits until one is selected, and selects all of the page",
  javascript,
  async ({ signInNew, signInAs }) => {
    const [words] = await makeCases({ signInNew }, "To be selected");
    const page = await signInAs("Mateo Rivera");
    const row = await openQueueAt(page, words!);
    const hide = page.getByRole("button", { name: "Hide selected" });
    await expect(hide).toBeHidden();
    await page.keyboard.press("x");
    await expect(hide).toBeInViewport();
    await expect(page.getByRole("heading", { name: "1 selected" })).toBeVisible();
    await page.getByRole("button", { name: "Select all on this page" }).click();
    const all = await page.locator(".case").count();
    await expect(page.getByRole("heading", { name: `${all} selected` })).toBeVisible();
    await page.getByRole("button", { name: "Select none" }).click();
    await expect(hide).toBeHidden();
    await expect(row.getByRole("checkbox", { name: "Select" })).not.toBeChecked();
  },
);

test("a claim is seen by colleagues, who can still decide, and is released", async ({
  signInNew,
  signInAs,
}) => {
  const [words] = await makeCases({ signInNew }, "Claimed by one");
  const [page, colleague] = [await signInAs("Mei Lin"), await signInAs("Mateo Rivera")];
  const row = await openQueueAt(page, words!);
  await row.getByRole("button", { name: "Claim" }).click();
  await expect(status(page)).toContainText("Case claimed for 10 minutes.");
  await expect(row).toContainText(/Yours for ([2-9]|10) more minutes/);
  await visit(page, "/moderation?claimed=me");
  await expect(post(page, words!)).toBeVisible();

  const theirs = await openQueueAt(colleague, words!);
  await expect(theirs).toContainText(
    /Mei Lin #3 has claimed this case for ([2-9]|10) more minutes\. You can still decide it\./,
  );
  await expect(theirs.getByRole("button", { name: "Claim" })).toHaveCount(0);
  await theirs.getByRole("link", { name: "Open case" }).click();
  await expect(colleague.getByRole("region", { name: "Reports" })).toBeVisible();
  await expect(colleague.locator("main")).toContainText(/Mei Lin #\d+ has claimed this case/);
  await expect(control(colleague, "Dismiss")).toBeVisible();

  await control(rowOf(page, words!), "Open case").click();
  await expect(page.getByRole("region", { name: "Reports" })).toBeVisible();
  await page.getByRole("button", { name: "Release" }).click();
  await expect(status(page)).toContainText("Case released.");
  await expect(page.getByRole("button", { name: "Claim" })).toBeVisible();
});

test(
  "on a colleague's case the first key warns, and the second decides",
  javascript,
  async ({ signInNew, signInAs }) => {
    const [words] = await makeCases({ signInNew }, "Somebody is on it");
    const [page, colleague] = [await signInAs("Mei Lin"), await signInAs("Mateo Rivera")];
    const claimed = await openQueueAt(colleague, words!);
    await claimed.getByRole("button", { name: "Claim" }).click();
    await expect(claimed.getByRole("button", { name: "Release" })).toBeFocused();

    const row = await openQueueAt(page, words!);
    await page.keyboard.press("h");
    await expect(row.locator("[data-claim]")).toBeFocused();
    await expect(page.locator("[aria-live=assertive]")).toContainText("Press h again to decide.");
    await page.keyboard.press("h");
    await expect(status(page)).toContainText("post hidden");
    await expect(row).toHaveCount(0);
  },
);

test(
  "an open case renews its holder's claim every four minutes",
  javascript,
  async ({ signInNew, signInAs }) => {
    const [words] = await makeCases({ signInNew }, "Scanned at for long");
    const page = await signInAs("Mei Lin");
    const row = await openQueueAt(page, words!);
    const address = (await row.getByRole("link", { name: "Open case" }).getAttribute("href"))!;
    const claims: string[] = [];
    page.on("request", (request) => {
      if (request.url().includes("/claim")) claims.push(request.method());
    });
    await page.clock.install();
    await visit(page, address);
    await page.clock.fastForward("05:00");
    await page.getByRole("button", { name: "Claim" }).click();
    await expect(page.getByRole("button", { name: "Release" })).toBeVisible();
    expect(claims.filter((method) => method === "POST")).toHaveLength(1);
    await page.clock.fastForward("03:30");
    expect(claims.filter((method) => method === "POST")).toHaveLength(1);
    const renewed = page.waitForResponse(
      (response) => response.url().includes("/claim") && response.request().method() === "POST",
    );
    await page.clock.fastForward("01:00");
    expect((await renewed).status()).toBe(200);
  },
);
