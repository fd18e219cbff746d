import { expect, type Locator, makeReport, publish, test, unique, visit } from "../fixtures";

/** What the clipboard would have. */
const copied = (list: Locator) =>
  list.evaluate((element) => {
    const selection = document.getSelection();
    selection?.selectAllChildren(element);
    return selection?.toString().trim();
  });

test("chips and the standing are words with commas, read aloud and copied", async ({
  signInNew,
  signInAs,
}) => {
  const [author, one, other] = [
    await signInNew("Nilo Berg"),
    await signInNew("Rita Moos"),
    await signInNew("Rolf Moos"),
  ];
  const address = await publish(author.page, unique("Reported for two reasons"));
  await makeReport(one.page, address, "spam");
  await makeReport(other.page, address, "harassment");
  const page = await signInAs("Mei Lin");
  await visit(page, `/moderation${address}`);
  for (const [name, words] of [
    ["Reasons", "Spam 1, Harassment 1"],
    ["Standing", "1 post, 0 times hidden, 0 times warned, 0 times blocked, 0 reports upheld, 0 dismissed"],
  ] as const) {
    const list = page.getByRole("list", { name });
    await expect(list).toHaveText(words);
    expect(await copied(list)).toBe(words);
  }
});
