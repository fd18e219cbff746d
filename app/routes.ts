import { index, route, type RouteConfig } from "@remix-run/route-config";

/** Every address and its file. Each action has its own address and file; a route without a loader has no page to GET. */
export default [
  index("routes/feed/feed.tsx"),
  route("feed/new", "routes/feed/new-posts.ts"),
  route("users/:id", "routes/feed/member.tsx"),

  route("search", "routes/search/search.tsx"),
  route("feed.xml", "routes/syndication/feed-atom.ts"),
  route("feed.json", "routes/syndication/feed-json.ts"),
  route("users/:id/feed.xml", "routes/syndication/member-atom.ts"),
  route("users/:id/feed.json", "routes/syndication/member-json.ts"),

  route("posts/new", "routes/posts/new.tsx"),
  route("posts/:id", "routes/posts/post.tsx"),
  route("posts/:id/delete", "routes/posts/delete.tsx"),
  route("posts/:id/report", "routes/posts/report.tsx"),
  route("posts/:id/withdraw", "routes/posts/withdraw.tsx"),

  route("notices", "routes/notices/notices.tsx"),
  route("notices/read", "routes/notices/read.tsx"),
  route("appeals/:entryId", "routes/appeals/appeal.tsx"),
  route("decisions/:entryId", "routes/statements/statement.tsx"),

  route("welcome", "routes/names/welcome.tsx"),
  route("account/name", "routes/names/name.tsx"),

  route("account", "routes/account/account.tsx"),
  route("account/refresh", "routes/account/refresh.tsx"),
  route("account/delete", "routes/account/delete.tsx"),
  route("account/export", "routes/account/export.ts"),
  route("account/sessions/:id/end", "routes/account/end-session.tsx"),
  route("account/sign-out-everywhere", "routes/account/sign-out-everywhere.tsx"),

  route("auth/login", "routes/auth/login.tsx"),
  route("auth/callback", "routes/auth/callback.tsx"),
  route("auth/logout", "routes/auth/logout.ts"),

  route("moderation", "routes/moderation/cases/queue.tsx"),
  route("moderation/posts", "routes/moderation/cases/posts.tsx"),
  route("moderation/posts/:id", "routes/moderation/cases/case.tsx", [
    index("routes/moderation/cases/case-form.tsx"),
    route("hide", "routes/moderation/cases/hide.tsx"),
    route("unhide", "routes/moderation/cases/unhide.tsx"),
    route("warn", "routes/moderation/cases/warn.tsx"),
    route("dismiss", "routes/moderation/cases/dismiss.tsx"),
    route("claim", "routes/moderation/cases/claim.tsx"),
    route("release", "routes/moderation/cases/release.tsx"),
  ]),
  route("moderation/bulk", "routes/moderation/cases/bulk.tsx"),
  route("moderation/users/:id", "routes/moderation/members/member.tsx", [
    index("routes/moderation/members/member-form.tsx"),
    route("block", "routes/moderation/members/block.tsx"),
    route("unblock", "routes/moderation/members/unblock.tsx"),
    route("reset-name", "routes/moderation/members/reset-name.tsx"),
    route("notes", "routes/moderation/members/notes.tsx"),
    route("ignore-reports", "routes/moderation/members/ignore-reports.tsx"),
  ]),
  route("moderation/log", "routes/moderation/log/log.tsx"),
  route("moderation/log/undo", "routes/moderation/log/undo-all.tsx"),
  route("moderation/log/:id/undo", "routes/moderation/log/undo.tsx"),
  route("moderation/appeals", "routes/moderation/appeals/appeals.tsx"),
  route("moderation/appeals/:id", "routes/moderation/appeals/appeal.tsx", [
    index("routes/moderation/appeals/appeal-form.tsx"),
    route("uphold", "routes/moderation/appeals/uphold.tsx"),
    route("overturn", "routes/moderation/appeals/overturn.tsx"),
  ]),

  route("rules", "routes/rules/rules.tsx"),
  route("transparency", "routes/figures/transparency.tsx"),

  route("admin", "routes/figures/figures.tsx"),
  route("admin/users", "routes/admin/members.tsx"),
  route("admin/users/:id", "routes/admin/member.tsx", [
    index("routes/admin/role-form.tsx"),
    route("role", "routes/admin/role.tsx"),
  ]),

  route("manifest.webmanifest", "routes/manifest.ts"),
  route("healthz", "routes/healthz.ts"),
  route("*", "routes/not-found.tsx"),
] satisfies RouteConfig;
