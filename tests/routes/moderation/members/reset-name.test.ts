import { beforeAll, expect, test } from "vitest";
import type { Viewer } from "~/accounts/permissions";
import { resetNames } from "~/db/tables/accounts.server";
import { findControl, readHtml, statusMessageIn, textareaValue } from "../../../support/app/html";
import { openSignedInBrowser } from "../../../support/app/app-browser";
import { startWorker, type Worker } from "../../../support/app/worker";

let worker: Worker;
let mo: Viewer;
let ann: Viewer;

beforeAll(async () => {
  worker = await startWorker();
  mo = await worker.makeMember({ role: "moderator", name: "Mo" });
  ann = await worker.makeMember({ role: "admin", name: "Ann" });
});

const page = ({ id }: { id: number }) => `/moderation/users/${id}`;
const grounds = { reason: "spam", note: "That's an advert." };
const reset = (member: Viewer, as: Viewer, form: Record<string, string> = grounds) =>
  worker.fetch(`${page(member)}/reset-name`, { as, form });
const plain = (html: string) => html.replaceAll("&#x27;", "'");

test("a reset is confirmed with Undo, and no page shows the name but those of moderators", async () => {
  const member = await worker.makeMember({ name: "Cheap Pills" });
  await worker.makePost({ author: member, body: "A post of theirs" });
  const browser = await openSignedInBrowser(worker, mo);
  const done = await browser.follow(`${page(member)}/reset-name`, {
    form: { ...grounds, name: "Cheap Pills" },
  });
  expect(done.at).toBe(page(member));
  expect(plain(statusMessageIn(done.html))).toContain(
    `Name reset. They're Member ${member.id} until they choose another.`,
  );
  expect(done.html).toMatch(/>Undo</);
  expect(done.html).toContain("Cheap Pills");
  for (const path of ["/", `/users/${member.id}`, "/moderation/log", "/transparency"])
    expect(await readHtml(await worker.fetch(path, { as: mo })), path).not.toContain("Cheap Pills");
  expect(await readHtml(await worker.fetch("/moderation/log", { as: mo }))).toContain("reset the name of");
  expect(JSON.stringify(await worker.listEntries({ memberId: member.id }))).not.toContain("Cheap");
});

test("a second reset, and one of a name that has changed since, is a conflict that keeps the note", async () => {
  const member = await worker.makeMember({ name: "Cheap Pills" });
  const changed = await reset(member, mo, { ...grounds, name: "Dear Pills" });
  expect(changed.status).toBe(409);
  expect(await readHtml(changed)).toContain(
    "This member has just changed their name to Cheap Pills. Look at it first.",
  );
  expect((await reset(member, mo)).status).toBe(303);
  const again = await reset(member, ann);
  expect(again.status).toBe(409);
  const html = plain(await readHtml(again));
  expect(html).toMatch(/This member has no name to reset\. Mo reset it [^.]+\. Nothing was changed/);
  expect(textareaValue(html, "note")).toBe("That's an advert.");
  expect(
    await worker.db
      .select()
      .from(resetNames)
      .then((rows) => rows.length),
  ).toBe(2);
});

test("nobody resets the name of an equal or their own, and the page has no button for it", async () => {
  const peer = await worker.makeMember({ role: "moderator", name: "Peer" });
  for (const [member, why] of [
    [peer, "Only an admin can reset the name of Peer."],
    [ann, "Nobody can reset the name of Ann while they're an admin."],
    [mo, "You can change your own name, but not reset it."],
  ] as const) {
    const refused = await reset(member, mo);
    expect(refused.status).toBe(403);
    expect(plain(await readHtml(refused))).toContain(why);
    expect(await readHtml(await worker.fetch(page(member), { as: mo }))).not.toContain(">Reset name<");
  }
  expect((await reset(mo, await worker.makeMember())).status).toBe(403);
});

test("a reason is wanted, with a note for something else; both come back", async () => {
  const member = await worker.makeMember();
  const without = await reset(member, mo, { note: "Why" });
  expect(without.status).toBe(422);
  const html = await readHtml(without);
  expect(html).toContain("Choose a reason.");
  expect(findControl(html, "name")).toContain(`value="${member.name}"`);
  const other = await reset(member, mo, { reason: "other", note: "" });
  expect(other.status).toBe(422);
  expect(await readHtml(other)).toContain("Add a note to explain.");
  expect((await worker.findMemberRow(member.id))?.name).toBe(member.name);
});
