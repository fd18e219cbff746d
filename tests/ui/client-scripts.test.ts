import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const folder = "build/client/assets";

/** The scripts that each script of the browser imports before it runs. */
const imports = new Map(
  readdirSync(folder)
    .filter((file) => file.endsWith(".js"))
    .map((file) => {
      const script = readFileSync(`${folder}/${file}`, "utf8");
      const found = [...script.matchAll(/(?:from|import)"\.\/([^"]+\.js)"/g)].map(([, name = ""]) => name);
      return [file, found];
    }),
);

function findCircle(file: string, path: string[] = []): string[] | null {
  if (path.includes(file)) return [...path, file];
  for (const next of imports.get(file) ?? []) {
    const circle = findCircle(next, [...path, file]);
    if (circle) return circle;
  }
  return null;
}

// A script that is in such a circle runs before what it needs, and no page with it works in the browser.
test("no script of the browser needs itself, by whatever way", () => {
  expect(imports.size).toBeGreaterThan(3);
  for (const file of imports.keys()) expect(findCircle(file)).toBeNull();
});
