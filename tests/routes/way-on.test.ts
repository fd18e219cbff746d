import { beforeAll, expect, test } from "vitest";
import type { Viewer } from "~/accounts/permissions";
import { openSignedInBrowser } from "../support/app/app-browser";
import { stripScripts } from "../support/app/html";
import { startWorker, type Worker } from "../support/app/worker";

let worker: Worker;
let member: Viewer;
let blocked: Viewer;
beforeAll(async () => {
  worker = await startWorker();
  [member, blocked] = [await worker.makeMember(), await worker.makeMember()];
  await worker.block(blocked);
});

/** The links of the page's content. */
async function linksAt(path: string, as: Viewer) {
  const { html, status } = await (await openSignedInBrowser(worker, as)).follow(path);
  const [, main = ""] = /<main\b[^>]*>(.*)<\/main>/s.exec(stripScripts(html)) ?? [];
  return { status, links: [...main.matchAll(/<a\b[^>]* href="([^"]*)"/g)].map(([, to]) => to) };
}

test.each([
  [404, "/nothing-here"],
  [404, "/posts/999999"],
  [403, "/moderation"],
  [403, "/admin/users"],
])("a %i page offers one link on (%s)", async (status, path) => {
  expect(await linksAt(path, member)).toEqual({ status, links: ["/"] });
});

test("somebody blocked is led to their appeal instead", async () => {
  const { status, links } = await linksAt("/posts/new", blocked);
  expect([status, links.length]).toEqual([403, 1]);
  expect(links[0]).toMatch(/^\/(appeals|notices)/);
});
