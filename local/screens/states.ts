import type { Page } from "@playwright/test";
import { openCase, report, type Screen } from "./screen";

const press = (name: string) => (page: Page) =>
  page.getByRole("button", { name, exact: true }).first().click();
const follow = (name: string) => (page: Page) =>
  page.getByRole("link", { name, exact: true }).first().click();
const untilAlert = (page: Page) => page.getByRole("alert").first().waitFor();

/** What pages look like when something is missing, at fault or done. Those that change something come last. */
export const states: Screen[] = [
  { name: "last-post", as: "visitor", address: "/", open: "/?before=2" },
  { name: "no-older-posts", as: "visitor", address: "/", open: "/?before=1" },
  { name: "own-page-empty", as: "newcomer", address: "/users/:id", open: { on: "/", path: /\/users\/\d+/ } },
  { name: "notices-empty", as: "newcomer", address: "/notices", open: "/notices" },
  { name: "account-empty", as: "newcomer", address: "/account", open: "/account" },
  { name: "account-older-reports-none", as: "member", address: "/account", open: "/account?before=1.1" },
  { name: "forbidden", as: "member", address: "/moderation", open: "/moderation" },
  {
    name: "new-post-error",
    as: "member",
    address: "/",
    open: "/",
    async steps(page) {
      await press("Post")(page);
      await untilAlert(page);
    },
  },
  {
    name: "report-error",
    as: "member",
    address: "/posts/:id/report",
    open: { on: "/users/2", path: report },
    async steps(page) {
      await press("Send report")(page);
      await untilAlert(page);
    },
  },
  {
    name: "name-error",
    as: "member",
    address: "/account/name",
    open: "/account/name",
    async steps(page) {
      await page.getByLabel("Your name").fill("Mei Lin");
      await press("Save name")(page);
      await untilAlert(page);
    },
  },
  {
    name: "offline",
    as: "member",
    address: "/",
    open: "/",
    async steps(page) {
      await page.context().setOffline(true);
      await follow("Notices")(page);
      await page.getByText("You're offline").first().waitFor();
    },
  },
  {
    name: "member-reset",
    as: "moderator",
    address: "/moderation/users/:id",
    open: "/moderation/users/35",
  },
  { name: "queue-decided", as: "moderator", address: "/moderation", open: "/moderation?state=decided" },
  {
    name: "queue-no-match",
    as: "moderator",
    address: "/moderation",
    open: "/moderation?claimed=me",
  },
  {
    name: "queue-selected",
    as: "moderator",
    address: "/moderation",
    open: "/moderation",
    async steps(page) {
      await page.locator("article").nth(1).getByRole("link").first().click();
      await page.waitForURL(/case=/);
    },
  },
  {
    name: "queue-ticked",
    as: "moderator",
    address: "/moderation",
    open: "/moderation",
    async steps(page) {
      for (const tick of (await page.getByRole("checkbox", { name: /^Select/ }).all()).slice(0, 2))
        await tick.check();
    },
  },
  {
    name: "queue-keys",
    as: "moderator",
    address: "/moderation",
    open: "/moderation",
    async steps(page) {
      await page.keyboard.press("?");
      await page.getByRole("dialog").waitFor();
    },
  },
  {
    name: "case-error",
    as: "moderator",
    address: "/moderation/posts/:id",
    open: openCase,
    async steps(page) {
      // Without its reason and note, whichever of them this case has already.
      await page.locator("form:has(button:text-is('Hide'))").evaluate((form: HTMLFormElement) => {
        for (const radio of form.querySelectorAll<HTMLInputElement>("[type=radio]")) radio.checked = false;
      });
      await press("Hide")(page);
      await untilAlert(page);
    },
  },
  { name: "posts-all", as: "moderator", address: "/moderation/posts", open: "/moderation/posts?state=all" },
  {
    name: "member-blocked",
    as: "moderator",
    address: "/moderation/users/:id",
    open: "/moderation/users/7",
  },
  {
    name: "log-no-match",
    as: "moderator",
    address: "/moderation/log",
    open: "/moderation/log?until=1960-01-01",
  },
  {
    name: "log-entry",
    as: "moderator",
    address: "/moderation/log",
    open: { on: "/moderation/log", path: /\/moderation\/log\?entry=\d+/ },
  },
  {
    name: "appeals-decided",
    as: "moderator",
    address: "/moderation/appeals",
    open: "/moderation/appeals?state=decided",
  },
  {
    name: "figures-tables",
    as: "admin",
    address: "/admin",
    open: "/admin",
    async steps(page) {
      for (const table of await page.locator("main summary").all()) await table.click();
    },
  },
  {
    name: "members-no-match",
    as: "admin",
    address: "/admin/users",
    open: "/admin/users?q=nobody-of-that-name",
  },
  { name: "refused", as: "blocked", address: "/posts/new", open: "/posts/new" },
  { name: "notices", as: "blocked", address: "/notices", open: "/notices" },
  { name: "account", as: "blocked", address: "/account", open: "/account" },
  { name: "delete-account", as: "blocked", address: "/account/delete", open: "/account/delete" },

  {
    name: "reported",
    as: "member",
    address: "/posts/:id",
    open: { on: "/users/2", path: report },
    async steps(page) {
      await page.getByRole("radio", { name: "Spam" }).check();
      await press("Send report")(page);
      await page.getByRole("button", { name: "Withdraw" }).waitFor();
    },
  },
  {
    name: "posted",
    as: "member",
    address: "/",
    open: "/",
    async steps(page) {
      await page.getByLabel("Your post").fill("The bakery on Mill Lane has rye again. Go early.");
      await press("Post")(page);
      await page.getByRole("article").filter({ hasText: "Mill Lane has rye again" }).first().waitFor();
      await page.locator("[role=status]:not(:empty)").waitFor();
    },
  },
  {
    name: "queue-bulk-done",
    as: "moderator",
    address: "/moderation",
    open: "/moderation",
    async steps(page) {
      // The ticks of the page before are kept.
      await page.keyboard.press("d");
      await page.locator("[role=status]:not(:empty)").waitFor();
    },
  },
  {
    name: "case-dismissed",
    as: "moderator",
    address: "/moderation/posts/:id",
    open: openCase,
    async steps(page) {
      await press("Dismiss")(page);
      await page.locator("[role=status]:not(:empty)").waitFor();
    },
  },
];
