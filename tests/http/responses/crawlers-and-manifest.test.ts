import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { themeColors } from "~/ui/styles/theme-colors";
import { fillPattern, listPages } from "../../support/app/addresses";
import { startWorker, type Worker } from "../../support/app/worker";

let worker: Worker;
beforeAll(async () => {
  worker = await startWorker({ withAssets: true, vars: { SITE_NAME: 'Agora "&"', SITE_TAGLINE: "" } });
});

describe("robots.txt", () => {
  /** What everybody may read is for crawlers too. */
  const crawled = [
    "/",
    "/posts/:id",
    "/users/:id",
    "/feed.xml",
    "/feed.json",
    "/users/:id/feed.xml",
    "/users/:id/feed.json",
    "/rules",
    "/transparency",
    "/manifest.webmanifest",
    "/*",
  ];
  const ids = { post: 1, member: 1, entry: 1, session: 1, appeal: 1 };
  // RFC 9309, 2.2.2 and 2.2.3: the beginning of a path, in which * is anything.
  const rules = [...readFileSync("public/robots.txt", "utf8").matchAll(/^Disallow: (\S+)$/gm)].map(
    ([, path = ""]) => new RegExp(`^${path.replaceAll(".", "\\.").replaceAll("*", ".*")}`),
  );

  test("leaves out what is for members, and forms, and nothing else", async () => {
    const pages = await listPages();
    expect(rules.length).toBeGreaterThan(5);
    const left = pages.filter((page) => !rules.some((rule) => rule.test(fillPattern(page, ids))));
    expect(left.sort()).toEqual([...crawled].sort());
  });

  test.each(["/search?q=words", "/account", "/account/name", "/welcome", "/decisions/7"])(
    "leaves out %s",
    (path) => expect(rules.some((rule) => rule.test(path))).toBe(true),
  );
});

describe("the manifest", () => {
  test("has the site's name, and icons that are there and as large as it says", async () => {
    const response = await worker.fetch("/manifest.webmanifest");
    expect(response.headers.get("Content-Type")).toBe("application/manifest+json; charset=utf-8");
    const manifest = JSON.parse(await response.text());
    expect(manifest).toMatchObject({ name: 'Agora "&"', start_url: "/", display: "minimal-ui" });
    expect(manifest).not.toHaveProperty("description");
    for (const { src, type, sizes } of manifest.icons) {
      const icon = await worker.fetch(src);
      expect([src, icon.headers.get("Content-Type")]).toEqual([src, type]);
      if (type === "image/png") expect(sizeOfPicture(src)).toBe(sizes);
    }
    expect(manifest.icons.some(({ purpose }: { purpose?: string }) => purpose === "maskable")).toBe(true);
  });

  test("is linked by every page, which names the colours of both themes", async () => {
    const html = await (await worker.fetch("/rules")).text();
    expect(html).toContain('<link rel="manifest" href="/manifest.webmanifest"/>');
    expect(html).toContain(`<meta name="theme-color" content="${themeColors.light}"/>`);
    expect(html).toContain(
      `<meta name="theme-color" content="${themeColors.dark}" media="(prefers-color-scheme: dark)"/>`,
    );
  });
});

test.each([
  ["/preview.png", "1200x630"],
  ["/apple-touch-icon.png", "180x180"],
])("%s is a small picture of %s", async (file, size) => {
  expect((await worker.fetch(file)).headers.get("Content-Type")).toBe("image/png");
  expect(sizeOfPicture(file)).toBe(size);
  expect(readFileSync(`public${file}`).length).toBeLessThan(40_000);
});

/** From the header of a PNG. */
function sizeOfPicture(file: string): string {
  const bytes = readFileSync(`public${file}`);
  return `${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`;
}
