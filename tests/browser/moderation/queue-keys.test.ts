import { devices } from "@playwright/test";
import {
  control,
  expect,
  javascript,
  makeReport,
  type Page,
  publish,
  status,
  test,
  unique,
  visit,
} from "../fixtures";
import {
  findRow,
  makeCases,
  openCase,
  panelOf,
  queueOf,
  rowOf,
  selectCase,
  selectedRow,
  tick,
} from "./cases";

test.describe.configure({ mode: "parallel" });

/** Holds the answers at this address back until the function that it gives is called. */
async function holdBack(page: Page, address: RegExp) {
  let release = () => {};
  const released = new Promise<void>((resolve) => (release = resolve));
  await page.route(address, async (route) => {
    await released;
    await route.continue();
  });
  return release;
}

test(
  "one key decides, the next case is selected, and one takes the decision back",
  javascript,
  async ({ signInNew, signInModerator }) => {
    const [first, second] = await makeCases({ signInNew }, "The first to go", "The second to go");
    const { page } = await signInModerator("Nadia Haddad");
    const { keyboard } = page;
    await findRow(page, second!);
    await selectCase(page, first!);
    for (const [key, said] of [
      ["h", "Ola Quist's post hidden"],
      ["w", "Ola Quist warned"],
      ["d", "1 report on Ola Quist's post dismissed."],
    ] as const) {
      await keyboard.press(key);
      await expect(panelOf(page)).toContainText(second!);
      await expect(panelOf(page)).toBeFocused();
      await expect(status(page)).toContainText(said);
      await expect(rowOf(page, first!)).toHaveCount(0);
      await keyboard.press("u");
      await expect(status(page)).toContainText("Undone");
      await expect(selectedRow(page)).toContainText(first!);
      await expect(panelOf(page)).toBeFocused();
    }
    // Two at once: answers may arrive in any order, and neither is lost.
    await keyboard.press("d");
    await keyboard.press("d");
    await expect(rowOf(page, second!)).toHaveCount(0);
    await expect(rowOf(page, first!)).toHaveCount(0);
    await keyboard.press("u");
    await expect(selectedRow(page)).toContainText(second!);
    await expect(rowOf(page, first!)).toHaveCount(0);
    expect(await page.evaluate(() => history.length)).toBeLessThan(8);
  },
);

test(
  "a key shows its effect with the next frame, whenever the answer comes",
  javascript,
  async ({ signInNew, signInAs }) => {
    const [first, second] = await makeCases({ signInNew }, "Gone at once", "Selected at once");
    const page = await signInAs("Mateo Rivera");
    await findRow(page, second!);
    await selectCase(page, first!);
    const answer = await holdBack(page, /\/dismiss\.data/);
    const row = await rowOf(page, first!).elementHandle();
    const isFolded = await page.evaluate(async (element) => {
      document.activeElement?.dispatchEvent(new KeyboardEvent("keydown", { key: "d", bubbles: true }));
      const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
      // The second begins when the first has been drawn.
      await frame();
      await frame();
      return [
        element?.hasAttribute("data-folded"),
        document.querySelector(".queue-row[data-selected]")?.textContent,
        document.querySelector(".case-panel:not([hidden])")?.textContent,
      ];
    }, row);
    expect(isFolded).toEqual([true, expect.stringContaining(second!), expect.stringContaining(second!)]);
    await expect(status(page)).toHaveText("");
    answer();
    await expect(status(page)).toContainText("dismissed");
    await expect(rowOf(page, first!)).toHaveCount(0);
  },
);

