import { eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import type { Viewer } from "~/accounts/permissions";
import { members } from "~/db/tables/accounts.server";
import { openSignedInBrowser } from "../../support/app/app-browser";
import { readHtml, statusMessageIn } from "../../support/app/html";
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

const list = async (q: string, as: Viewer) =>
  readHtml(await worker.fetch(`/admin/users?q=${encodeURIComponent(q)}`, { as }));
/** The form in the row of this member; empty where there is none. */
const formIn = (html: string, { id }: { id: number }) =>
  new RegExp(`<form[^>]* action="/admin/users/${id}/role".*?</form>`, "s").exec(html)?.[0] ?? "";

test("a role is given in the row: it says so by name, with Undo, and stays at the same part of the list", async () => {
  const admin = await worker.makeMember({ role: "admin" });
  const nora = await worker.makeMember({ name: "Nora of the Rows" });
  const address = "/admin/users?q=Nora+of+the+Rows&before=999999";
  const row = formIn(await readHtml(await worker.fetch(address, { as: admin })), nora);
  expect(row).toContain(`name="to" value="${address.replace("&", "&amp;")}"`);
  expect(row).toMatch(/<option value="member" selected="">Member<.*Save role<\/button>/s);
  expect(row).not.toContain('name="note"');

  const browser = await openSignedInBrowser(worker, admin);
  const form = { role: "moderator", to: address };
  const { at, html } = await browser.follow(`/admin/users/${nora.id}/role`, { form });
  expect(at).toBe(address);
  expect(await worker.findMemberRow(nora.id)).toMatchObject({ role: "moderator" });
  expect(statusMessageIn(html)).toMatch(/^Nora of the Rows is now a moderator\..*Undo/);
  expect(formIn(html, nora)).toContain('<option value="moderator" selected="">');
});

test("whose role cannot be changed has it as words: the reader, the deleted, and those whom a block bars from rising", async () => {
  const admin = await worker.makeMember({ role: "admin", name: "Row reader one" });
  const [deleted, blocked, fallen] = [
    await worker.makeMember({ name: "Row reader two" }),
    await worker.makeMember({ name: "Row reader three" }),
    await worker.makeMember({ name: "Row reader four", role: "moderator" }),
  ];
  await worker.block(blocked);
  await worker.block(fallen);
  await worker.db.update(members).set({ erasedAt: Date.now() }).where(eq(members.id, deleted.id));
  const html = await list("Row reader", admin);
  for (const member of [admin, deleted, blocked]) expect(formIn(html, member), member.name ?? "").toBe("");
  expect(formIn(html, fallen)).toContain('<option value="member">');
  expect(formIn(html, fallen)).not.toContain('<option value="admin">');
  expect(html).toMatch(/Row reader one<.*?<span class="chip"[^>]*>Admin<\/span>/s);
});

test("the role that somebody has already is refused in words, with the form and the way back to the list", async () => {
  const admin = await worker.makeMember({ role: "admin" });
  const member = await worker.makeMember();
  const form = { role: "member", to: "/admin/users?q=x" };
  const response = await worker.fetch(`/admin/users/${member.id}/role`, { as: admin, form });
  expect(response.status).toBe(409);
  const row = formIn(await readHtml(response), member);
  expect(row).toContain(`${member.name} is already a member.`);
  expect(row).toContain('name="to" value="/admin/users?q=x"');
});
