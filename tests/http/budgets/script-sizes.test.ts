import { readdirSync, readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";

type Route = { id: string; parentId?: string; module: string; imports?: string[] };
type Manifest = { entry: { module: string; imports: string[] }; routes: Record<string, Route> };

const assets = "build/client/assets";
const manifestFile = readdirSync(assets).find((name) => name.startsWith("manifest-"))!;
const manifestText = readFileSync(`${assets}/${manifestFile}`, "utf8");
const { entry, routes } = JSON.parse(
  manifestText.slice(manifestText.indexOf("=") + 1).replace(/;\s*$/, ""),
) as Manifest;

/** The bytes, compressed, of all scripts that a page of this route loads before it is hydrated. */
function sizeOf({ id }: Route): number {
  const files = new Set([entry.module, ...entry.imports]);
  for (let route: Route | undefined = routes[id]; route; route = routes[route.parentId ?? ""])
    for (const file of [route.module, ...(route.imports ?? [])]) files.add(file);
  return [...files].reduce(
    (sum, file) => sum + gzipSync(readFileSync(`build/client${file}`), { level: 9 }).length,
    0,
  );
}

test("the scripts of a page are 115 kB at most for moderators and 100 kB for everybody else", () => {
  const sizes = Object.values(routes).map((route) => ({ id: route.id, size: sizeOf(route) }));
  expect(sizes.length).toBeGreaterThan(30);
  expect(sizes.map(({ id }) => id)).toContain("routes/account/account");
  for (const { id, size } of sizes) {
    console.log(`${id}: ${size} bytes`);
    const isForModerators = /^routes\/(moderation|admin|figures)\//.test(id);
    expect(size, id).toBeLessThanOrEqual(isForModerators ? 115_000 : 100_000);
  }
});
