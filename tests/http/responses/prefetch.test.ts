import { beforeAll, expect, test } from "vitest";
import type { Viewer } from "~/accounts/permissions";
import { openSignedInBrowser } from "../../support/app/app-browser";
import { startWorker, type Worker } from "../../support/app/worker";

let worker: Worker;
let member: Viewer;
beforeAll(async () => {
  worker = await startWorker();
  member = await worker.makeMember({ role: "moderator" });
  await worker.makePost({ body: "Here to be read" });
});

const prefetches = ["prefetch", "prefetch;prerender", "prefetch;anonymous-client-ip"];

test.each(prefetches)("no page of somebody signed in is fetched ahead (%s)", async (purpose) => {
  for (const path of ["/", "/moderation", "/_root.data", "/no/such/page"]) {
    const response = await worker.fetch(path, { as: member, headers: { "Sec-Purpose": purpose } });
    // Browsers then ask again when the page is opened.
    expect(response.status).toBe(503);
    expect(await response.text()).toBe("");
    expect(response.headers.get("Cache-Control")).toBe("private, no-store");
  }
});

test.each(prefetches)("visitors' pages are (%s)", async (purpose) => {
  const response = await worker.fetch("/", { headers: { "Sec-Purpose": purpose } });
  expect(response.status).toBe(200);
  expect(await response.text()).toContain("Here to be read");
});

test("a page that is fetched ahead takes no message from the page that is opened", async () => {
  const browser = await openSignedInBrowser(worker, member);
  await browser.visit("/posts/new", { form: { body: "Said once", key: crypto.randomUUID() } });
  await browser.visit("/", { headers: { "Sec-Purpose": "prefetch" } });
  expect((await browser.follow("/")).html).toContain("Posted.");
});

test("no page of somebody signed in asks the browser to fetch ahead, nor an error page", async () => {
  for (const [path, method] of [
    ["/", "GET"],
    ["/no/such/page", "GET"],
    ["/users/999999", "GET"],
    ["/transparency", "POST"],
  ] as const) {
    const response = await worker.fetch(path, { as: member, method });
    expect(await response.text()).not.toContain("speculationrules");
  }
});
