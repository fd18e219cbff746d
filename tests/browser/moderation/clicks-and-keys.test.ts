import { expect, javascript, type Locator, type Page, status, test, unique, visit } from "../fixtures";
import { findRow, makeCases, rowOf, selectCase, selectedRow } from "./cases";

/** What a hand does, counted: presses of keys and clicks; the letters of a note are not. */
function makeHand(page: Page) {
  let count = 0;
  return {
    press: async (...keys: string[]) => {
      for (const key of keys) {
        count++;
        await page.keyboard.press(key);
      }
    },
    click: async (control: Locator) => {
      count++;
      await control.click();
    },
    choose: async (select: Locator, option: string) => {
      count++;
      await select.selectOption(option);
    },
    write: (words: string) => page.keyboard.type(words),
    /** Since it was asked last. */
    count: () => {
      const counted = count;
      count = 0;
      return counted;
    },
  };
}

test(
  "a decision takes one key or click; with a note, three keys or two clicks and the note",
  javascript,
  async ({ signInNew, signInModerator }) => {
    const made = await makeCases({ signInNew }, "By key", "By click", "Note by key", "Note by click");
    const { page } = await signInModerator("Nadia Haddad");
    const hand = makeHand(page);
    await findRow(page, made[3]!);
    const panel = await selectCase(page, made[0]!);

    await hand.press("h");
    expect(hand.count()).toBe(1);
    await expect(panel).toContainText(made[1]!);
    await hand.click(panel.getByRole("button", { name: "Hide", exact: true }));
    expect(hand.count()).toBe(1);
    await expect(panel).toContainText(made[2]!);

    const [one, other] = [unique("Written by key"), unique("Written after a click")];
    await hand.press("n");
    await hand.write(one);
    await hand.press("Escape", "h");
    expect(hand.count()).toBe(3);
    await expect(panel).toContainText(made[3]!);
    await hand.click(panel.getByLabel("Note"));
    await hand.write(other);
    await hand.click(panel.getByRole("button", { name: "Hide", exact: true }));
    expect(hand.count()).toBe(2);
    await expect(status(page)).toContainText("post hidden");
    for (const words of made) await expect(rowOf(page, words)).toHaveCount(0);
    await visit(page, "/moderation/log");
    for (const note of [one, other]) await expect(page.getByText(note)).toBeVisible();
  },
);

test(
  "three decisions take three keys, and three to undo; three cases in bulk take seven, and one to undo",
  javascript,
  async ({ signInNew, signInModerator }) => {
    const made = await makeCases({ signInNew }, "First", "Second", "Third");
    const { page } = await signInModerator("Nadia Haddad");
    const hand = makeHand(page);
    await findRow(page, made[2]!);
    await selectCase(page, made[0]!);
    // One after the other: of decisions that are sent at once, the log's order is that of their arrival.
    for (const words of made) {
      await hand.press("d");
      await expect(rowOf(page, words)).toHaveCount(0);
    }
    expect(hand.count()).toBe(3);
    await expect(status(page)).toContainText("dismissed");
    for (const words of made.toReversed()) {
      await hand.press("u");
      await expect(selectedRow(page)).toContainText(words);
      await expect(status(page)).toContainText("Undone");
    }
    expect(hand.count()).toBe(3);

    // The last that was taken back is selected.
    await hand.press("x", "j", "x", "j", "x", "1", "h");
    expect(hand.count()).toBe(7);
    await expect(status(page)).toContainText("3 posts hidden.");
    await hand.press("u");
    expect(hand.count()).toBe(1);
    await expect(status(page)).toContainText("3 decisions undone.");
    for (const words of made) await expect(rowOf(page, words)).toBeVisible();
  },
);

test(
  "a block takes a key and three clicks; the case is closed",
  javascript,
  async ({ signInNew, signInModerator }) => {
    const [words] = await makeCases({ signInNew }, "The last straw");
    const { page } = await signInModerator("Nadia Haddad");
    const hand = makeHand(page);
    await findRow(page, words!);
    await selectCase(page, words!);
    await hand.press("b");
    await expect(page).toHaveURL(/\/users\//);
    await hand.click(page.getByRole("radio", { name: "Harassment" }));
    await hand.click(page.getByRole("radio", { name: "7 days" }));
    await hand.click(page.getByRole("button", { name: "Block", exact: true }));
    expect(hand.count()).toBe(4);
    await expect(status(page)).toContainText("blocked");
    await expect(page).toHaveURL(/\/moderation\?/);
    await expect(rowOf(page, words!)).toHaveCount(0);
    await hand.press("u");
    await expect(status(page)).toContainText("Undone");
    await expect(rowOf(page, words!)).toBeVisible();
  },
);

test("a member is made a moderator by two clicks", async ({ signInNew, signInAs }) => {
  const member = await signInNew("Runa Dahl");
  const admin = await signInAs("Amara Okafor");
  const hand = makeHand(admin);
  await visit(admin, `/admin/users?q=${encodeURIComponent(member.email)}`);
  const row = admin.getByRole("row").filter({ hasText: member.name });
  await hand.choose(row.getByRole("combobox"), "Moderator");
  await hand.click(row.getByRole("button", { name: "Save role", exact: true }));
  expect(hand.count()).toBe(2);
  await expect(status(admin)).toContainText("now a moderator");
  expect(await visit(member.page, "/moderation")).toBe(200);
});
