import { openCase, report, type Screen } from "./screen";

const post = /\/posts\/\d+/;

/** Every page. */
export const pages: Screen[] = [
  { name: "feed", as: "visitor", address: "/", open: "/" },
  { name: "post", as: "visitor", address: "/posts/:id", open: { on: "/", path: post } },
  { name: "member", as: "visitor", address: "/users/:id", open: "/users/2" },
  { name: "search", as: "visitor", address: "/search", open: "/search?q=bread" },
  { name: "rules", as: "visitor", address: "/rules", open: "/rules" },
  { name: "transparency", as: "visitor", address: "/transparency", open: "/transparency" },
  { name: "log-in", as: "visitor", address: "/auth/login", open: "/auth/login" },
  { name: "log-in-failed", as: "visitor", address: "/auth/callback", open: "/auth/callback" },
  { name: "not-found", as: "visitor", address: "/*", open: "/no/such/page" },

  { name: "feed", as: "member", address: "/", open: "/" },
  { name: "new-post", as: "member", address: "/posts/new", open: "/posts/new" },
  { name: "report", as: "member", address: "/posts/:id/report", open: { on: "/users/2", path: report } },
  { name: "notices", as: "member", address: "/notices", open: "/notices" },
  { name: "account", as: "member", address: "/account", open: "/account" },
  { name: "delete-account", as: "member", address: "/account/delete", open: "/account/delete" },
  { name: "welcome", as: "newcomer", address: "/welcome", open: "/welcome" },
  { name: "name", as: "member", address: "/account/name", open: "/account/name" },
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
  {
    name: "statement",
    as: "blocked",
    address: "/decisions/:entryId",
    open: { on: "/notices", path: /\/decisions\/\d+/ },
  },
];
