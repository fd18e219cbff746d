import {
  control,
  expect,
  giveNameAndEmail,
  javascript,
  type Page,
  post,
  postBox,
  publish,
  sendPost,
  status,
  test,
  unique,
  visit,
} from "../fixtures";

/** One post is above the other; there may be others between them. */
async function expectInOrder(page: Page, [upper, lower]: [string, string]) {
  const texts = await page.locator(".member-text").allInnerTexts();
  const [above, below] = [upper, lower].map((words) => texts.findIndex((text) => text.includes(words)));
  expect(above).toBeGreaterThanOrEqual(0);
  expect(below).toBeGreaterThan(above!);
}

test("a new member posts, and sees a message above their post", async ({ signInNew, openVisitor }) => {
  const { page, name } = await signInNew("Nadia Rahimi");
  await visit(page, "/");
  const newest = await page.locator(".member-text").first().innerText();
  const line = unique("The fountain runs again.");
  const words = `${line}\nSecond line with https://example.org/a?b=c`;
  await postBox(page).fill(words);
  await sendPost(page);

  await expect(status(page)).toHaveText("Posted.");
  await expect(status(page)).toBeFocused();
  await expect(page).toHaveURL("/");
  await expect(postBox(page)).toHaveValue("");
  const own = post(page, line);
  await expect(own).toHaveAccessibleName(new RegExp(`^${name} `));
  await expect(own.locator(".member-text")).toHaveText(words, { useInnerText: true });
  await expectInOrder(page, [line, newest]);
  const link = own.getByRole("link", { name: "https://example.org/a?b=c" });
  await expect(link).toHaveAttribute("rel", "nofollow ugc noopener");

  const visitor = await openVisitor();
  await visitor.goto("/");
  await expect(post(visitor, line)).toHaveCount(1);

  await visit(page, "/");
  await expect(status(page)).toHaveText("");
});

test(
  "what was sent before the script had begun is not put back into the form",
  javascript,
  async ({ signInNew }) => {
    const { page } = await signInNew("Nadia Rahimi");
    await visit(page, "/");
    const words = unique("Quicker than the script");
    await postBox(page).fill(words);
    await page.reload();
    await expect(postBox(page)).toHaveValue(words);
    // As a click does where nothing listens yet.
    await postBox(page).evaluate((box: HTMLTextAreaElement) => box.form?.submit());
    await expect(status(page)).toHaveText("Posted.");
    await expect(post(page, words)).toHaveCount(1);
    await expect(postBox(page)).toHaveValue("");
    await page.reload();
    await expect(postBox(page)).toHaveValue("");
  },
);

test("a post that is too long or blank is refused, and its text kept", async ({ signInNew }) => {
  const { page } = await signInNew("Lena Vogt");
  await visit(page, "/");
  const tooLong = "🌳".repeat(281);
  for (const [text, message] of [
    [tooLong, "Your post is 1 character too long. The limit is 280."],
    ["  \u200b ", "Write something first."],
  ] as const) {
    await visit(page, "/");
    await postBox(page).fill(text);
    await sendPost(page);
    await expect(page.getByRole("alert")).toContainText(message);
    await expect(page.getByRole("alert")).toBeFocused();
    await expect(postBox(page)).toHaveValue(text);
    await expect(postBox(page)).toHaveAttribute("aria-invalid", "true");
    await expect(postBox(page)).toHaveAccessibleDescription(new RegExp(message.replace(/[.]/g, "\\.")));
  }
  await postBox(page).fill("🌳".repeat(280));
  await sendPost(page);
  await expect(status(page)).toHaveText("Posted.");
});

test("what was said of one form gives way when the next one is sent", async ({ signInNew }) => {
  const { page } = await signInNew("Rosa Lind");
  await visit(page, "/");
  await postBox(page).fill(unique("The first"));
  await sendPost(page);
  await expect(status(page)).toHaveText("Posted.");
  await sendPost(page);
  await expect(page.getByRole("alert")).toContainText("Write something first.");
  await expect(status(page)).toHaveText("");
});

test("the focus ring of a message is drawn around the message, not around the page's width", async ({
  signInNew,
}) => {
  const { page } = await signInNew("Ring Wald");
  await visit(page, "/");
  await postBox(page).fill(unique("Where is the focus?"));
  await page.getByRole("button", { name: "Post", exact: true }).press("Enter");
  await expect(status(page)).toBeFocused();
  const outlined = await page.evaluate(() =>
    [...document.querySelectorAll("#status, #status *")]
      .filter((element) => getComputedStyle(element).outlineStyle !== "none")
      .map((element) => element.className),
  );
  expect(outlined).toEqual(["status-line"]);
});

