import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import {
  addressOf,
  expect,
  javascript,
  type Page,
  post,
  publish,
  makeReport,
  test,
  unique,
  visit,
} from "./support";

// Every page parses it anew; it is half as long as what the package exports as its source.
const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

// The same markup is sent where scripts do not run.
test.describe("every page is accessible and fits, narrow and wide, light and dark", javascript, () => {
  test("for visitors", async ({ openVisitor, signInNew }) => {
    const newcomer = await signInNew("Nothing Yet");
    await visit(newcomer.page, "/");
    await newcomer.page.getByRole("link", { name: newcomer.name }).click();
    await expect(newcomer.page).toHaveURL(/\/users\/\d+$/);
    const withoutPosts = new URL(newcomer.page.url()).pathname;

    const page = await openVisitor();
    await visit(page, "/");
    const own = await addressOf(page.getByRole("article").first());
    await expectFit(page);
    for (const address of [
      "/?before=1",
      own,
      "/users/2",
      withoutPosts,
      "/auth/login",
      "/auth/callback",
      "/transparency",
      "/transparency?before=1.1",
      "/no/such/page",
    ])
      await expectFitAt(page, address);
  });

  test("for members", async ({ signInNew }) => {
    const { page, name } = await signInNew("Ottilie Brandt");
    const address = await publish(page, unique("So that there is one of mine"));
    await expectFitAt(page, "/");
    await visit(page, "/users/4");
    const foreign = await addressOf(page.getByRole("article").first());
    for (const each of [
      "/notices",
      "/posts/new",
      address,
      `${address}/delete`,
      `${foreign}/report`,
      "/moderation",
    ])
      await expectFitAt(page, each);

    await visit(page, `${foreign}/report`);
    await page.getByRole("button", { name: "Send report" }).click();
    await expect(page.getByRole("alert")).toBeVisible();
    await expectFit(page);

    await visit(page, "/");
    await page.getByRole("button", { name: "Post", exact: true }).click();
    await expect(page.getByRole("alert")).toBeVisible();
    await expectFit(page);

    await page.getByRole("link", { name }).first().click();
    await expect(page.getByRole("heading", { level: 1 })).toContainText(name);
    await expectFit(page);
  });

  test("for moderators: the lists", async ({ signInAs }) => {
    const page = await signInAs("Mei Lin");
    for (const each of [
      "/moderation",
      "/moderation?state=decided",
      "/moderation/posts?state=hidden",
      "/moderation/posts?state=all",
      "/moderation/log",
      "/moderation/log?actor=3&kind=post.hidden&since=2020-01-01",
      "/moderation/log?post=x&since=2020-02-30",
      "/moderation/log?person=999999",
      "/admin",
      "/moderation/appeals",
      "/moderation/appeals?state=decided",
      "/moderation/appeals/1",
    ])
      await expectFitAt(page, each);
  });

  test("for moderators: the queue with a claim, cases selected, a fault, and the keys", async ({
    signInAs,
  }) => {
    const page = await signInAs("Mateo Rivera");
    await expectFitAt(page, "/moderation?claimed=me&waiting=1d&reason=hate");
    const fewer = "/moderation?reason=spam&sort=most-reported";
    await visit(page, fewer);
    const first = page.locator(".case").first();
    await first.getByRole("button", { name: "Claim" }).click();
    await expect(first).toContainText("Yours for");
    const colleague = await signInAs("Amara Okafor");
    await expectFitAt(colleague, fewer);
    await first.getByRole("button", { name: "Release" }).click();
    await expect(first.getByRole("button", { name: "Claim" })).toBeVisible();

    await page.getByRole("checkbox", { name: "Select" }).first().check();
    await page.getByRole("button", { name: "Hide selected" }).click();
    await expect(page.getByRole("alert")).toBeVisible();
    await expectFit(page);
    await page.getByRole("button", { name: "Keyboard" }).click();
    await expect(page.getByRole("dialog", { name: "Keys" })).toBeVisible();
    await expectFit(page);
  });

  test("for moderators: an entry of the log, and what it can be narrowed by", async ({ signInAs }) => {
    const page = await signInAs("Mei Lin");
    await visit(page, "/moderation/log?person=7");
    const entry = page.getByRole("listitem").filter({ hasText: "blocked Kofi Mensah" });
    await entry.getByText("Filter").click();
    await page.getByText("By number").click();
    await expectFit(page);
    await entry.getByRole("link", { name: /^Entry \d+,/ }).click();
    await expect(page.getByRole("heading", { level: 1 })).toContainText("Entry");
    await expectFit(page);
  });

  test("for moderators: forms about a person, with faults in them", async ({ signInAs }) => {
    const page = await signInAs("Mei Lin");
    await visit(page, "/moderation/users/5");
    await page.getByText("Ignore what they report").click();
    await page.getByRole("button", { name: "Ignore reports" }).click();
    await expect(page.getByRole("alert")).toBeVisible();
    await page.getByRole("button", { name: "Add note" }).click();
    await expect(page.getByRole("alert")).toHaveCount(2);
    await expectFit(page);
  });

  test("for moderators: a case and its author", async ({ signInNew, signInAs }) => {
    const author = await signInNew("A Name That Goes On For Quite A While, As Some Names Do, And Then Some");
    const reporter = await signInNew("Rex Hall");
    const address = await publish(author.page, unique("Nospaceanywhereinthislongword".repeat(8)));
    await makeReport(reporter.page, address, "harassment", "See http://example.org/" + "x".repeat(120));

    const page = await signInAs("Mei Lin");
    for (const each of [
      "/moderation?state=open&reason=harassment&sort=most-reported",
      "/moderation/users/2",
      "/moderation/users/7",
      "/moderation/users/3",
      `/moderation${address}`,
    ])
      await expectFitAt(page, each);

    const hide = page.getByRole("button", { name: "Hide", exact: true });
    await hide.click();
    await expect(page.getByRole("alert")).toBeVisible();
    await expectFit(page);
    await page.getByRole("radio", { name: "Illegal" }).check();
    await hide.click();
    await expect(post(page, "Hidden by a moderator")).toBeVisible();
    await expectFit(page);
  });

  test("for admins and the blocked", async ({ signInAs }) => {
    const admin = await signInAs("Amara Okafor");
    for (const each of ["/admin/users", "/admin/users?q=nobody-at-all", "/admin/users/1", "/admin/users/3"])
      await expectFitAt(admin, each);
    await visit(admin, "/admin");
    for (const table of await admin.getByText("The numbers as a table").all()) await table.click();
    await expectFit(admin);
    const blocked = await signInAs("Kofi Mensah");
    await expectFitAt(blocked, "/");
    await expectFitAt(blocked, "/posts/new");
    await expectFitAt(blocked, "/notices");
    await blocked.getByRole("link", { name: "Appeal", exact: true }).first().click();
    const send = blocked.getByRole("button", { name: "Send appeal" });
    await expect(send).toBeVisible();
    await expectFit(blocked);
    await send.click();
    await expect(blocked.getByRole("alert")).toBeVisible();
    await expectFit(blocked);
    await visit(blocked, "/");
    await blocked.getByRole("link", { name: "Your appeal" }).click();
    await expect(blocked.getByRole("heading", { name: "The answer" })).toBeVisible();
    await expectFit(blocked);
  });
});