test(
  "a decided row folds away within 180 ms, or at once with reduced motion",
  javascript,
  async ({ signInNew, signInAs }) => {
    const [first, second] = await makeCases({ signInNew }, "Folds", "Vanishes");
    const page = await signInAs("Mateo Rivera");
    await findRow(page, second!);
    await selectCase(page, first!);
    const answer = await holdBack(page, /\/dismiss\.data/);
    const folds = () => page.evaluate(() => (window as unknown as { folds: unknown[] }).folds);
    await page.evaluate(() => {
      const folds: unknown[] = [];
      Object.assign(window, { folds });
      document.addEventListener("animationend", ({ animationName, elapsedTime }) =>
        folds.push([animationName, elapsedTime]),
      );
    });
    await page.keyboard.press("d");
    await expect(rowOf(page, first!)).toBeHidden();
    await expect.poll(folds).toEqual([["fold", 0.16]]);
    await page.emulateMedia({ reducedMotion: "reduce" });
    await selectCase(page, second!);
    await page.keyboard.press("d");
    await expect(rowOf(page, second!)).toBeHidden();
    expect(await folds()).toHaveLength(1);
    answer();
    await expect(rowOf(page, first!)).toHaveCount(0);
    await expect(rowOf(page, second!)).toHaveCount(0);
  },
);

test(
  "numbers choose the reason, n leads to the note, x ticks, c claims, o opens, b leads to the block",
  javascript,
  async ({ signInNew, signInAs }) => {
    const [words] = await makeCases({ signInNew }, "Under all keys");
    const page = await signInAs("Mei Lin");
    const { keyboard } = page;
    const panel = await openCase(page, words!);
    const address = page.url();
    const reasons = panel.getByRole("radio");
    for (let number = 1; number <= (await reasons.count()); number++) {
      await keyboard.press(String(number));
      await expect(reasons.nth(number - 1)).toBeChecked();
    }
    await keyboard.press("n");
    await expect(panel.getByLabel("Note")).toBeFocused();
    await expect(panel.getByLabel("Note")).toHaveValue("");
    await panel.focus();
    await keyboard.press("x");
    await expect(rowOf(page, words!).getByRole("checkbox")).toBeChecked();
    await keyboard.press("x");
    await expect(rowOf(page, words!).getByRole("checkbox")).not.toBeChecked();
    await keyboard.press("c");
    await expect(panel.getByRole("button", { name: "Release" })).toBeVisible();
    await keyboard.press("c");
    await expect(panel.getByRole("button", { name: "Claim" })).toBeVisible();
    await expect(panel).toContainText(words!);
    await keyboard.press("o");
    await expect(page.getByRole("region", { name: "Reports" })).toBeVisible();
    await visit(page, address);
    await keyboard.press("b");
    await expect(page).toHaveURL(/\/moderation\/users\/\d+\?to=/);
  },
);

test(
  "a reason or note that is missing is said and has the focus, and nothing is sent",
  javascript,
  async ({ signInNew, signInAs }) => {
    const [author, reporter] = [await signInNew("Nils Ode"), await signInNew("Una Berg")];
    const words = unique("Only something else");
    await makeReport(reporter.page, await publish(author.page, words), "other", "Look at it");
    const page = await signInAs("Mei Lin");
    const { keyboard } = page;
    const panel = await openCase(page, words, queueOf("other"));
    const sent: string[] = [];
    page.on("request", (request) => request.method() === "POST" && sent.push(request.url()));
    for (const key of ["h", "w"]) {
      await keyboard.press(key);
      await expect(panel.locator(".field-error")).toContainText("Choose a reason.");
      await expect(panel.getByRole("radio").first()).toBeFocused();
    }
    await panel.getByRole("radio", { name: "Something else" }).check();
    await panel.focus();
    await keyboard.press("h");
    await expect(panel.locator(".field-error")).toContainText("note");
    await expect(panel.getByLabel("Note")).toBeFocused();
    expect(sent).toEqual([]);
    await expect(rowOf(page, words)).toBeVisible();
    await panel.focus();
    await keyboard.press("d");
    await expect(status(page)).toContainText("dismissed");
  },
);

