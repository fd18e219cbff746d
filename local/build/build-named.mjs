// Builds the app into a folder of its own, not minified: for a profile, in which functions have their names.
import { spawnSync } from "node:child_process";
import { runIfChanged } from "./run-if-changed.mjs";

const output = ".wrangler/named-build";

await runIfChanged({
  inputs: [
    "app",
    "public",
    "vite.config.ts",
    "local/build",
    "tsconfig.json",
    "package-lock.json",
  ],
  output,
  run() {
    const options = ["--minify", "false", "--sourcemapServer", "true", "--logLevel", "error"];
    const { status } = spawnSync(
      process.execPath,
      ["node_modules/@remix-run/dev/dist/cli.js", "vite:build", ...options],
      {
        // The same code as is deployed, so the same React.
        env: { ...process.env, NODE_ENV: "production", PLAZA_BUILD_DIRECTORY: output },
        stdio: ["ignore", "ignore", "inherit"],
      },
    );
    return status ?? 1;
  },
});
