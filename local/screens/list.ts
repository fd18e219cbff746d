import type { Page } from "@playwright/test";

export type Person = "visitor" | "newcomer" | "member" | "moderator" | "admin" | "blocked";

export type Screen = {
  /** Of its files. */
  name: string;
  as: Person;
  /** The pattern of the page in `app/routes.ts`. */
  address: string;
  /** A path, or the first on another page that looks like this. */
  open: string | { on: string; path: RegExp };
  /** What is done there, to see a state of the page. */
  steps?: (page: Page) => Promise<void>;
};

const press = (name: string) => (page: Page) =>
  page.getByRole("button", { name, exact: true }).first().click();
const follow = (name: string) => (page: Page) =>
  page.getByRole("link", { name, exact: true }).first().click();
const untilAlert = (page: Page) => page.getByRole("alert").first().waitFor();

const post = /\/posts\/\d+/;
const report = /\/posts\/\d+\/report/;
const openCase = { on: "/moderation", path: /\/moderation\/posts\/\d+/ };

/** Every page. */
export const pages: Screen[] = [
  { name: "feed", as: "visitor", address: "/", open: "/" },
  { name: "post", as: "visitor", address: "/posts/:id", open: { on: "/", path: post } },
  { name: "member", as: "visitor", address: "/users/:id", open: "/users/2" },
  { name: "rules", as: "visitor", address: "/rules", open: "/rules" },
  { name: "transparency", as: "visitor", address: "/transparency", open: "/transparency" },
  { name: "log-in", as: "visitor", address: "/auth/login", open: "/auth/login" },
  { name: "log-in-failed", as: "visitor", address: "/auth/callback", open: "/auth/callback" },
  { name: "not-found", as: "visitor", address: "/*", open: "/no/such/page" },

  { name: "feed", as: "member", address: "/", open: "/" },
  { name: "new-post", as: "member", address: "/posts/new", open: "/posts/new" },
  { name: "report", as: "member", address: "/posts/:id/report", open: { on: "/users/2", path: report } },
  { name: "notices", as: "member", address: "/notices", open: "/notices" },
  { name: "own-page", as: "member", address: "/users/:id", open: { on: "/", path: /\/users\/5(?!\d)/ } },
  {
    name: "delete",
    as: "member",
    address: "/posts/:id/delete",
    open: { on: "/users/5", path: /\/posts\/\d+\/delete/ },
  },

  { name: "queue", as: "moderator", address: "/moderation", open: "/moderation" },
  { name: "case", as: "moderator", address: "/moderation/posts/:id", open: openCase },
  { name: "posts", as: "moderator", address: "/moderation/posts", open: "/moderation/posts" },
  {
    name: "member",
    as: "moderator",
    address: "/moderation/users/:id",
    open: "/moderation/users/5",
  },
  { name: "log", as: "moderator", address: "/moderation/log", open: "/moderation/log" },
  {
    name: "undo",
    as: "moderator",
    address: "/moderation/log/:id/undo",
    open: "/moderation/log",
    async steps(page) {
      // An act older than an hour asks first.
      await page.getByRole("button", { name: "Undo" }).last().click();
      await page.waitForURL(/\/undo/);
    },
  },
  { name: "appeals", as: "moderator", address: "/moderation/appeals", open: "/moderation/appeals" },
  {
    name: "appeal",
    // Those of the demo are against acts of a moderator, who may not decide them.
    as: "admin",
    address: "/moderation/appeals/:id",
    open: { on: "/moderation/appeals", path: /\/moderation\/appeals\/\d+/ },
  },

  { name: "figures", as: "admin", address: "/admin", open: "/admin" },
  { name: "members", as: "admin", address: "/admin/users", open: "/admin/users" },
  { name: "member", as: "admin", address: "/admin/users/:id", open: "/admin/users/3" },

  { name: "feed", as: "blocked", address: "/", open: "/" },
  {
    name: "appeal",
    as: "blocked",
    address: "/appeals/:entryId",
    open: { on: "/notices", path: /\/appeals\/\d+/ },
  },
];

/** What pages look like when something is missing, at fault or done. Those that change something come last. */
export const states: Screen[] = [
  { name: "last-post", as: "visitor", address: "/", open: "/?before=2" },
  { name: "no-older-posts", as: "visitor", address: "/", open: "/?before=1" },
  { name: "own-page-empty", as: "newcomer", address: "/users/:id", open: { on: "/", path: /\/users\/\d+/ } },
  { name: "notices-empty", as: "newcomer", address: "/notices", open: "/notices" },
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
