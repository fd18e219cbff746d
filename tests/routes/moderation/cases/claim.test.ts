import { beforeAll, expect, test } from "vitest";
import { readHtml } from "../../../support/app/html";
import { startWorker, type Worker } from "../../../support/app/worker";

let worker: Worker;
beforeAll(async () => {
  worker = await startWorker();
});

test("a refused claim says why: a colleague has it, the case is decided, or one has twenty already", async () => {
  const [busy, colleague] = [
    await worker.makeMember({ role: "moderator" }),
    await worker.makeMember({ role: "moderator" }),
  ];
  const claim = async (id: number, as = busy) =>
    worker.fetch(`/moderation/posts/${id}/claim`, { as, form: {} });
  const reported = async () => {
    const { id } = await worker.makePost();
    await worker.makeReport({ id });
    return id;
  };
  const first = await reported();
  expect((await claim(first)).status).toBe(303);
  const conflictPage = async (response: Response) => {
    expect(response.status).toBe(409);
    return readHtml(response);
  };
  expect(await conflictPage(await claim(first, colleague))).toContain(`${busy.name} claimed this case`);
  const { id } = await worker.makePost();
  expect(await conflictPage(await claim(id))).toContain(
    "This case isn&#x27;t claimed, or it&#x27;s already decided.",
  );
  for (let more = 1; more < 20; more++) expect((await claim(await reported())).status).toBe(303);
  expect(await conflictPage(await claim(await reported()))).toContain(
    "You&#x27;ve claimed 20 cases, which is the limit.",
  );
  expect((await claim(first)).status).toBe(303);
});
