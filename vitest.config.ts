import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import ResultsReporter from "./tests/support/runner/vitest-reporter";

// For what hangs: a busy machine may be slow, and a proof takes minutes.
const patience = process.env.PLAZA_PROOFS ? 3_600_000 : 300_000;

export default defineConfig({
  resolve: { alias: { "~": fileURLToPath(new URL("./app", import.meta.url)) } },
  test: {
    include: ["tests/**/*.test.ts"],
    exclude: ["tests/browser/**"],
    testTimeout: patience,
    hookTimeout: patience,
    teardownTimeout: patience,
    expect: { poll: { timeout: patience } },
    reporters: ["default", new ResultsReporter()],
    // What a test prints is of interest where it fails.
    silent: "passed-only",
    // A test and its database take turns, so two workers don't fill two cores.
    maxWorkers: 3,
    // Each file has a database of its own and no test replaces a module, so files can share what was loaded.
    isolate: false,
  },
});
