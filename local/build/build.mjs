// wrangler runs this before each bundle, and twice when it starts: so it skips a build that would change nothing.
import { spawnSync } from "node:child_process";
import { runIfChanged } from "./run-if-changed.mjs";

await runIfChanged({
  inputs: ["app", "public", "vite.config.ts", "local/build", "tsconfig.json", "package-lock.json"],
  output: "build",
  run() {
    const { status } = spawnSync(
      process.execPath,
      ["node_modules/@remix-run/dev/dist/cli.js", "vite:build"],
      {
        stdio: "inherit",
        // Otherwise React's development build is bundled.
        env: { ...process.env, NODE_ENV: "production" },
      },
    );
    return status ?? 1;
  },
});
