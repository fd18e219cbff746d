import { readFileSync, writeFileSync } from "node:fs";
import { type Browser, chromium } from "@playwright/test";
import { requireBrowser } from "../browser";
import { runCommand } from "../command";
import { type Drawing, drawings } from "./drawings";

// npm run icons: draws the pictures in public/ that cannot be SVG, from the mark in public/favicon.svg.
await runCommand(async () => {
  const args = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  const browser = await chromium.launch({ executablePath: requireBrowser(), args });
  try {
    for (const drawing of drawings) await draw(browser, drawing);
  } finally {
    await browser.close();
  }
});

async function draw(browser: Browser, { file, width, height, mark, background, opacity }: Drawing) {
  const page = await browser.newPage({ viewport: { width, height }, colorScheme: "light" });
  const svg = Buffer.from(readFileSync("public/favicon.svg")).toString("base64");
  await page.setContent(`<style>
    html { background: ${background ?? "transparent"} }
    body { display: grid; place-items: center; height: 100vh; margin: 0; overflow: hidden }
    img { inline-size: ${mark * height}px }
    .echo { position: absolute; inset-block-start: 50%; translate: 0 -50%; inline-size: ${1.5 * height}px; opacity: ${opacity} }
    .start { inset-inline-start: ${-1.1 * height}px }
    .end { inset-inline-end: ${-1.1 * height}px }
  </style>
  ${opacity > 0 ? ["start", "end"].map((side) => `<img class="echo ${side}" src="data:image/svg+xml;base64,${svg}">`).join("") : ""}
  <img src="data:image/svg+xml;base64,${svg}">`);
  await page.evaluate(() => Promise.all([...document.images].map((image) => image.decode())));
  const picture = await page.screenshot({ omitBackground: background === null });
  await page.close();
  writeFileSync(`public/${file}`, picture);
  console.log(`public/${file}: ${width} × ${height}, ${picture.length} bytes`);
}
