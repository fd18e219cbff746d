import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { requireBrowser } from "../browser";
import { runCommand } from "../command";
import { startDevServer } from "../dev-server/dev-server";
import { findFreePort } from "../dev-server/ports";
import { stopProcesses, waitForShutdown } from "../dev-server/processes";
import { goTo, openPages, takeAll, takeOne } from "./camera";
import { pages } from "./pages";
import { states } from "./states";

// npm run screens [-- folder]: takes the README's pictures and those of every page and state, on fresh demo data.
const shutdown = waitForShutdown();
const folder = process.argv[2] ?? "docs";
const stateFolder = mkdtempSync(join(tmpdir(), "plaza-screens-"));

await runCommand(async () => {
  try {
    const end = await Promise.race([takeScreens(), shutdown]);
    return end === "shutdown" ? 130 : 0;
  } finally {
    await stopProcesses();
    rmSync(stateFolder, { recursive: true, force: true });
  }
});
process.exit();

async function takeScreens() {
  const [port, identityPort] = [await findFreePort(), await findFreePort()];
  const { origin } = await startDevServer({ port, identityPort, stateFolder, quiet: true });
  const args = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  const browser = await chromium.launch({ executablePath: requireBrowser(), args });
  try {
    const pageOf = await openPages(browser, origin);
    const picturesOf = join(folder, "screens");
    rmSync(picturesOf, { recursive: true, force: true });
    for (const screen of [...pages, ...states]) {
      const page = await pageOf(screen.as);
      await goTo(page, screen);
      if (screen.as === "member" && screen.name === "feed") await takeOne(page, join(folder, "feed.png"));
      if (screen.name === "queue") await takeOne(page, join(folder, "queue.png"));
      const schemes = pages.includes(screen) ? (["light", "dark"] as const) : (["light"] as const);
      await takeAll(page, join(picturesOf, `${screen.as}-${screen.name}`), schemes);
      await page.context().setOffline(false);
      console.log(`${screen.as}: ${screen.name}`);
    }
  } finally {
    await browser.close();
  }
}
