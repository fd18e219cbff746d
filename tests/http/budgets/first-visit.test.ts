import { gzipSync } from "node:zlib";
import { beforeAll, expect, test } from "vitest";
import { startWorker, type Worker } from "../../support/app/worker";

let worker: Worker;
beforeAll(async () => {
  worker = await startWorker({ withAssets: true });
  const author = await worker.makeMember({ name: "A name of a common length" });
  for (let count = 0; count < 21; count++)
    await worker.makePost({ author, body: `Post ${count}: ${"words of a usual length ".repeat(5)}`.trim() });
});

const size = (body: string) => gzipSync(body, { level: 6 }).length;

test("a first visit is 12 kB at most, everything counted, and without a script", async () => {
  const html = await (await worker.fetch("/")).text();
  expect(html.match(/<article/g)).toHaveLength(20);
  expect(html).not.toMatch(/<script(?! type="speculationrules")|modulepreload/);
  const linked = [...html.matchAll(/<link rel="(stylesheet|icon|manifest)" href="([^"]+)"/g)].map(
    ([, rel, href]) => ({
      rel,
      href: href ?? "",
    }),
  );
  expect(new Set(linked.map(({ rel }) => rel))).toEqual(new Set(["icon", "manifest", "stylesheet"]));
  const sizes: Record<string, number> = { html: size(html) };
  for (const { rel, href } of linked) {
    const response = await worker.fetch(href);
    expect([href, response.status]).toEqual([href, 200]);
    sizes[rel ?? ""] = size(await response.text());
  }
  console.table(sizes);
  const total = Object.values(sizes).reduce((sum, each) => sum + each, 0);
  expect(total, JSON.stringify(sizes)).toBeLessThanOrEqual(12_000);
});