test(
  "keys do nothing while one types, with modifiers and while a dialog is open",
  javascript,
  async ({ signInNew, signInAs }) => {
    const [words] = await makeCases({ signInNew }, "Left alone");
    const page = await signInAs("Mateo Rivera");
    const { keyboard } = page;
    const panel = await openCase(page, words!);
    const row = rowOf(page, words!);
    await panel.getByLabel("Note").focus();
    await keyboard.type("1jkhdwbcoux?");
    await expect(panel.getByLabel("Note")).toHaveValue("1jkhdwbcoux?");
    await panel.focus();
    for (const combination of ["Control+h", "Alt+d", "Shift+H", "Meta+w"]) await keyboard.press(combination);

    await keyboard.press("?");
    const help = page.getByRole("dialog", { name: "Keys" });
    await expect(help).toBeVisible();
    for (const key of ["j", "k", "n", "h", "w", "d", "b", "c", "o", "x", "u"])
      await expect(help.locator("kbd").getByText(key, { exact: true })).toBeVisible();
    for (const key of ["h", "x", "j"]) await keyboard.press(key);
    await keyboard.press("Escape");
    await expect(help).toBeHidden();
    await expect(panel).toBeFocused();
    await page.getByRole("button", { name: "Keys" }).click();
    await help.getByRole("button", { name: "Close" }).click();
    await expect(page.getByRole("button", { name: "Keys" })).toBeFocused();
    await expect(row.getByRole("checkbox")).not.toBeChecked();
    await expect(panel).toContainText(words!);
    await expect(row).toBeVisible();

    // The keys work from a control of the form.
    await panel.getByRole("radio", { name: "Spam" }).focus();
    await keyboard.press("x");
    await expect(row.getByRole("checkbox")).toBeChecked();
  },
);

test("with cases ticked, the keys mean all of them", javascript, async ({ signInNew, signInModerator }) => {
  const made = await makeCases({ signInNew }, "Ticked one", "Left out", "Ticked two");
  const { page } = await signInModerator("Olga Petrova");
  const { keyboard } = page;
  const bulk = page.locator("#bulk");
  await findRow(page, made[2]!);
  for (const [key, said] of [
    ["h", "2 posts hidden."],
    ["w", "2 authors warned."],
    ["d", "2 cases dismissed."],
  ] as const) {
    await selectCase(page, made[1]!);
    await tick(page, made[0]!, made[2]!);
    if (key === "h") {
      await panelOf(page).focus();
      await keyboard.press("h");
      await expect(bulk.locator(".field-error")).toContainText("Choose a reason.");
      await expect(bulk.getByLabel("Reason")).toBeFocused();
      await panelOf(page).focus();
      await keyboard.press("n");
      await expect(bulk.getByLabel("Note")).toBeFocused();
      await panelOf(page).focus();
    }
    await keyboard.press("2");
    await expect(bulk.getByLabel("Reason")).toHaveValue("harassment");
    await keyboard.press(key);
    await expect(status(page)).toContainText(said);
    await expect(rowOf(page, made[0]!)).toHaveCount(0);
    await expect(rowOf(page, made[1]!)).toBeVisible();
    await keyboard.press("u");
    await expect(status(page)).toContainText("2 decisions undone.");
    for (const words of made) await expect(rowOf(page, words)).toBeVisible();
  }
});

test(
  "on a colleague's case the first key warns, and the second decides",
  javascript,
  async ({ signInNew, signInAs }) => {
    const [words] = await makeCases({ signInNew }, "Somebody is on it");
    const [page, colleague] = [await signInAs("Mei Lin"), await signInAs("Mateo Rivera")];
    const claimed = await openCase(colleague, words!);
    await colleague.keyboard.press("c");
    await expect(claimed.getByRole("button", { name: "Release" })).toBeVisible();

    const panel = await openCase(page, words!);
    await page.keyboard.press("h");
    await expect(panel.locator("[data-claim]")).toBeFocused();
    await expect(page.locator("[aria-live=assertive]")).toContainText("Press h again to decide.");
    await page.keyboard.press("h");
    await expect(status(page)).toContainText("post hidden");
    await expect(rowOf(page, words!)).toHaveCount(0);
  },
);

