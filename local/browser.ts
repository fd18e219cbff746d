import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync, readFileSync } from "node:fs";
import { basename, delimiter, join } from "node:path";
import { chromium } from "@playwright/test";
import { CommandError } from "./command";

/** The path of a Chromium or Chrome: the one in CHROMIUM_PATH, the system's, or Playwright's. */
export function findBrowser(): string | undefined {
  return listBrowsers()[0];
}

/** One that has a back-forward cache, which the headless shell has not. */
export function findWholeBrowser(): string | undefined {
  return listBrowsers().find((path) => !basename(path).includes("headless"));
}

/** Like `findBrowser`, but installs both kinds on Debian as root; elsewhere the error says how to. */
export function requireBrowser(): string {
  if (isDebianAsRoot())
    for (const [name, find] of [
      ["chromium-headless-shell", findBrowser],
      ["chromium", findWholeBrowser],
    ] as const)
      if (!find()) installOnDebian(name);
  const found = findBrowser();
  if (found) return found;
  throw new CommandError(
    "This needs Chromium. Install it with\n\n  npx playwright install --with-deps chromium\n\n" +
      "or name one that is there already: CHROMIUM_PATH=…",
  );
}

function listBrowsers(): string[] {
  const paths = [process.env.CHROMIUM_PATH, ...systemBrowsers(), playwrightBrowser()];
  return paths.flatMap((path) => (path && isExecutable(path) ? [path] : []));
}

function systemBrowsers() {
  const names = [
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
  ];
  const folders = (process.env.PATH ?? "").split(delimiter);
  return [
    ...names.flatMap((name) => folders.map((folder) => join(folder, name))),
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
  ];
}

function playwrightBrowser() {
  try {
    return chromium.executablePath();
  } catch {
    // Playwright has no browser for this system.
    return undefined;
  }
}

function isExecutable(path: string) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function isDebianAsRoot() {
  const release = existsSync("/etc/os-release") ? readFileSync("/etc/os-release", "utf8") : "";
  return process.getuid?.() === 0 && /^ID="?debian"?$/m.test(release);
}

function installOnDebian(name: string) {
  console.log(`Installing ${name} …`);
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  for (const step of [["update"], ["install", "-y", "--no-install-recommends", name]]) {
    spawnSync("apt-get", ["-q", ...step], { stdio: ["ignore", "ignore", "inherit"], env });
  }
}
