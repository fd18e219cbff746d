import { beforeAll, expect, test } from "vitest";
import { origin } from "../../support/app/open-app";
import { startWorker, type Worker } from "../../support/app/worker";

let worker: Worker;
beforeAll(async () => {
  worker = await startWorker();
});

const navigation = { "Sec-Fetch-Mode": "navigate" };
/** Forms that lead to another site, and the status by which they do. */
const forms: [string, number, RegExp][] = [
  ["/auth/login", 302, /^http:\/\/localhost:4499\/authorize\?.*&state=/],
  ["/auth/logout", 303, /^http:\/\/localhost:4499\/v2\/logout\?client_id=plaza-local&returnTo=/],
];

test.each(forms)("%s leads a browser to the provider by a page", async (path, _, address) => {
  const as = await worker.makeMember();
  const response = await worker.fetch(path, { as, form: { to: "/" }, headers: navigation });
  expect(response.status).toBe(200);
  expect(response.headers.has("Location")).toBe(false);
  const [, to = ""] = /^0; url=(.*)$/.exec(response.headers.get("Refresh") ?? "") ?? [];
  expect(to).toMatch(address);
  const html = await response.text();
  expect(html).toContain(`href="${to.replaceAll("&", "&amp;")}">Continue</a>`);
  expect(html).not.toContain("<script");
  // Nobody's name: the page is the same for all, and reads nothing.
  expect(html).not.toContain(as.name);
  expect(response.headers.getSetCookie().join("\n")).toContain(
    path === "/auth/login" ? "__Host-attempt-" : "__Host-session=;",
  );
});

test.each(forms)("%s redirects whoever is no browser that opens a page", async (path, status, address) => {
  for (const headers of [undefined, { "Sec-Fetch-Mode": "cors" }]) {
    const response = await worker.fetch(path, { form: { to: "/" }, headers });
    expect(response.status).toBe(status);
    expect(response.headers.get("Location")).toMatch(address);
    expect(response.headers.has("Refresh")).toBe(false);
  }
});

test("a form that leads to a page of ours redirects there", async () => {
  const form = { body: "Hello", key: crypto.randomUUID() };
  const response = await worker.fetch("/posts/new", { form, headers: navigation });
  expect(response.status).toBe(302);
  expect(new URL(response.headers.get("Location")!, origin).origin).toBe(origin);
});

test("no page of ours lets a form go anywhere but here and to the provider", async () => {
  for (const path of ["/", "/auth/login", "/no/such/page"]) {
    const policy = (await worker.fetch(path)).headers.get("Content-Security-Policy");
    expect(policy).toContain("; form-action 'self' http://localhost:4499; ");
  }
});