test(
  "the selected case and an open one renew their holder's claim every four minutes",
  javascript,
  async ({ signInNew, signInAs }) => {
    const [words] = await makeCases({ signInNew }, "Looked at for long");
    const page = await signInAs("Mei Lin");
    const panel = await openCase(page, words!);
    const opened = (await panel.getByRole("link", { name: "Open case" }).getAttribute("href"))!;
    const claims: string[] = [];
    page.on("request", (request) => {
      if (request.url().includes("/claim") && request.method() === "POST") claims.push(request.url());
    });
    const selected = page.url();
    await page.clock.install();
    for (const address of [selected, opened]) {
      claims.length = 0;
      await visit(page, address);
      await page.clock.fastForward("05:00");
      await page.getByRole("button", { name: "Claim" }).click();
      await expect(page.getByRole("button", { name: "Release" })).toBeVisible();
      expect(claims).toHaveLength(1);
      await page.clock.fastForward("03:30");
      expect(claims).toHaveLength(1);
      const renewed = page.waitForResponse(
        (response) => response.url().includes("/claim") && response.request().method() === "POST",
      );
      await page.clock.fastForward("01:00");
      expect((await renewed).status()).toBe(200);
      await page.getByRole("button", { name: "Release" }).click();
      await expect(page.getByRole("button", { name: "Claim" })).toBeVisible();
    }
  },
);

test("keys are shown where there is a keyboard, and not on a phone", async ({ signInAs }, { project }) => {
  const { viewport, hasTouch, isMobile } = devices["Galaxy S9+"];
  const phone = await signInAs("Mei Lin", { viewport, hasTouch, isMobile });
  const desk = await signInAs("Mei Lin");
  for (const page of [phone, desk]) await visit(page, "/moderation");
  await expect(control(phone, "Keys")).toBeHidden();
  await phone.locator(".queue-row").first().getByRole("link").click();
  await expect(panelOf(phone)).toBeVisible();
  await expect(panelOf(phone).locator("kbd:visible")).toHaveCount(0);
  await expect(control(desk, "Keys")).toBeVisible({ visible: project.name === "javascript" });
});

test(
  "where the list hides the case, as at 200 %, no key decides it unseen",
  javascript,
  async ({ signInNew, signInModerator }) => {
    const [words] = await makeCases({ signInNew }, "Not to be decided unseen");
    const { page } = await signInModerator("Nadia Haddad");
    await page.setViewportSize({ width: 640, height: 450 });
    await findRow(page, words!);
    await visit(page, `${page.url()}&case=nonsense`);
    await expect(page.locator(".queue-missing")).toBeVisible();
    const sent: string[] = [];
    page.on("request", (request) => request.method() === "POST" && sent.push(request.url()));
    for (const key of ["h", "w", "d", "c"]) await page.keyboard.press(key);
    await expect(page.locator("[data-folded]")).toHaveCount(0);

    await selectCase(page, words!);
    await page.getByRole("link", { name: "All cases" }).click();
    await expect(rowOf(page, words!)).toBeVisible();
    // The address asks for no case any more.
    await expect(page.locator(".queue-missing")).toHaveCount(0);
    expect(sent).toEqual([]);
    // The first step leads to the first case, which nothing marks in the list.
    const first = await page.locator(".queue-row").first().getAttribute("id");
    await page.keyboard.press("j");
    await expect(page).toHaveURL(new RegExp(`case=${first!.slice("case-".length)}$`));
    await page.getByRole("link", { name: "All cases" }).click();
    await selectCase(page, words!);
    await page.keyboard.press("d");
    await expect(status(page)).toContainText("1 report on Ola Quist's post dismissed.");
  },
);