test("the counter counts characters as people see them", javascript, async ({ signInNew }) => {
  const { page } = await signInNew("Ana Silva");
  await visit(page, "/");
  const counter = page.locator(".counter");
  await expect(counter).toHaveText("Up to 280 characters");
  await postBox(page).fill("👍🏽🌳e\u0301");
  await expect(counter).toHaveText("276 characters left");
  await postBox(page).fill("🌳".repeat(279));
  await expect(counter).toHaveText("1 character left");
  await postBox(page).fill("🌳".repeat(282));
  await expect(counter).toHaveText("2 characters too many");
});

test("a double click posts once", async ({ signInNew }) => {
  const { page } = await signInNew("Tariq Aziz");
  await visit(page, "/");
  const words = unique("Only once");
  await postBox(page).fill(words);
  await page.getByRole("button", { name: "Post", exact: true }).dblclick();
  await expect(status(page)).toHaveText("Posted.");
  await visit(page, "/");
  await expect(post(page, words)).toHaveCount(1);
});

test("two posts in a row are two", async ({ signInNew }) => {
  const { page } = await signInNew("Ben Ode");
  await visit(page, "/");
  const [one, two] = [unique("One"), unique("Two")];
  for (const words of [one, two]) {
    await postBox(page).fill(words);
    await sendPost(page);
    await expect(post(page, words)).toHaveCount(1);
    await expect(postBox(page)).toHaveValue("");
  }
  await expectInOrder(page, [two, one]);
});

test(
  "a post that does not reach Plaza is still in the form, and is sent from there",
  javascript,
  async ({ signInNew }) => {
    const { page } = await signInNew("Yara Nassif");
    await visit(page, "/");
    const words = unique("Written on a train");
    await postBox(page).fill(words);
    await page.route("/posts/new.data", (route) => route.fulfill({ body: "<h1>Welcome aboard</h1>" }), {
      times: 1,
    });
    await sendPost(page);
    await expect(page.getByRole("alert")).toHaveText(
      /couldn't be reached. What you typed is still here. It may have been sent/,
    );
    await expect(page.getByRole("alert")).toBeFocused();
    await expect(postBox(page)).toHaveValue(words);
    await sendPost(page);
    await expect(status(page)).toHaveText("Posted.");
    await expect(page.getByRole("alert")).toHaveCount(0);
    await expect(post(page, words)).toHaveCount(1);
  },
);

test("deleting asks first, and takes the post away from everybody", async ({ signInNew, openVisitor }) => {
  const { page } = await signInNew("Rosa Blum");
  const words = unique("To be deleted");
  const address = await publish(page, words);
  await visit(page, "/");
  await control(post(page, words), "Delete").click();
  await expect(page.getByRole("heading", { name: "Delete this post?" })).toBeVisible();
  await page.getByRole("link", { name: "Keep it" }).click();
  await expect(page).toHaveURL(address);

  await control(page, "Delete").click();
  await page.getByRole("button", { name: "Delete" }).click();
  await expect(page).toHaveURL("/");
  await expect(status(page)).toHaveText("Post deleted.");
  await expect(status(page)).toBeFocused();
  await expect(post(page, words)).toHaveCount(0);
  expect(await visit(page, address)).toBe(404);

  const visitor = await openVisitor();
  expect(await visit(visitor, address)).toBe(404);
});

test("nobody deletes what others wrote", async ({ signInNew }) => {
  const author = await signInNew("Ida Holm");
  const other = await signInNew("Noor Bakker");
  const address = await publish(author.page, unique("Mine alone"));
  await visit(other.page, address);
  await expect(control(other.page, "Delete")).toHaveCount(0);
  expect(await visit(other.page, `${address}/delete`)).toBe(403);
});

test("a typed post survives logging in again", async ({ signInNew }) => {
  const member = await signInNew("Marek Nowak");
  const { page } = member;
  await visit(page, "/");
  const words = unique("Typed before the session ended");
  await postBox(page).fill(words);
  await page.context().clearCookies({ name: "__Host-session" });
  await sendPost(page);
  await expect(page).toHaveURL("/auth/login?to=%2Fposts%2Fnew");
  await expect(page.getByText("What you typed is kept")).toBeVisible();

  await page.context().clearCookies({ name: /^idp_/ });
  await giveNameAndEmail(page, member);
  await expect(page).toHaveURL("/posts/new");
  await expect(postBox(page)).toHaveValue(words);
  await sendPost(page);
  await expect(page).toHaveURL("/");
  await expect(post(page, words)).toHaveCount(1);
});
