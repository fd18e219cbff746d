import { beforeAll, expect, test } from "vitest";
import { readHtml } from "../../support/app/html";
import { startWorker, type Worker } from "../../support/app/worker";

let worker: Worker;
beforeAll(async () => {
  worker = await startWorker();
});

test("members are found by a part of their name or email address, whatever its case or signs", async () => {
  const admin = await worker.makeMember({ role: "admin" });
  const named = await worker.makeMember({
    name: "Per%cent O_Neil the Unusually Long Named Member of All",
  });
  const found = async (q: string) =>
    (await readHtml(await worker.fetch(`/admin/users?q=${encodeURIComponent(q)}`, { as: admin }))).includes(
      `href="/admin/users/${named.id}"`,
    );
  expect(await found("per%CENT o_neil THE unusually long named member of all")).toBe(true);
  expect(await found(`PERSON-${named.id}@`)).toBe(true);
  expect(await found("per_cent")).toBe(false);
});
