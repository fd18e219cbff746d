import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { posts } from "~/db/tables/posts.server";
import { startWorker } from "../../support/app/worker";

test("what is written elsewhere is seen when the time is up, and not before its own time is told", async () => {
  const worker = await startWorker({ vars: { CACHE_SECONDS: "1" } });
  const post = await worker.makePost({ author: await worker.makeMember() });
  const ask = () => worker.fetch(`/posts/${post.id}`);
  expect((await ask()).status).toBe(200);
  // Past this Worker, as another isolate would.
  await worker.db.update(posts).set({ deletedAt: Date.now() }).where(eq(posts.id, post.id));
  let response = await ask();
  while (response.status === 200) {
    expect(Number(response.headers.get("Age"))).toBe(0);
    response = await ask();
  }
  expect(response.status).toBe(404);
});

test("nothing is kept where no time is set", async () => {
  const worker = await startWorker();
  for (let round = 0; round < 2; round++)
    expect((await worker.fetch("/")).headers.get("Cache-Status")).toBeNull();
});
