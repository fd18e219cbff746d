import {
  expect,
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

test.use({ tolerate: /ERR_INTERNET_DISCONNECTED|ERR_FAILED|Failed to fetch manifest patches/ });

const offline = (page: Page) => page.getByRole("alert").filter({ hasText: "You're offline." });

test(
  "who posts without a connection keeps page and text, is told, and posts from there",
  javascript,
  async ({ signInNew }) => {
    const { page } = await signInNew("Yara Nassif");
    await visit(page, "/");
    const words = unique("Written on a train");
    await postBox(page).fill(words);
    await page.context().setOffline(true);
    await sendPost(page);
    await expect(offline(page)).toContainText("What you typed is still here.");
    await expect(offline(page)).toBeFocused();
    await expect(postBox(page)).toHaveValue(words);
    await expect(page.getByRole("article").first()).toBeVisible();

    await page.context().setOffline(false);
    await sendPost(page);
    await expect(status(page)).toHaveText("Posted.");
    await expect(page.getByRole("alert")).toHaveCount(0);
    await expect(post(page, words)).toHaveCount(1);
    await visit(page, "/");
    await expect(postBox(page)).toHaveValue("");
  },
);

test(
  "a report and a decision without a connection stay as they are, over a reload too",
  javascript,
  async ({ signInNew, signInModerator }) => {
    const author = await signInNew("Emre Kaya");
    const { page } = await signInModerator("Olga Petrova");
    const address = await publish(author.page, unique("Something to decide about"));
    for (const [form, button] of [
      [`${address}/report`, "Send report"],
      [`/moderation${address}`, "Hide"],
    ] as const) {
      await visit(page, form);
      await page.getByRole("radio", { name: "Harassment" }).check();
      await page.getByLabel("Note").fill("My careful note");
      await page.context().setOffline(true);
      await page.getByRole("button", { name: button, exact: true }).click();
      await expect(offline(page)).toBeVisible();
      await expect(page.getByLabel("Note")).toHaveValue("My careful note");

      await page.context().setOffline(false);
      await page.reload();
      await expect(page.getByLabel("Note")).toHaveValue("My careful note");
      await expect(page.getByRole("radio", { name: "Harassment" })).toBeChecked();
      await page.getByRole("button", { name: button, exact: true }).click();
      await expect(status(page)).not.toHaveText("");
      await visit(page, form);
      await expect(page.getByLabel("Note")).toHaveValue("");
    }
  },
);

test(
  "following a link without a connection says so and keeps the page and what is typed",
  javascript,
  async ({ signInNew }) => {
    const { page } = await signInNew("Jan Dvorak");
    await visit(page, "/");
    await postBox(page).fill("Half a thought");
    await page.context().setOffline(true);
    await page.getByRole("link", { name: "Transparency" }).click();
    await expect(status(page)).toContainText("You're offline. This page stays as it is");
    await expect(page).toHaveURL("/");
    await expect(postBox(page)).toHaveValue("Half a thought");
    await page.context().setOffline(false);
    await expect(status(page)).toHaveText("");
    await page.getByRole("link", { name: "Transparency" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Transparency");
  },
);

test(
  "who logs out without a connection is told that they are still logged in, and keeps what is typed",
  javascript,
  async ({ signInNew }) => {
    const { page } = await signInNew("Lea Simon");
    await visit(page, "/");
    await postBox(page).fill("Half a thought");
    await page.context().setOffline(true);
    await page.getByRole("button", { name: "Log out" }).click();
    await expect(status(page)).toContainText("You're offline. This page stays as it is");
    await expect(postBox(page)).toHaveValue("Half a thought");
    await page.context().setOffline(false);
    await page.reload();
    await expect(postBox(page)).toHaveValue("Half a thought");
    await page.getByRole("button", { name: "Log out" }).click();
    await expect(page.getByRole("button", { name: "Log in" })).toBeVisible();
  },
);

test(
  "a page whose data something else than Plaza answers leaves the present one as it is",
  javascript,
  async ({ signInNew }) => {
    const { page } = await signInNew("Ines Costa");
    await visit(page, "/");
    await postBox(page).fill("Half a thought");
    for (const answer of ["portal", "nothing"]) {
      await page.route(
        "**/transparency.data",
        (route) => (answer === "portal" ? route.fulfill({ body: "<h1>Welcome aboard</h1>" }) : route.abort()),
        { times: 1 },
      );
      const link = page.getByRole("link", { name: "Transparency" });
      await link.click();
      await expect(status(page)).toContainText("The site couldn't be reached. This page stays as it is");
      // At the bottom of a long page.
      await expect(link).toBeInViewport();
      await expect(postBox(page)).not.toBeInViewport();
      await expect(postBox(page)).toHaveValue("Half a thought");
    }
    await page.getByRole("link", { name: "Transparency" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Transparency");
  },
);

test(
  "what was done is confirmed also where the next page cannot be loaded, and the form is a new one",
  javascript,
  async ({ signInNew }) => {
    const { page } = await signInNew("Samira Haddou");
    await visit(page, "/");
    const [one, two] = [unique("One"), unique("Two")];
    await postBox(page).fill(one);
    await page.route("**/_root.data*", (route) => route.abort(), { times: 1 });
    await sendPost(page);
    await expect(status(page)).toContainText("Posted.");
    await expect(postBox(page)).toHaveValue("");
    await postBox(page).fill(two);
    await sendPost(page);
    await expect(post(page, two)).toHaveCount(1);
    await expect(post(page, one)).toHaveCount(1);
  },
);

test("what is typed waits for its author alone", javascript, async ({ signInNew }) => {
  const { page } = await signInNew("Tom Becker");
  await visit(page, "/");
  await postBox(page).fill("Not for others");
  await page.reload();
  await expect(postBox(page)).toHaveValue("Not for others");
  const other = await signInNew("Nina Vogel");
  const own = await page.context().cookies();
  await page.context().clearCookies();
  await page.context().addCookies(await other.page.context().cookies());
  await visit(page, "/");
  await expect(postBox(page)).toHaveValue("");
  await page.context().clearCookies();
  await page.context().addCookies(own);
  await visit(page, "/");
  await expect(postBox(page)).toHaveValue("");
});
