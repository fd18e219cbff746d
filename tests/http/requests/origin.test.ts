import { beforeAll, describe, expect, test } from "vitest";
import { listActions } from "../../support/app/addresses";
import { prepareAction } from "../../support/app/prepare-action";
import { dump } from "../../support/database/state/dump";
import { origin } from "../../support/app/open-app";
import { startWorker, type Worker } from "../../support/app/worker";

const actions = await listActions();

const origins: Record<string, string | null> = {
  foreign: "https://evil.example",
  "sibling subdomain": "http://blog.localhost:8787",
  hidden: "null",
  absent: null,
  "other scheme": "https://localhost:8787",
  "other port": "http://localhost:8788",
  "ours as a prefix": "http://localhost:8787.evil.example",
};
const extras: Record<string, Record<string, string>> = {
  "no Sec-Fetch-Site": {},
  "cross-site": { "Sec-Fetch-Site": "cross-site" },
  "spoofed host": { "X-Forwarded-Host": "evil.example", "X-Forwarded-Proto": "https" },
};
const shapes: Record<string, { at: (path: string) => string; status: number }> = {
  page: { at: (path) => path, status: 403 },
  data: { at: (path) => `${path}.data`, status: 403 },
  "Remix 1's data": { at: (path) => `${path}?_data=routes%2Fposts%2Fnew`, status: 400 },
};

let worker: Worker;
beforeAll(async () => {
  worker = await startWorker();
});

test("there are actions to test", () => {
  expect(actions).toContain("/posts/new");
  expect(actions).toContain("/auth/logout");
  expect(actions.length).toBeGreaterThan(9);
});

describe.each(actions)("a form for %s", (pattern) => {
  test("from anywhere but our own pages is refused and changes nothing", async () => {
    const { admin, path, form } = await prepareAction(worker, pattern);
    const cookie = await worker.cookieOf(admin);
    const before = await dump(worker.d1);
    const attempts = Object.keys(origins).flatMap((from) =>
      Object.keys(extras).flatMap((extra) => Object.keys(shapes).map((shape) => ({ from, extra, shape }))),
    );
    const wrong: string[] = [];
    await Promise.all(
      attempts.map(async ({ from, extra, shape }) => {
        const { at, status } = shapes[shape]!;
        const response = await worker.fetch(at(path), {
          form,
          headers: { Cookie: cookie, Origin: origins[from]!, ...extras[extra] },
        });
        await response.text();
        if (response.status !== status || response.headers.has("Set-Cookie"))
          wrong.push(`${from}, ${extra}, ${shape}: ${response.status}`);
      }),
    );
    expect(wrong).toEqual([]);
    expect(await dump(worker.d1)).toBe(before);
  });

  test("from our own page passes this check", async () => {
    const { admin, path, form } = await prepareAction(worker, pattern);
    for (const headers of [
      { Origin: origin },
      { Origin: "null", "Sec-Fetch-Site": "same-origin" },
      { Origin: null, "Sec-Fetch-Site": "same-origin" },
    ] as Record<string, string | null>[]) {
      const response = await worker.fetch(path, { as: admin, form, headers });
      expect(await response.text()).not.toContain("came from another site");
    }
  });
});

// Shows that the forms above would change something if they were accepted.
test.each([
  "/posts/new",
  "/posts/:id/delete",
  "/posts/:id/report",
  "/moderation/posts/:id/hide",
  "/moderation/posts/:id/unhide",
  "/moderation/posts/:id/warn",
  "/moderation/posts/:id/dismiss",
  "/moderation/users/:id/block",
  "/moderation/users/:id/unblock",
  "/admin/users/:id/role",
  "/auth/logout",
])("the same form for %s from our own page is carried out", async (pattern) => {
  const { admin, path, form } = await prepareAction(worker, pattern);
  const cookie = await worker.cookieOf(admin);
  const before = await dump(worker.d1);
  const response = await worker.fetch(path, {
    form,
    headers: { Cookie: cookie, Origin: "null", "Sec-Fetch-Site": "same-origin" },
  });
  expect(response.status).toBe(303);
  expect(await dump(worker.d1)).not.toBe(before);
});

test("Sec-Fetch-Site does not make a foreign Origin acceptable", async () => {
  const { admin, path, form } = await prepareAction(worker, "/posts/new");
  const response = await worker.fetch(path, {
    as: admin,
    form,
    headers: { Origin: "https://evil.example", "Sec-Fetch-Site": "same-origin" },
  });
  expect(response.status).toBe(403);
});
