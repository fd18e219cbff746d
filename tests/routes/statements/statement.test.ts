import { beforeAll, describe, expect, test } from "vitest";
import type { Viewer } from "~/accounts/permissions";
import { openPage } from "../../support/app/app-browser";
import { note, submitBlock, submitHide, submitWarning } from "../../support/app/moderate";
import { startWorker, type Worker } from "../../support/app/worker";

let worker: Worker;
let moderator: Viewer;
beforeAll(async () => {
  worker = await startWorker();
  moderator = await worker.makeMember({ role: "moderator", name: "Mia Moderates" });
});

const read = async (as: Viewer, path: string) => (await openPage(worker, path, as)).html;

describe("a statement of reasons", () => {
  test("tells its member what was decided and follows, the words, the rule, the note and how to appeal", async () => {
    const post = await worker.makePost({ body: "Mine and hidden" });
    const entryId = await submitHide(worker, post, moderator);
    const address = `/decisions/${entryId}`;
    const html = await read(post.author, address);
    for (const words of [
      `Decision ${entryId} by the moderators of Plaza`,
      "A moderator hid your post.",
      "Only you and the moderators can see it.",
      "Mine and hidden",
      note,
      "hadn&#x27;t been reported",
      "Nothing was decided by a machine",
      `href="/appeals/${entryId}"`,
      'href="/rules#',
    ])
      expect(html).toContain(words);
    expect(html).not.toContain("Mia Moderates");

    const posts = [`/posts/${post.id}`, `/users/${post.author.id}`];
    for (const path of ["/notices", `/appeals/${entryId}`, ...posts])
      expect(await read(post.author, path)).toContain(`href="${address}"`);
    for (const path of posts) expect(await read(moderator, path)).not.toContain(`href="${address}"`);
  });

  test("is linked from the appeal that moderators answer, and tells them about whom it is", async () => {
    const post = await worker.makePost();
    const entryId = await submitWarning(worker, post, moderator);
    const appeal = await worker.makeAppeal(entryId);
    expect(await read(moderator, `/moderation/appeals/${appeal.id}`)).toContain(
      `href="/decisions/${entryId}"`,
    );
    const html = await read(moderator, `/decisions/${entryId}`);
    expect(html).toContain(`href="/moderation/users/${post.author.id}"`);
    expect(html).toContain("A moderator warned the author about the post.");
    expect(html).not.toContain("What you can do");
  });

  test("is there for a member while they are blocked, and for nobody who has to do with neither", async () => {
    const member = await worker.makeMember();
    const entryId = await submitBlock(worker, member, moderator);
    const address = `/decisions/${entryId}`;
    expect(await read({ ...member, blocked: true }, address)).toContain("A moderator blocked your account.");
    expect((await worker.fetch(address, { as: await worker.makeMember() })).status).toBe(404);
    const visitor = await worker.fetch(address);
    expect(visitor.headers.get("Location")).toBe(`/auth/login?to=%2Fdecisions%2F${entryId}`);
  });
});
