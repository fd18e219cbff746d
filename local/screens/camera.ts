import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import type { Browser, BrowserContext, Page } from "@playwright/test";
import { CommandError } from "../command";
import { makeFontStyles, readFont } from "./fonts";
import type { Person, Screen } from "./screen";

const widths = [360, 1280] as const;
/** Long lists are cut there, in px. */
const tallest = { 360: 1280, 1280: 1000 };
export type ColorScheme = "light" | "dark";

const demoNames: Partial<Record<Person, string>> = {
  member: "Priya Nair",
  moderator: "Mateo Rivera",
  admin: "Amara Okafor",
  blocked: "Kofi Mensah",
};

/** A page for each person, signed in, in the fonts that were installed for it. */
export async function openPages(browser: Browser, origin: string) {
  const fonts = makeFontStyles();
  const pages = new Map<Person, Page>();
  return async (person: Person): Promise<Page> => {
    const known = pages.get(person);
    if (known) return known;
    const context = await browser.newContext({
      baseURL: origin,
      reducedMotion: "reduce",
      // Our policy allows no fonts.
      bypassCSP: true,
    });
    await drawInFonts(context, fonts);
    const page = await context.newPage();
    pages.set(person, page);
    if (person !== "visitor") await signIn(page, demoNames[person]);
    return page;
  };
}

async function drawInFonts(context: BrowserContext, fonts: string) {
  await context.route("**/*.css", async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: `${await response.text()}\n${fonts}` });
  });
  await context.route("**/-/fonts/**", async (route, request) => {
    const body = readFont(new URL(request.url()).pathname);
    await (body ? route.fulfill({ body, contentType: "font/woff2" }) : route.abort());
  });
}

/** As this person of the demo, or else as somebody new. */
async function signIn(page: Page, name: string | undefined) {
  await page.goto("/auth/login");
  await page.getByRole("button", { name: "Log in" }).first().click();
  if (name) await page.getByRole("button", { name }).click();
  else {
    await page.getByLabel("Name").fill("Nora Lind");
    await page.getByLabel("Email").fill("nora@plaza.example");
    await page.getByRole("button", { name: "Sign in as new person" }).click();
  }
  await page.getByRole("button", { name: "Log out" }).waitFor();
}

/** Leads a page to where the screen is, and to its state. */
export async function goTo(page: Page, { open, steps, address, name }: Screen) {
  await page.emulateMedia({ colorScheme: "light" });
  await page.setViewportSize({ width: 1280, height: 900 });
  await visit(page, typeof open === "string" ? open : await findPath(page, open));
  await steps?.(page);
  if (!new URLPattern({ pathname: address }).test({ pathname: new URL(page.url()).pathname }))
    throw new CommandError(`${name} is at ${page.url()}, which is not ${address}.`);
}

async function findPath(page: Page, { on, path }: { on: string; path: RegExp }): Promise<string> {
  await visit(page, on);
  const hrefs = await page
    .locator("[href], [action], [formaction]")
    .evaluateAll((elements) =>
      elements.map(
        (each) =>
          each.getAttribute("href") ?? each.getAttribute("action") ?? each.getAttribute("formaction") ?? "",
      ),
    );
  const found = hrefs.map((href) => path.exec(href)?.[0]).find(Boolean);
  if (!found) throw new CommandError(`Nothing on ${on} leads to ${path.source}.`);
  return found;
}

/** Opens a page and waits until React has hydrated it, where it does. */
async function visit(page: Page, path: string) {
  await page.goto(path);
  if ((await page.locator("script[type=module]").count()) === 0) return;
  await page.waitForFunction(() => Object.keys(document.body).some((key) => key.startsWith("__reactFiber")));
}

/** Takes the page as it is at every width, in each of the colour schemes. */
export async function takeAll(page: Page, base: string, schemes: readonly ColorScheme[]) {
  for (const width of widths)
    for (const scheme of schemes) {
      await page.emulateMedia({ colorScheme: scheme });
      await page.setViewportSize({ width, height: 720 });
      const { scrollHeight } = await page.evaluate(() => ({
        scrollHeight: document.documentElement.scrollHeight,
      }));
      await page.setViewportSize({ width, height: Math.min(scrollHeight, tallest[width]) });
      await settle(page);
      const session = await page.context().newCDPSession(page);
      const { data } = await session.send("Page.captureScreenshot", { format: "webp", quality: 75 });
      await session.detach();
      save(`${base}.${width}.${scheme}.webp`, Buffer.from(data, "base64"));
    }
}

/** Takes the first screen of the page for the README. */
export async function takeOne(page: Page, file: string) {
  await page.setViewportSize({ width: 1280, height: 900 });
  await settle(page);
  save(file, await page.screenshot());
}

/** Fonts load when they are first needed, and new ones may be needed at another width. */
async function settle(page: Page) {
  await page.evaluate(async () => {
    window.scrollTo(0, 0);
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    await document.fonts.ready;
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  });
}

function save(file: string, picture: Buffer) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, picture);
}
