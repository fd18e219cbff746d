// Bundles the Worker into dist/entry.worker.js as for a deployment. The tests and the benchmark load it.
import { spawnSync } from "node:child_process";
import { runIfChanged } from "./run-if-changed.mjs";

await runIfChanged({
  inputs: [
    "app",
    "public",
    "wrangler.toml",
    "vite.config.ts",
    "tsconfig.json",
    "package-lock.json",
    "local/build",
  ],
  output: "dist",
  run() {
    const wrangler = [
      "node_modules/wrangler/bin/wrangler.js",
      "deploy",
      "--dry-run",
      "--env=",
      "--outdir",
      "dist",
    ];
    const { status } = spawnSync(process.execPath, wrangler, {
      stdio: "inherit",
      env: {
        ...process.env,
        NODE_ENV: "production",
        WRANGLER_SEND_METRICS: "false",
        WRANGLER_LOG_PATH: ".wrangler/logs",
      },
    });
    return status ?? 1;
  },
});
