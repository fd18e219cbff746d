import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: { alias: { "~": fileURLToPath(new URL("./app", import.meta.url)) } },
  test: {
    include: ["tests/**/*.test.ts"],
    exclude: ["tests/browser/**"],
    // A test and its database take turns, so two workers don't fill two cores.
    maxWorkers: 3,
    // Each file has a database of its own and no test replaces a module, so files can share what was loaded.
    isolate: false,
  },
});
