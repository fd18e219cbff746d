import { readdirSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { startWorker, type Worker } from "../../support/app/worker";

let worker: Worker;
beforeAll(async () => {
  worker = await startWorker({ withAssets: true });
});

const files = readdirSync("build/client", { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name !== "_headers")
  .map(({ parentPath, name }) => `${parentPath}/${name}`.slice("build/client".length));

/** Once each: a header that two rules set would be there twice. */
function expectHeaders({ headers }: Response) {
  expect(Object.fromEntries(headers)).toMatchObject({
    "strict-transport-security": "max-age=31536000; includeSubDomains",
    "x-content-type-options": "nosniff",
    "cross-origin-resource-policy": "same-origin",
  });
}

test("there are files of each kind", () => {
  for (const kind of [/^\/assets\/.*\.js$/, /^\/assets\/.*\.css$/, /^\/favicon\.svg$/, /^\/robots\.txt$/])
    expect(files.some((file) => kind.test(file))).toBe(true);
});

describe("static files have the headers of pages that apply to files", () => {
  test.each(files)("%s", async (file) => {
    const response = await worker.fetch(file);
    expect(response.status).toBe(200);
    // The Worker's own answer would have a policy: this one comes from the files.
    expect(response.headers.has("Content-Security-Policy")).toBe(false);
    expectHeaders(response);

    const head = await worker.fetch(file, { method: "HEAD" });
    expect(head.status).toBe(200);
    expectHeaders(head);

    const known = { "If-None-Match": response.headers.get("ETag") };
    const unchanged = await worker.fetch(file, { headers: known });
    expect(unchanged.status).toBe(304);
    expectHeaders(unchanged);
  });

  test("and those with a hash in their name may be kept for ever", async () => {
    for (const file of files) {
      const cached = (await worker.fetch(file)).headers.get("Cache-Control");
      if (file.startsWith("/assets/")) expect(cached).toBe("public, max-age=31536000, immutable");
      else expect(cached).not.toContain("immutable");
    }
  });
});

test.each([
  ["/favicon.svg", "POST", 405],
  ["/robots.txt", "DELETE", 405],
  ["/%66avicon.svg", "GET", 307],
])("and so has what else is answered for them: %s %s", async (file, method, status) => {
  const response = await worker.fetch(file, { method });
  expect(response.status).toBe(status);
  expectHeaders(response);
});

test.each([
  ["/_headers", "GET", 404],
  ["/assets/gone.js", "GET", 404],
  ["/assets/", "GET", 404],
  ["/assets/", "POST", 405],
  ["/favicon.svg/", "GET", 404],
])("what is no file is answered by the Worker, with all headers: %s %s", async (path, method, status) => {
  const response = await worker.fetch(path, { method });
  expect(response.status).toBe(status);
  expectHeaders(response);
  expect(response.headers.get("Content-Security-Policy")).toContain("default-src 'none'");
  expect(response.headers.get("Cache-Control")).toBe("private, no-store");
});
