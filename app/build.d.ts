/** The output of `remix vite:build`, with the exports that `entry.server.tsx` adds for the Worker. */
declare module "*/build/server/index.js" {
  import type { ServerBuild } from "@remix-run/cloudflare";
  type Entry = ServerBuild["entry"]["module"] & typeof import("./entry.server");
  const build: ServerBuild & { entry: { module: Entry } };
  export = build;
}
