import {
  control,
  expect,
  javascript,
  makeReport,
  type Page,
  post,
  publish,
  status,
  submit,
  test,
  unique,
  visit,
} from "../fixtures";
import {
  findRow,
  makeCases,
  openCase,
  panelOf,
  queue,
  queueOf,
  rowOf,
  selectCase,
  selectedRow,
} from "./cases";

const idOf = (address: string) => /\d+/.exec(address)![0];

/** What the page asks the server for from now on, but for the addresses of links that come into view. */
function listRequests(page: Page) {
  const requests: string[] = [];
  page.on("request", (request) => {
    if (!request.url().includes("/__manifest")) requests.push(request.url());
  });
  return requests;
}

test(
  "selecting a case by its row or by j and k changes the address and loads nothing",
  javascript,
  async ({ signInNew, signInAs }) => {
    const [first, second] = await makeCases({ signInNew }, "Selected by key", "Selected by click");
    const page = await signInAs("Mei Lin");
    await findRow(page, second!);
    const requests = listRequests(page);

    await rowOf(page, first!).click({ position: { x: 200, y: 30 } });
    await expect(panelOf(page)).toContainText(first!);
    await expect(panelOf(page)).toBeFocused();
    const firstAddress = page.url();
    expect(firstAddress).toMatch(/[?&]case=\d+$/);
    await page.keyboard.press("j");
    await expect(panelOf(page)).toContainText(second!);
    await expect(panelOf(page)).toBeFocused();
    await expect(rowOf(page, second!).getByRole("link")).toHaveAttribute("aria-current", "true");
    await expect(page.locator(".queue-row [aria-current]")).toHaveCount(1);
    expect(page.url()).not.toBe(firstAddress);
    await page.keyboard.press("k");
    await expect(panelOf(page)).toContainText(first!);
    await expect(page).toHaveURL(firstAddress);
    await expect(rowOf(page, first!)).toBeInViewport();
    expect(requests).toEqual([]);
    await expect(page.locator(".case-panel form:has([name=note])")).toHaveCount(1);
  },
);

test("a row leads to its case, and Back from the selected cases to the list", async ({
  signInNew,
  signInAs,
}, { project }) => {
  const [first, second] = await makeCases({ signInNew }, "One of two", "Two of two");
  const page = await signInAs("Mei Lin");
  await findRow(page, second!);
  const list = page.url();
  await selectCase(page, first!);
  await expect(page).toHaveURL(/[?&]case=\d+/);
  await expect(selectedRow(page)).toContainText(first!);
  await expect(page.locator(".case-panel")).toHaveCount(1);
  await selectCase(page, second!);
  await expect(selectedRow(page)).toContainText(second!);
  await page.goBack();
  // A link without script is a step of the history each time.
  if (project.name === "no-javascript") await page.goBack();
  await expect(page).toHaveURL(list);
  await expect(rowOf(page, second!)).toBeVisible();
});

test("an address with a case that the list does not have shows the first case, and says so", async ({
  signInNew,
  signInModerator,
}) => {
  const [author, reporter] = [await signInNew("Ola Quist"), await signInNew("Rita Sand")];
  const { page } = await signInModerator("Nadia Haddad");
  const { page: colleague } = await signInModerator("Olga Petrova");
  const [shown, decided, foreign] = [
    await publish(author.page, unique("In the list")),
    await publish(author.page, unique("Decided already")),
    await publish(author.page, unique("Of another reason")),
  ];
  const own = await publish(page, unique("Written by the moderator"));
  for (const address of [shown, decided, own]) await makeReport(reporter.page, address, "sexual");
  await makeReport(reporter.page, foreign, "spam");
  await submit(colleague.request, `/moderation${decided}/dismiss`, { version: "0", note: "", to: "/" });

  const says = page.locator(".queue-missing");
  const asksFor = async (which: string) => {
    await visit(page, `${queue}&case=${which}`);
    await expect(says).toBeVisible();
    await expect(selectedRow(page)).toHaveCount(1);
    const first = page.locator(".queue-row").first();
    await expect(first).toHaveAttribute("data-selected", "true");
    await expect(panelOf(page)).toHaveAttribute(
      "id",
      (await first.getAttribute("id"))!.replace("case", "panel"),
    );
    return says.innerText();
  };
  expect(await asksFor(idOf(decided))).toContain("Olga Petrova dismissed the reports");
  await expect(says.getByRole("link")).toHaveAttribute("href", `/moderation${decided}`);
  const elsewhere = await asksFor(idOf(foreign));
  expect(elsewhere).toContain("isn't in this list");
  await expect(says.getByRole("link")).toHaveAttribute("href", `/moderation${foreign}`);
  const nonsense = await asksFor("nonsense");
  await expect(says.getByRole("link")).toHaveCount(0);
  expect(elsewhere).toContain(nonsense);
  // That one's own post was reported is not to be learned.
  for (const unknown of [idOf(own), "999999999", "0", "-1", "1e9"]) {
    expect(await asksFor(unknown)).toBe(nonsense);
    await expect(says.getByRole("link")).toHaveCount(0);
  }
});

