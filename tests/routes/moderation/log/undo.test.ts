import { beforeAll, expect, test } from "vitest";
import type { Viewer } from "~/accounts/permissions";
import { undoAct } from "~/moderation/undo/undo-act.server";
import { hour } from "~/time/units";
import { openSignedInBrowser } from "../../../support/app/app-browser";
import { readHtml, statusMessageIn, stripScripts } from "../../../support/app/html";
import { startWorker, type Worker } from "../../../support/app/worker";
import { blockMember, deletePost, hidePost } from "../../../support/acts/acts";

let worker: Worker;
let mo: Viewer;

beforeAll(async () => {
  worker = await startWorker();
  mo = await worker.makeMember({ role: "moderator", name: "Mo" });
});

/** A post that was hidden so long ago, and the address of the undo of that. */
async function hiddenAgo(ms: number, post?: { id: number; author: Viewer }) {
  const { id, author } = post ?? (await worker.makePost());
  const act = { postId: id, version: 0, reason: "spam" as const, note: "Why" };
  expect(await hidePost(worker.db, mo, act, Date.now() - ms)).toBe("done");
  const entryId = (await worker.findPostRow(id))!.hiddenEntryId!;
  return { postId: id, author, entryId, path: `/moderation/log/${entryId}/undo` };
}
const isHidden = async (id: number) => (await worker.findPostRow(id))?.hiddenEntryId !== null;
const buttons = (html: string) =>
  [...html.matchAll(/<button[^>]*>(.*?)<\/button>/g)].map(([, name = ""]) => name.replaceAll(/<[^>]+>/g, ""));

test("an act of the last hour is undone at once", async () => {
  const { postId, path } = await hiddenAgo(hour - 60_000);
  const response = await worker.fetch(path, { as: mo, form: { to: "/moderation/log" } });
  expect([response.status, response.headers.get("Location")]).toEqual([303, "/moderation/log"]);
  expect(await isHidden(postId)).toBe(false);
});

test("the undo of a hiding tells whether the post can be seen again", async () => {
  const undo = async ({ path }: { path: string }) => {
    const browser = await openSignedInBrowser(worker, mo);
    return statusMessageIn((await browser.follow(path, { form: { to: "/moderation/log" } })).html);
  };
  expect(await undo(await hiddenAgo(1000))).toContain("Undone. The post is visible again.");

  const ofBlocked = await hiddenAgo(1000);
  const grounds = { reason: "spam", note: "", duration: "7d" } as const;
  const block = { memberId: ofBlocked.author.id, ...grounds };
  expect(await blockMember(worker.db, mo, block, Date.now())).toBe("done");
  expect(await undo(ofBlocked)).toContain("Undone. The post stays out of sight while its author is blocked.");

  const deleted = await hiddenAgo(1000);
  expect(await deletePost(worker.db, deleted.author, { postId: deleted.postId }, Date.now())).toBe("done");
  expect(await undo(deleted)).toContain("Undone. Its author has deleted the post.");
});

test("an older act asks first, on a page whose button has the same name, and leads back to where one was", async () => {
  const { postId, entryId, path } = await hiddenAgo(hour + 60_000);
  const to = "/moderation/log?name=Mo&before=9999999999999.1";
  const browser = await openSignedInBrowser(worker, mo);
  const asked = await browser.follow(path, { form: { to } });
  expect(asked.at).toBe(`${path}?${new URLSearchParams({ to }).toString()}`);
  expect(await isHidden(postId)).toBe(true);
  const html = stripScripts(asked.html);
  expect(html).toContain("Undo this?");
  expect(html).toContain(`id="entry-${entryId}"`);
  expect(buttons(html)).toEqual(["Log out", "Undo"]);

  const done = await browser.follow(path, { form: { to, confirmed: "yes" } });
  expect([done.at, statusMessageIn(done.html)]).toEqual([to, expect.stringContaining("Undone")]);
  expect(await isHidden(postId)).toBe(false);
  expect((await worker.listEntries({ postId })).map(({ kind }) => kind)).toEqual([
    "post.hidden",
    "act.undone",
  ]);
});

test("a form sent by script is led to the page that asks, too", async () => {
  const { postId, path } = await hiddenAgo(2 * hour);
  const response = await worker.fetch(`${path}.data`, {
    as: mo,
    form: { to: "/moderation" },
    headers: { "X-Requested-With": "fetch" },
  });
  expect(await response.text()).toContain(`${path}?to=%2Fmoderation`);
  expect(await isHidden(postId)).toBe(true);
});

test("what was undone already, or can no longer be, says so without a button", async () => {
  const { path, postId } = await hiddenAgo(2 * hour);
  await worker.fetch(path, { as: mo, form: { confirmed: "yes" } });
  const html = await readHtml(await worker.fetch(path, { as: mo }));
  expect(html).toContain("Mo already undid it just now.");
  expect(buttons(html)).toEqual(["Log out"]);
  const colleague = await worker.makeMember({ role: "moderator" });
  expect((await worker.fetch(path, { as: colleague, form: {} })).status).toBe(409);
  const undo = (await worker.listEntries({ postId })).at(-1);
  expect(await readHtml(await worker.fetch(`/moderation/log/${undo!.id}/undo`, { as: mo }))).toContain(
    "An undo can&#x27;t be undone.",
  );
});

test("who may not undo an act is not asked", async () => {
  const peer = await worker.makeMember({ role: "moderator" });
  const own = await hiddenAgo(2 * hour, await worker.makePost({ author: peer }));
  expect((await worker.fetch(own.path, { as: peer })).status).toBe(403);
  expect((await worker.fetch(own.path, { as: peer, form: {} })).status).toBe(403);
  const member = await worker.makeMember();
  expect((await worker.fetch(own.path, { as: member })).status).toBe(403);
  expect((await worker.fetch("/moderation/log/999999/undo", { as: mo })).status).toBe(404);
});

test("unless somebody was asked, the act itself stays as it is", async () => {
  const { postId, entryId } = await hiddenAgo(2 * hour);
  const undo = (confirmed?: boolean) => undoAct(worker.db, mo, { entryId, confirmed }, Date.now());
  expect(await undo(false)).toMatchObject({ outcome: "conflict", why: "unconfirmed" });
  expect(await isHidden(postId)).toBe(true);
  expect(await undo()).toMatchObject({ outcome: "done" });
  expect(await isHidden(postId)).toBe(false);
});
