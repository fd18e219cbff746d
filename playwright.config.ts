import { defineConfig } from "@playwright/test";
import { findBrowser } from "./local/browser";

// A Plaza of its own, started as anybody starts it, with an empty database that the demo fills.
const [port, identityPort, state] = [8899, 4499, ".wrangler/browser-tests"];
const origin = `http://localhost:${port}`;

export default defineConfig({
  testDir: "tests/browser",
  outputDir: ".wrangler/browser-results",
  forbidOnly: true,
  retries: 0,
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: "list",
  use: {
    baseURL: origin,
    trace: "off",
    actionTimeout: 10_000,
    navigationTimeout: 15_000,
    launchOptions: {
      executablePath: findBrowser(),
      args: [
        // Else every person's first page begins a process of its own, a quarter of a second each time.
        "--disable-features=CrossOriginOpenerPolicy",
        ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
      ],
    },
  },
  projects: [
    { name: "javascript" },
    { name: "no-javascript", use: { javaScriptEnabled: false }, grepInvert: /@javascript/ },
  ],
  webServer: {
    command: `rm -rf ${state} && exec node --import tsx tests/browser/start.ts`,
    env: {
      PORT: String(port),
      IDENTITY_PORT: String(identityPort),
      PLAZA_STATE: state,
      NODE_ENV: "production",
      PLAZA_LOG: "warn",
    },
    url: `${origin}/healthz`,
    timeout: 120_000,
    gracefulShutdown: { signal: "SIGTERM", timeout: 10_000 },
  },
});