async function expectFitAt(page: Page, address: string) {
  await visit(page, address);
  await expectFit(page);
}

/** Narrow and light by all rules; wide and dark by those that depend on size and colour. */
async function expectFit(page: Page) {
  await page.evaluate(axeSource);
  const found: string[] = [];
  for (const [width, colorScheme, rules] of [
    [360, "light", null],
    [1280, "dark", ["color-contrast", "target-size"]],
  ] as const) {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme });
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (overflow > 0) found.push(`at ${width} px: ${overflow} px too wide`);
    const problems = await findProblems(page, rules);
    found.push(...problems.map((problem) => `at ${width} px, ${colorScheme}: ${problem}`));
  }
  expect.soft(found, page.url()).toEqual([]);
}

const standards = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

function findProblems(page: Page, rules: readonly string[] | null) {
  return page.evaluate(
    async ({ rules, standards }) => {
      const { axe } = window as unknown as { axe: typeof import("axe-core") };
      const { violations } = await axe.run(document, {
        runOnly: rules ? { type: "rule", values: [...rules] } : { type: "tag", values: standards },
        // Controls of at least 24 by 24 px, or with room around them.
        rules: { "target-size": { enabled: true } },
        resultTypes: ["violations"],
        // Stylesheets need not be fetched again: what looks into them is left to eyes.
        preload: false,
      });
      return violations.map(
        ({ id, nodes }) =>
          `${id}: ${nodes
            .map(({ target }) => target.join(" "))
            .slice(0, 4)
            .join(", ")}`,
      );
    },
    { rules, standards },
  );
}
