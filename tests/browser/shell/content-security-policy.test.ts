import { control, expect, javascript, type Page, test, visit } from "../fixtures";

const [notices, feed] = [
  ["Notices", "/notices"],
  ["Feed", "/"],
];
const rules = ["Rules", "/rules"];
const transparency = ["Transparency", "/transparency"];
const moderation = [
  ["Moderation", "/moderation"],
  ["Decided", "/moderation?state=decided"],
  ["Posts", "/moderation/posts?state=hidden"],
  ["Appeals", "/moderation/appeals"],
  ["Log", "/moderation/log"],
  ["Figures", "/admin"],
];
/** What each may open from the feed, link by link. */
const walks: Record<string, string[][]> = {
  "Priya Nair": [notices, rules, transparency, feed],
  "Kofi Mensah": [notices, rules, transparency, feed],
  "Mei Lin": [...moderation, notices, rules, transparency, feed],
  "Amara Okafor": [
    ...moderation,
    ["Admin", "/admin"],
    ["Members", "/admin/users"],
    notices,
    rules,
    transparency,
    feed,
  ],
};

/** Each page loads its script when it is opened. Violations fail every test, see `fixtures.ts`. */
for (const [member, links] of Object.entries(walks))
  test(
    `the scripts of each page run for ${member}, loaded by those that run already`,
    javascript,
    async ({ signInAs }) => {
      const page = await signInAs(member);
      await visit(page, "/");
      const loaded = listScripts(page);
      await page.evaluate(() => Object.assign(window, { isSame: true }));
      for (const [name, address] of links) {
        await page.getByRole("link", { name, exact: true }).first().click();
        await expect(page).toHaveURL(address!);
        await expect(page.getByRole("heading", { level: 1 })).toBeAttached();
      }
      expect(await page.evaluate(() => "isSame" in window)).toBe(true);
      expect(loaded.length).toBeGreaterThan(2);
    },
  );

function listScripts(page: Page): string[] {
  const loaded: string[] = [];
  page.on("response", (response) => {
    if (response.request().resourceType() === "script" && response.ok()) loaded.push(response.url());
  });
  return loaded;
}

test.describe("a script that somebody slips in", () => {
  // React, too, finds the page other than it was made.
  test.use({ tolerate: /Content Security Policy|security policy was violated|React error #4(18|23)/ });

  test("does not run, though it is a file of ours", javascript, async ({ signInAs }) => {
    const page = await signInAs("Priya Nair");
    await visit(page, "/");
    const file = await page.evaluate(
      () => performance.getEntriesByType("resource").find(({ name }) => name.endsWith(".js"))!.name,
    );
    const blocked: string[] = [];
    page.on("console", (message) => blocked.push(message.text()));
    await page.route("/transparency", async (route) => {
      const response = await route.fetch();
      const body = (await response.text()).replace(
        "</main>",
        `<script src="${file}" type="module"></script><script>document.title = "Slipped in"</script></main>`,
      );
      await route.fulfill({ response, body });
    });
    await visit(page, "/transparency");
    expect(blocked.filter((each) => each.includes("was violated: script-src-elem"))).toEqual([
      expect.stringContaining(file),
      expect.stringContaining("inline"),
    ]);
    await expect(page).toHaveTitle("Transparency · Plaza");
    await control(page, "Feed").first().click();
    await expect(page.getByLabel("Your post")).toBeVisible();
  });
});
