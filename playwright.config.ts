import { defineConfig, type LaunchOptions } from "@playwright/test";
import { findBrowser, findWholeBrowser } from "./local/browser";

const started = "**/npm-start.test.ts";
const restored = "**/back-forward-cache.test.ts";

const launchOptions: LaunchOptions = {
  executablePath: findBrowser(),
  args: [
    // Else every person's first page begins a process of its own, a quarter of a second each time.
    "--disable-features=CrossOriginOpenerPolicy",
    // No page lives long enough to win back what optimising its scripts costs.
    "--js-flags=--no-opt --no-maglev",
    ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
  ],
};

/** What `npm test` leaves to `npm run proofs`. */
const long = process.env.PLAZA_PROOFS ? "" : "|@long";

export default defineConfig({
  testDir: "tests/browser",
  outputDir: ".wrangler/browser-results",
  snapshotPathTemplate: "{testDir}/accessibility/snapshots/{arg}{ext}",
  // `npm run snapshots` takes them anew.
  updateSnapshots: "none",
  forbidOnly: true,
  retries: 0,
  // Each has a Plaza of its own, so that no test meets what another does at the same moment. A test, its browser and its
  // Plaza take turns, so two of them do not fill two cores.
  workers: 3,
  fullyParallel: true,
  // For what hangs: a busy machine may be slow.
  timeout: 300_000,
  expect: { timeout: 30_000 },
  reporter: [["list"], ["./tests/browser/reporter.ts"]],
  use: {
    screenshot: "only-on-failure",
    actionTimeout: 120_000,
    navigationTimeout: 120_000,
    launchOptions,
  },
  projects: [
    // First, since it takes longest to begin.
    { name: "npm start", testMatch: started },
    { name: "javascript", grepInvert: new RegExp(`@without-script${long}`), testIgnore: [started, restored] },
    {
      name: "no-javascript",
      use: { javaScriptEnabled: false },
      grepInvert: new RegExp(`@javascript${long}`),
      testIgnore: [started, restored],
    },
    {
      name: "back-forward cache",
      testMatch: restored,
      use: {
        launchOptions: {
          ...launchOptions,
          executablePath: findWholeBrowser() ?? findBrowser(),
          // Playwright's default, which turns it off.
          ignoreDefaultArgs: ["--disable-back-forward-cache"],
        },
      },
    },
  ],
});
