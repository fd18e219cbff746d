import { beforeAll, expect, test } from "vitest";
import type { Viewer } from "~/accounts/permissions";
import { fillPattern, type Ids, listActions, listPages } from "../../support/app/addresses";
import { createProbe } from "../../support/app/d1-probe";
import { startWorker, type Worker } from "../../support/app/worker";

const probe = createProbe();
let worker: Worker;
let admin: Viewer;
let ids: Ids;

beforeAll(async () => {
  worker = await startWorker({ probe });
  admin = await worker.makeMember({ role: "admin" });
  const post = await worker.makePost();
  ids = { post: post.id, member: post.author.id, entry: 1, session: 1, appeal: 1 };
});

/** Whom the statements of a request are sent to, each once. */
async function askedBy(...request: Parameters<Worker["fetch"]>): Promise<(string | null)[]> {
  const { calls } = await probe.record(() => worker.fetch(...request));
  return [...new Set(calls.map(({ session }) => session))];
}

test("a visitor reads from the nearest replica, and nothing from the primary", async () => {
  let read = 0;
  for (const pattern of await listPages()) {
    const asked = await askedBy(fillPattern(pattern, ids));
    expect([[], ["first-unconstrained"]], pattern).toContainEqual(asked);
    read += asked.length;
  }
  expect(read).toBeGreaterThan(5);
});

test("whoever is signed in, or was, or has sent a form reads from the primary", async () => {
  for (const pattern of await listPages()) {
    const path = fillPattern(pattern, ids);
    expect([[], [null]], pattern).toContainEqual(await askedBy(path, { as: admin }));
    for (const Cookie of ["__Host-session=ended", "__Host-draft=x", "__Host-flash=x", "__Host-attempt-1=x"])
      expect([[], [null]], `${pattern} with ${Cookie}`).toContainEqual(
        await askedBy(path, { headers: { Cookie } }),
      );
  }
});

test("every form is carried out by the primary, whoever sends it", async () => {
  for (const pattern of await listActions())
    for (const as of [admin, undefined]) {
      const form = { body: "Words", note: "Words", name: "Words", reason: "spam", version: "0" };
      const asked = await askedBy(fillPattern(pattern, ids), { as, form });
      expect([[], [null]], pattern).toContainEqual(asked);
    }
});
