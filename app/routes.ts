import { index, route, type RouteConfig } from "@remix-run/route-config";

/** Every address and the file that answers it. An action has a file of its own; one without a loader takes no GET. */
export default [
  index("routes/feed/feed.tsx"),
  route("feed/new", "routes/feed/new-posts.ts"),
  route("users/:id", "routes/feed/member.tsx"),

  route("posts/new", "routes/posts/new.tsx"),
  route("posts/:id", "routes/posts/post.tsx"),
  route("posts/:id/delete", "routes/posts/delete.tsx"),
  route("posts/:id/report", "routes/posts/report.tsx"),
  route("posts/:id/withdraw", "routes/posts/withdraw.tsx"),

  route("notices", "routes/notices/notices.tsx"),
  route("notices/read", "routes/notices/read.tsx"),
  route("appeals/:entryId", "routes/appeals/appeal.tsx"),

  route("auth/login", "routes/auth/login.tsx"),
  route("auth/callback", "routes/auth/callback.tsx"),
  route("auth/logout", "routes/auth/logout.ts"),

  route("moderation", "routes/moderation/queue.tsx"),
  route("moderation/posts", "routes/moderation/posts.tsx"),
  route("moderation/posts/:id", "routes/moderation/case.tsx", [
    index("routes/moderation/case-form.tsx"),
    route("hide", "routes/moderation/hide.tsx"),
    route("unhide", "routes/moderation/unhide.tsx"),
    route("dismiss", "routes/moderation/dismiss.tsx"),
    route("claim", "routes/moderation/claim.tsx"),
    route("release", "routes/moderation/release.tsx"),
  ]),
  route("moderation/bulk", "routes/moderation/bulk.tsx"),
  route("moderation/users/:id", "routes/moderation/person.tsx", [
    index("routes/moderation/person-form.tsx"),
    route("block", "routes/moderation/block.tsx"),
    route("unblock", "routes/moderation/unblock.tsx"),
    route("notes", "routes/moderation/notes.tsx"),
    route("ignore-reports", "routes/moderation/ignore-reports.tsx"),
  ]),
  route("moderation/log", "routes/moderation/log.tsx"),
  route("moderation/log/:id/undo", "routes/moderation/undo.tsx"),
  route("moderation/appeals", "routes/moderation/appeals.tsx"),
  route("moderation/appeals/:id", "routes/moderation/appeal.tsx", [
    index("routes/moderation/appeal-form.tsx"),
    route("uphold", "routes/moderation/uphold.tsx"),
    route("overturn", "routes/moderation/overturn.tsx"),
  ]),

  route("transparency", "routes/moderation/transparency.tsx"),

  route("admin", "routes/admin/admin.tsx"),
  route("admin/users", "routes/admin/members.tsx"),
  route("admin/users/:id", "routes/admin/member.tsx", [
    index("routes/admin/role-form.tsx"),
    route("role", "routes/admin/role.tsx"),
  ]),

  route("healthz", "routes/healthz.ts"),
  route("*", "routes/not-found.tsx"),
] satisfies RouteConfig;