test("a decision says whose post it was, goes on to the next case, and is undone", async ({
  signInNew,
  signInAs,
}) => {
  const [words, next] = await makeCases({ signInNew }, "Decided in the panel", "The one after it");
  const page = await signInAs("Mei Lin");
  await findRow(page, next!);
  const panel = await selectCase(page, words!);
  await expect(panel.getByRole("list", { name: "Reasons" })).toHaveText("Sexual content 1");
  await expect(panel.getByRole("radio", { name: "Sexual content" })).toBeChecked();
  await panel.getByRole("button", { name: "Hide" }).click();
  await expect(status(page)).toContainText("Ola Quist's post hidden; 1 report upheld.");
  await expect(rowOf(page, words!)).toHaveCount(0);
  await expect(panel).toContainText(next!);
  await expect(selectedRow(page)).toContainText(next!);
  await expect(page).toHaveURL(/case=\d+$/);
  const address = page.url();

  await status(page).getByRole("button", { name: "Undo" }).click();
  await expect(status(page)).toContainText("Undone");
  await expect(status(page)).not.toContainText("post hidden");
  await expect(rowOf(page, words!)).toBeVisible();
  await page.goto(address);
  const again = await selectCase(page, words!);
  await again.getByRole("button", { name: "Dismiss" }).click();
  await expect(status(page)).toContainText("1 report on Ola Quist's post dismissed.");
});

test("a claim is seen by colleagues, who can still decide, and is released", async ({
  signInNew,
  signInAs,
}) => {
  const [words] = await makeCases({ signInNew }, "Claimed by one");
  const [page, colleague] = [await signInAs("Mei Lin"), await signInAs("Mateo Rivera")];
  const panel = await openCase(page, words!);
  await panel.getByRole("button", { name: "Claim" }).click();
  await expect(status(page)).toContainText("Case claimed for 10 minutes.");
  await expect(panelOf(page)).toContainText(words!);
  await expect(panel).toContainText(/Yours for ([2-9]|10) more minutes/);
  await expect(rowOf(page, words!)).toContainText("Yours");
  await visit(page, "/moderation?claimed=me");
  await expect(post(page, words!)).toBeVisible();

  const theirs = await openCase(colleague, words!);
  await expect(rowOf(colleague, words!)).toContainText("Mei Lin");
  await expect(theirs).toContainText(/Mei Lin #3 has claimed this case for ([2-9]|10) more minutes/);
  await expect(theirs.getByRole("button", { name: "Claim" })).toHaveCount(0);
  await expect(theirs.getByRole("button", { name: "Dismiss" })).toBeVisible();
  await theirs.getByRole("link", { name: "Open case" }).click();
  await expect(colleague.getByRole("region", { name: "Reports" })).toBeVisible();
  await expect(colleague.locator("main")).toContainText(/Mei Lin #\d+ has claimed this case/);
  await expect(control(colleague, "Dismiss")).toBeVisible();

  await selectCase(page, words!);
  await panelOf(page).getByRole("button", { name: "Release" }).click();
  await expect(status(page)).toContainText("Case released.");
});

test("a filter narrows the list, and is named in its line", async ({ signInAs }) => {
  const page = await signInAs("Mei Lin");
  await visit(page, "/moderation");
  const filter = page.locator(".queue-filter");
  await expect(filter).toContainText("Oldest first");
  await filter.locator("summary").click();
  await filter.getByLabel("Reason").selectOption("spam");
  await filter.getByRole("button", { name: "Show" }).click();
  await expect(page).toHaveURL(/reason=spam/);
  await expect(filter).toContainText("Spam");
  await expect(page.locator(".queue-row").first()).toContainText("Spam");
  await visit(page, queueOf("other") + "&waiting=7d&claimed=me");
  await expect(page.getByRole("link", { name: "Clear filters" })).toBeVisible();
});
